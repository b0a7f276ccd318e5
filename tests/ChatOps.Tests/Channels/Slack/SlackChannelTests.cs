using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Tests.Vendors.Slack;

namespace ChatOps.Tests.Channels.Slack;

public sealed class SlackChannelTests : SlackTestBase
{
    private const string Chat = "D0ANA";

    private static readonly Card Copy = new("partner-copy", "Ben shared the week.") { Body = [new Text("Call the supplier.")] };

    private static readonly Card Changed = Copy with { Body = [new Text("Call two suppliers.")] };

    private static readonly Card Home = new("home", "Home") { Body = [new Text("Nothing is due.")] };

    private IChannel Channel => Host.Channel;

    [Fact]
    public async Task a_card_goes_to_the_persons_own_chat()
    {
        var sent = (await Channel.Post(SlackAccounts.Of(Ana), null, Copy, "delivery-1", Ct)).ShouldBeOfType<Delivery.Sent>();
        var message = Slack.Messages(Chat).ShouldHaveSingleItem();
        sent.Message.ShouldBe(new MessageRef(Chat, message.Ts));
        message.Text.ShouldBe("Ben shared the week.");
        message.Reads.ShouldContain("Call the supplier.");
        message.Json["metadata"]!.ToJsonString().ShouldBe("""{"event_type":"chatops_card","event_payload":{"id":"delivery-1"}}""");
        ((bool?)message.Json["unfurl_links"], (bool?)message.Json["unfurl_media"]).ShouldBe((false, false));
        Slack.Calls.ShouldAllBe(c => c.Token == FakeSlack.Token);
    }

    [Fact]
    public async Task a_known_chat_is_not_opened_again()
    {
        await Channel.Post(SlackAccounts.Of(Ana, Chat), null, Copy, "d", Ct);
        Slack.CallsOf("conversations.open").ShouldBeEmpty();
    }

    [Fact]
    public async Task a_card_can_go_to_a_shared_channel()
    {
        var sent = (await Channel.Post(SlackAccounts.Of(Ana, Chat), "C0GENERAL", Copy, "d", Ct)).ShouldBeOfType<Delivery.Sent>();
        sent.Message.Conversation.ShouldBe("C0GENERAL");
    }

    [Fact]
    public async Task a_card_changes_in_place_and_keeps_its_delivery_id()
    {
        var sent = await Sent();
        (await Channel.Update(SlackAccounts.Of(Ana), sent, Changed, Ct)).ShouldBe(new Delivery.Sent(sent));
        var message = Slack.Messages(Chat).ShouldHaveSingleItem();
        message.Reads.ShouldContain("Call two suppliers.");
        (await Channel.Find(SlackAccounts.Of(Ana), null, "delivery-1", Now, Ct)).ShouldBe(new Finding.Found(sent));
    }

    [Fact]
    public async Task a_card_is_removed_and_is_as_good_as_removed_when_it_is_gone()
    {
        var sent = await Sent();
        (await Channel.Remove(SlackAccounts.Of(Ana), sent, Ct)).ShouldBe(new Delivery.Sent(sent));
        Slack.Messages(Chat).ShouldBeEmpty();
        (await Channel.Remove(SlackAccounts.Of(Ana), sent, Ct)).ShouldBe(new Delivery.Sent(sent));
    }

    [Fact]
    public async Task a_change_of_what_is_gone_says_so()
    {
        var sent = await Sent();
        await Channel.Remove(SlackAccounts.Of(Ana), sent, Ct);
        (await Channel.Update(SlackAccounts.Of(Ana), sent, Changed, Ct)).ShouldBe(new Delivery.Gone("message_not_found"));
    }

    [Fact]
    public async Task the_home_tab_is_published_and_published_again()
    {
        var sent = (await Channel.Post(SlackAccounts.Of(Ana), null, Home, "d", Ct)).ShouldBeOfType<Delivery.Sent>();
        sent.Message.ShouldBe(new MessageRef("home", Ana));
        Slack.Home(Ana)!.Reads.ShouldContain("Nothing is due.");
        (await Channel.Update(SlackAccounts.Of(Ana), sent.Message, Home with { Body = [new Text("Your week is open.")] }, Ct)).ShouldBe(
            sent);
        Slack.Home(Ana)!.Reads.ShouldContain("Your week is open.");
        (await Channel.Remove(SlackAccounts.Of(Ana), sent.Message, Ct)).ShouldBe(sent);
        Slack.Messages(Chat).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_message_whose_answer_was_lost_is_found_again()
    {
        var since = Now;
        Slack.LoseAnswer("chat.postMessage");
        (await Channel.Post(SlackAccounts.Of(Ana, Chat), null, Copy, "delivery-1", Ct)).ShouldBe(new Delivery.Unknown("connection_lost"));
        var message = Slack.Messages(Chat).ShouldHaveSingleItem();
        (await Channel.Find(SlackAccounts.Of(Ana, Chat), null, "delivery-1", since, Ct)).ShouldBe(
            new Finding.Found(new MessageRef(Chat, message.Ts)));
        (await Channel.Find(SlackAccounts.Of(Ana, Chat), null, "delivery-2", since, Ct)).ShouldBeOfType<Finding.Nowhere>();
    }

    [Fact]
    public async Task a_message_is_found_under_many_newer_ones()
    {
        var sent = await Sent();
        for (var i = 0; i < 450; i++)
            Slack.Say(Ana, "hello");
        (await Channel.Find(SlackAccounts.Of(Ana, Chat), null, "delivery-1", Now, Ct)).ShouldBe(new Finding.Found(sent));
        Slack.CallsOf("conversations.history").Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("ratelimited", typeof(Finding.TryAgain))]
    [InlineData("something_new", typeof(Finding.TryAgain))]
    [InlineData("internal_error", typeof(Finding.TryAgain))]
    [InlineData("token_revoked", typeof(Finding.TryAgain))]
    [InlineData("channel_not_found", typeof(Finding.Nowhere))]
    [InlineData("missing_scope", typeof(Finding.CannotTell))]
    public async Task a_history_that_is_not_shown_proves_nothing(string code, Type finding)
    {
        Slack.Fail("conversations.history", code);
        (await Channel.Find(SlackAccounts.Of(Ana, Chat), null, "d", Now, Ct)).GetType().ShouldBe(finding);
    }

    [Theory]
    [InlineData("chat.postMessage", "account_inactive", "Revoked")]
    [InlineData("chat.postMessage", "invalid_auth", "Revoked")]
    [InlineData("chat.postMessage", "not_authed", "Revoked")]
    [InlineData("chat.postMessage", "token_revoked", "Revoked")]
    [InlineData("conversations.open", "user_not_found", "Deactivated")]
    [InlineData("conversations.open", "users_not_found", "Deactivated")]
    [InlineData("conversations.open", "user_disabled", "Deactivated")]
    [InlineData("conversations.open", "cannot_dm_bot", "Blocked")]
    public async Task some_refusals_mean_that_the_person_is_out_of_reach(string method, string code, string state)
    {
        Slack.Fail(method, code);
        (await Channel.Post(SlackAccounts.Of(Ana), null, Copy, "d", Ct)).ShouldBe(
            new Delivery.Unreachable(Enum.Parse<AccountState>(state), code));
    }

    [Theory]
    [InlineData("invalid_blocks", typeof(Delivery.Refused))]
    [InlineData("msg_too_long", typeof(Delivery.Refused))]
    [InlineData("restricted_action", typeof(Delivery.TryAgain))]
    [InlineData("not_in_channel", typeof(Delivery.Refused))]
    [InlineData("ekm_access_denied", typeof(Delivery.TryAgain))]
    [InlineData("something_new", typeof(Delivery.TryAgain))]
    [InlineData("Größe, typed by somebody", typeof(Delivery.TryAgain))]
    [InlineData("is_archived", typeof(Delivery.Gone))]
    [InlineData("channel_not_found", typeof(Delivery.Gone))]
    [InlineData("service_unavailable", typeof(Delivery.TryAgain))]
    [InlineData("request_timeout", typeof(Delivery.TryAgain))]
    [InlineData("internal_error", typeof(Delivery.Unknown))]
    [InlineData("fatal_error", typeof(Delivery.Unknown))]
    [InlineData("ratelimited", typeof(Delivery.Throttled))]
    [InlineData("rate_limited", typeof(Delivery.Throttled))]
    [InlineData("message_limit_exceeded", typeof(Delivery.Throttled))]
    public async Task every_refusal_of_a_new_message_has_its_outcome(string code, Type outcome)
    {
        Slack.Fail("chat.postMessage", code);
        (await Channel.Post(SlackAccounts.Of(Ana), null, Copy, "d", Ct)).GetType().ShouldBe(outcome);
    }

    [Theory]
    [InlineData("message_not_found", typeof(Delivery.Gone))]
    [InlineData("cant_update_message", typeof(Delivery.Gone))]
    [InlineData("internal_error", typeof(Delivery.TryAgain))]
    [InlineData("invalid_blocks", typeof(Delivery.Refused))]
    public async Task every_refusal_of_a_change_has_its_outcome(string code, Type outcome)
    {
        var sent = await Sent();
        Slack.Fail("chat.update", code);
        (await Channel.Update(SlackAccounts.Of(Ana), sent, Changed, Ct)).GetType().ShouldBe(outcome);
    }

    [Fact]
    public async Task a_busy_slack_says_how_long_to_wait()
    {
        Slack.Limit("chat.postMessage", 17);
        (await Channel.Post(SlackAccounts.Of(Ana), null, Copy, "d", Ct)).ShouldBe(
            new Delivery.Throttled(Duration.FromSeconds(17), "ratelimited", "chat.postMessage"));
        Slack.Messages(Chat).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0", 1.0)]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT", 1.0)]
    [InlineData("Sat, 06 Nov 2094 08:49:37 GMT", 3600.0)]
    [InlineData("86400", 3600.0)]
    [InlineData("2.5", 2.5)]
    [InlineData("soon", null)]
    public async Task how_long_may_be_written_in_other_ways(string retryAfter, double? seconds)
    {
        Slack.Limit("chat.postMessage", retryAfter);

        (await Channel.Post(SlackAccounts.Of(Ana), null, Copy, "d", Ct)).ShouldBeOfType<Delivery.Throttled>()
            .After.ShouldBe(seconds is { } some ? Duration.FromSeconds(some) : null);
    }

    [Fact]
    public async Task a_failing_edge_leaves_the_fate_of_a_new_message_open()
    {
        Slack.FailWithStatus("chat.postMessage", 503);
        (await Channel.Post(SlackAccounts.Of(Ana), null, Copy, "d", Ct)).ShouldBe(new Delivery.Unknown("http_503"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Sign in</html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"ok":1}""")]
    [InlineData("""{"ok":true,"channel":""")]
    public async Task an_answer_that_says_neither_yes_nor_no_leaves_it_open_too(string page)
    {
        Slack.AnswerWith("chat.postMessage", page);
        (await Channel.Post(SlackAccounts.Of(Ana), null, Copy, "d", Ct)).ShouldBe(new Delivery.Unknown("unreadable_answer"));
    }

    [Fact]
    public async Task an_interrupted_opening_of_the_chat_sent_nothing()
    {
        Slack.LoseAnswer("conversations.open");
        (await Channel.Post(SlackAccounts.Of(Ana), null, Copy, "d", Ct)).ShouldBeOfType<Delivery.TryAgain>();
    }

    [Fact]
    public async Task where_nothing_listens_nothing_was_sent()
    {
        await using var gone = await FakeSlack.Start();
        var address = gone.ApiUrl;
        await gone.DisposeAsync();
        await using var host = await SlackHost.Start(Slack, s => s with { ApiUrl = address });
        (await host.Channel.Post(SlackAccounts.Of(Ana, Chat), null, Copy, "d", Ct)).ShouldBe(new Delivery.TryAgain("unreachable"));
    }

    [Fact]
    public async Task without_a_token_nobody_is_reached()
    {
        await using var host = await SlackHost.Start(Slack, s => s with { BotToken = null });
        (await host.Channel.Post(SlackAccounts.Of(Ana), null, Copy, "d", Ct)).ShouldBe(
            new Delivery.Unreachable(AccountState.NotInstalled, "not_installed"));
    }

    private static Instant Now => SystemClock.Instance.GetCurrentInstant();

    private async Task<MessageRef> Sent() =>
        (await Channel.Post(SlackAccounts.Of(Ana), null, Copy, "delivery-1", Ct)).ShouldBeOfType<Delivery.Sent>().Message;
}
