using System.Text.Json.Nodes;
using ChatOps.Channels;
using ChatOps.Channels.Teams;
using ChatOps.People;
using Microsoft.Bot.Schema;

namespace ChatOps.Tests.Channels.Teams;

public sealed class TeamsInboundTests
{
    private const string Tenant = "0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9";
    private const string Ana = "3f2a1b0c-9d8e-4f7a-8b6c-5d4e3f2a1b0c";
    private const string Chat = "a:1pL7wJ2nXc9vB4mQk6rT8yU0iOe3sDfGhZ5xCvBnM1qWeRtYuIoPaSdFgHjKlZxCvBnM";

    [Fact]
    public void a_typed_message_is_text_without_html_entities()
    {
        var (inbound, kind) = Gesture("message.personal");
        kind.ShouldBe(ReadingKind.Message);
        inbound.Text.ShouldBe("my week & partner now");
        inbound.Account.ShouldBe(new AccountKey(Channel.Teams, Tenant, Ana));
        inbound.DeliveryId.ShouldBe($"teams:{Tenant}:{Chat}:1763884812345");
        inbound.IsAnsweredAtOnce.ShouldBeFalse();
        inbound.Place.ShouldBeNull();
    }

    [Fact]
    public void the_sender_is_what_the_delivery_says_about_them()
    {
        var sender = Gesture("message.personal").Inbound.Sender;
        (sender.Name, sender.Locale, sender.Zone).ShouldBe(("Ana Ruiz", "de-DE", "Europe/Berlin"));
        sender.Conversation.ShouldBe(Chat);
        sender.ServiceUrl.ShouldBe($"https://smba.trafficmanager.net/emea/{Tenant}/");
        sender.ConnectorId!.ShouldStartWith("29:");
    }

    [Fact]
    public void the_bots_mention_is_stripped_and_another_persons_stays_as_a_name()
    {
        var inbound = Gesture("message.channel-mention").Inbound;
        inbound.Text.ShouldBe("join Kim Sato");
        inbound.Place.ShouldBe("19:4b6bed8d24574f6a9e436813cb2617d8@thread.tacv2");
        inbound.Sender.Conversation.ShouldBeNull();
    }

    [Theory]
    [InlineData("invoke.card-action", nameof(ReadingKind.Card), true, "f:0d1e2f3a-1111-2222-3333-444455556666")]
    [InlineData("message.submit", nameof(ReadingKind.Submit), false, "1763884812345")]
    [InlineData("invoke.task-submit", nameof(ReadingKind.Dialog), true, "f:2")]
    public void the_three_ways_to_send_a_form_read_the_same(string payload, string kind, bool isAnsweredAtOnce, string id)
    {
        var (inbound, read) = Gesture(payload);
        read.ToString().ShouldBe(kind);
        (inbound.Action, inbound.Subject).ShouldBe(("check-in.submit", "0193a2b4-0000-7000-8000-000000000001"));
        inbound.IsAnsweredAtOnce.ShouldBe(isAnsweredAtOnce);
        inbound.DeliveryId.ShouldBe($"teams:{Tenant}:{Chat}:{id}");
        inbound.Text.ShouldBeNull();
        inbound.Fields.Ids.Order().ShouldBe(["blockers", "c1_stretch", "light_week", "o1", "stuck", "well"]);
        inbound.Fields.Choices("blockers").ShouldBe(["time", "unclear"]);
        inbound.Fields.IsOn("c1_stretch").ShouldBeTrue();
        inbound.Fields.IsOn("light_week").ShouldBeFalse();
        inbound.Fields.Words("well")!.Reveal().ShouldBe("Der erste Entwurf");
        inbound.Fields.Has("stuck").ShouldBeFalse();
    }

    [Fact]
    public void a_dialog_that_opens_carries_its_action_and_nothing_typed()
    {
        var (inbound, kind) = Gesture("invoke.task-fetch");
        kind.ShouldBe(ReadingKind.Dialog);
        inbound.Action.ShouldBe("check-in.open");
    }

    [Theory]
    [InlineData("installation.add", "channel.installed")]
    [InlineData("installation.add-upgrade", "channel.upgraded")]
    [InlineData("installation.remove", "channel.removed")]
    [InlineData("conversation.bot-added", "channel.installed")]
    [InlineData("conversation.bot-removed", "channel.removed")]
    public void the_bot_coming_and_going_in_a_personal_chat_is_a_gesture(string payload, string action)
    {
        var inbound = Gesture(payload).Inbound;
        inbound.Action.ShouldBe(action);
        inbound.Sender.Conversation.ShouldBe(Chat);
        inbound.IsAnsweredAtOnce.ShouldBeFalse();
    }

    [Theory]
    [InlineData("installation.team-add")]
    [InlineData("installation.remove-upgrade")]
    [InlineData("conversation.team-member-added")]
    [InlineData("conversation.channel-renamed")]
    [InlineData("reaction")]
    [InlineData("typing")]
    [InlineData("read-receipt")]
    [InlineData("from-the-future")]
    public void everything_else_is_passed_over(string payload) =>
        TeamsInbound.Read(Payload.Activity(payload)).ShouldBeOfType<Reading.Nothing>();

    [Theory]
    [InlineData("messageUpdate", "editMessage", "message.edited")]
    [InlineData("messageUpdate", "undeleteMessage", "message.edited")]
    [InlineData("messageDelete", "softDeleteMessage", "message.deleted")]
    public void an_edit_names_the_message_that_was_typed(string type, string happened, string action)
    {
        var typed = Gesture("message.personal").Inbound;
        JsonObject Edit(string text, string time)
        {
            var edit = JsonNode.Parse(Payload.Text("message.personal"))!.AsObject();
            (edit["type"], edit["text"], edit["timestamp"]) = (type, text, time);
            edit["channelData"]!["eventType"] = happened;
            return edit;
        }

        Inbound Read(JsonObject edit) =>
            TeamsInbound.Read(Payload.Read(edit.ToJsonString())!).ShouldBeOfType<Reading.Gesture>().Inbound;

        var first = Read(Edit("say it", "2026-11-23T09:00:00Z"));
        first.Action.ShouldBe(action);
        first.Text.ShouldBe(action == "message.deleted" ? null : "say it");
        first.TypedId.ShouldBe(typed.TypedId.ShouldNotBeNull());
        first.DeliveryId.ShouldNotBe(typed.DeliveryId);
        Read(Edit("say it", "2026-11-23T09:00:00Z")).DeliveryId.ShouldBe(first.DeliveryId, "repeated");
        Read(Edit("say it", "2026-11-23T09:05:00Z")).DeliveryId.ShouldNotBe(first.DeliveryId, "done once more");
    }

    [Theory]
    [InlineData('a', 1_000, true)]
    [InlineData('a', 1_001, false)]
    [InlineData('ä', 500, true)]
    [InlineData('ä', 501, false)]
    [InlineData('漢', 334, false)]
    public void an_id_is_no_longer_than_an_index_takes(char letter, int length, bool isId) =>
        WireText.IsId(new string(letter, length)).ShouldBe(isId);

    [Fact]
    public void an_invoke_that_we_do_not_know_is_said_to_be_unknown() =>
        TeamsInbound.Read(Payload.Activity("invoke.search")).ShouldBeOfType<Reading.UnknownInvoke>();

    [Theory]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action"}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":"x"}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":{}}}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"verb":"menu"}}}""")]
    [InlineData("""{"type":"invoke","name":"task/submit","value":[]}""")]
    public void an_invoke_of_ours_without_what_it_needs_is_malformed(string json) =>
        TeamsInbound.Read(Payload.Read(json)!).ShouldBeOfType<Reading.NotOurShape>();

    [Fact]
    public void an_invoke_without_an_id_gets_one_from_what_it_does()
    {
        var activity = Payload.Activity("invoke.card-action");
        activity.Id = null;
        var once = Read(activity).DeliveryId;
        once.ShouldStartWith($"teams:{Tenant}:{Chat}:1763884801111:check-in.submit:");
        once.ShouldNotContain("Entwurf");
        var again = Payload.Activity("invoke.card-action");
        again.Id = null;
        Read(again).DeliveryId.ShouldBe(once);
        again.Value = Payload.Read("""{"type":"invoke","value":{"action":{"verb":"check-in.submit","data":{"well":"x"}}}}""")!.Value;
        Read(again).DeliveryId.ShouldNotBe(once);
    }

    [Fact]
    public void what_no_keyboard_makes_is_taken_out_of_texts_and_refused_in_ids()
    {
        const string clean =
            """{"type":"message","id":"1","text":"a\u0000b\tc","from":{"aadObjectId":"u"},"conversation":{"id":"a:1","tenantId":"t"}}""";
        Read(Payload.Read(clean)!).Text.ShouldBe("ab\tc");
        TeamsInbound.Read(Payload.Read(clean.Replace("a:1", "a:\\u00001", StringComparison.Ordinal))!).ShouldBeOfType<Reading.Nothing>();
    }

    [Fact]
    public void the_same_input_twice_counts_once() =>
        Read(
            Payload.Read(
                """{"type":"message","id":"1","value":{"action":"a","x":"1","x":"2"},"from":{"aadObjectId":"u"},"conversation":{"id":"a:1","tenantId":"t"}}"""
            )!)
            .Fields.Choice("x")
            .ShouldBe("2");

    private static (Inbound Inbound, ReadingKind Kind) Gesture(string payload) =>
        TeamsInbound.Read(Payload.Activity(payload)).ShouldBeOfType<Reading.Gesture>() is var gesture
            ? (gesture.Inbound, gesture.Kind)
            : default;

    private static Inbound Read(Activity activity) => TeamsInbound.Read(activity).ShouldBeOfType<Reading.Gesture>().Inbound;
}
