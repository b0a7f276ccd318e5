using System.Net;
using System.Text;
using ChatOps.Channels.Slack;
using ChatOps.Tests.Vendors.Slack;

namespace ChatOps.Tests.Channels.Slack;

public sealed class SlackEventsTests : SlackTestBase
{
    [Fact]
    public async Task a_message_reaches_the_dispatcher_before_slack_is_answered()
    {
        await Host.Member(Ana).Writes("my week");
        Host.Seen.ShouldHaveSingleItem().Text.ShouldBe("my week");
    }

    [Fact]
    public async Task the_home_tab_is_opened()
    {
        await Host.Member(Ana).OpensHome();
        Host.Seen.ShouldHaveSingleItem().Action.ShouldBe("home.opened");
    }

    [Fact]
    public async Task a_retry_carries_the_same_delivery_id()
    {
        await Post(SlackPayload.Text("event.message"));
        await Post(SlackPayload.Text("event.message"), retry: 1);
        Host.Seen.Count.ShouldBe(2, "the first try may have failed: only what was stored tells");
        Host.Seen[0].DeliveryId.ShouldBe(Host.Seen[1].DeliveryId);
    }

    [Fact]
    public async Task another_workspace_is_acknowledged_and_ignored()
    {
        await Post(SlackPayload.Text("event.message").Replace("T0ACME", "T0OTHER", StringComparison.Ordinal));
        await Host.Member(Ana, "T0OTHER").Commands("join");
        await Host.Member(Ana, "T0OTHER").TakesShortcut();
        Host.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task while_slack_does_not_say_whose_token_it_is_nothing_is_lost()
    {
        await using var slack = await FakeSlack.Start();
        slack.Fail("auth.test", "internal_error");
        await using var host = await SlackHost.Start(slack);
        await host.Member(Ana).Writes("my week");
        host.Seen.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("event.own_message")]
    [InlineData("event.channel_message")]
    [InlineData("event.channel_rename")]
    [InlineData("event.team_join")]
    public async Task other_events_are_acknowledged(string payload)
    {
        await Post(SlackPayload.Text(payload));
        Host.Seen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"type":"app_rate_limited","team_id":"T0ACME","minute_rate_limited":1518467820}""")]
    [InlineData("""{"type":"event_callback","team_id":"T0ACME","event":"text","event_id":"Ev1"}""")]
    [InlineData("""{"type":"event_callback","team_id":{"id":"T0ACME"},"event":{"type":"message"},"event_id":7}""")]
    public async Task unknown_shapes_are_acknowledged(string body)
    {
        await Post(body);
        Host.Seen.ShouldBeEmpty();
    }

    /// <summary>What nobody needs for it, and can't be read, costs no message.</summary>
    [Theory]
    [InlineData(""" "event_time":"soon" """)]
    [InlineData(""" "event_time":{"at":1} """)]
    [InlineData(""" "event_time":1763974870.5 """)]
    [InlineData(""" "event_time":99999999999999999999 """)]
    [InlineData(""" "event_time":null """)]
    [InlineData(""" "authorizations":[{"team_id":"T0ACME","is_bot":null,"user_id":"U0BOT"}] """)]
    [InlineData(""" "authorizations":[{"team_id":"T0ACME","is_bot":"true","is_enterprise_install":[],"user_id":"U0BOT"}] """)]
    public async Task what_cannot_be_read_costs_no_message(string odd)
    {
        await Post(
            $$$"""
            {"type":"event_callback","team_id":"T0ACME","event_id":"Ev1",{{{odd}}},
            "event":{"type":"message","channel_type":"im","channel":"D0ANA","user":"U0ANA","ts":"1.2","text":"my week"}}
            """);
        Host.Seen.ShouldHaveSingleItem().Text.ShouldBe("my week");
    }

    private async Task Post(string body, int retry = 0)
    {
        using var request = await SlackSigned.Request(
            SlackEndpoints.Events, new StringContent(body, Encoding.UTF8, "application/json"), FakeSlack.SigningSecret);
        if (retry > 0)
        {
            request.Headers.Add("x-slack-retry-num", $"{retry}");
            request.Headers.Add("x-slack-retry-reason", "http_timeout");
        }
        using var response = await Host.Client.SendAsync(request, Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
