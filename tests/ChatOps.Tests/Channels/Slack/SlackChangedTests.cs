using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Channels.Slack.Reading;

namespace ChatOps.Tests.Channels.Slack;

/// <summary>What Slack tells of messages that were there already.</summary>
public sealed class SlackChangedTests
{
    [Fact]
    public void an_edit_names_the_message_that_was_typed_and_what_it_says_now()
    {
        var edited = Of("event.message_changed").ShouldNotBeNull();
        edited.Action.ShouldBe("message.edited");
        edited.Text.ShouldBe("my weeks");
        edited.Account.UserId.ShouldBe("U0ANA");
        edited.TypedId.ShouldBe("slack:D0ANA:1763974840.000100");
        Of("event.message").ShouldNotBeNull().TypedId.ShouldBe(edited.TypedId);
        edited.BusinessKey.ShouldNotBe(Of("event.message")!.BusinessKey);
    }

    [Fact]
    public void a_deletion_is_the_authors_whoever_deleted_it()
    {
        var deleted = Changed(e =>
        {
            e["subtype"] = "message_deleted";
            e["deleted_ts"] = "1763974840.000100";
            e.Remove("message");
        }).ShouldNotBeNull();
        deleted.Action.ShouldBe("message.deleted");
        deleted.Account.UserId.ShouldBe("U0ANA");
        deleted.TypedId.ShouldBe("slack:D0ANA:1763974840.000100");
        deleted.Text.ShouldBeNull();
    }

    [Fact]
    public void what_was_answered_in_a_thread_leaves_a_tombstone()
    {
        var deleted = Changed(e => e["message"] = JsonNode.Parse(
            """{"type":"message","subtype":"tombstone","user":"USLACKBOT","text":"This message was deleted.","ts":"1763974840.000100"}"""))
            .ShouldNotBeNull();
        (deleted.Action, deleted.TypedId).ShouldBe(("message.deleted", "slack:D0ANA:1763974840.000100"));
        deleted.Account.UserId.ShouldBe("U0ANA");
    }

    [Fact]
    public void an_edit_is_known_without_the_message_that_was() =>
        Changed(e => e.Remove("previous_message")).ShouldNotBeNull().Text.ShouldBe("my weeks");

    [Theory]
    [InlineData("""{"text":"my week","attachments":[{"title":"A page"}]}""")]
    [InlineData("""{"text":"my *week*","bot_id":"B0BOT"}""")]
    [InlineData("""{"user":"U0BOT"}""")]
    [InlineData("""{"user":null}""")]
    [InlineData("""{"subtype":"bot_message","user":null,"bot_id":"B0BOT"}""")]
    [InlineData("""{"subtype":"channel_join"}""")]
    [InlineData("""{"ts":null}""")]
    public void a_preview_and_what_is_nobodys_own_are_noise(string change) =>
        Changed(e =>
        {
            foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
                e["message"]![name] = value?.DeepClone();
        }).ShouldBeNull();

    [Fact]
    public void only_the_chat_with_us_counts() =>
        Changed(e => (e["channel"], e["channel_type"]) = ("C0GENERAL", "channel")).ShouldBeNull();

    private static ChatOps.Channels.Inbound? Of(string payload) => (SlackPayload.Happening(payload) as SlackHappening.Visited)?.Inbound;

    private static ChatOps.Channels.Inbound? Changed(Action<JsonObject> change)
    {
        var envelope = JsonNode.Parse(SlackPayload.Text("event.message_changed"))!;
        change(envelope["event"]!.AsObject());
        var read = SlackReading.Read(Encoding.UTF8.GetBytes(envelope.ToJsonString()), SlackJson.Default.SlackEnvelope)!;
        return (SlackHappening.Of(read) as SlackHappening.Visited)?.Inbound;
    }
}
