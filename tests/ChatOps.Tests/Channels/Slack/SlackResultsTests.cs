using System.Text.Json;
using ChatOps.Channels.Slack.Api;

namespace ChatOps.Tests.Channels.Slack;

/// <summary>What Slack answers, where a member has another shape than is documented. A renewed pair of tokens comes once.</summary>
public sealed class SlackResultsTests
{
    [Theory]
    [InlineData("43200", 43_200L)]
    [InlineData("\"43200\"", 43_200L)]
    [InlineData("43199.5", 43_199L)]
    [InlineData("null", null)]
    public void the_end_of_a_token_is_read_however_it_is_written(string expiresIn, long? seconds)
    {
        var renewed = JsonSerializer.Deserialize(
            $$"""{"ok":true,"access_token":"xoxe.xoxb-1","refresh_token":"xoxe-1","expires_in":{{expiresIn}},"is_enterprise_install":null}""",
            SlackApiJson.Default.SlackInstalled)!;

        (renewed.AccessToken, renewed.RefreshToken, renewed.ExpiresIn, renewed.IsEnterpriseInstall)
            .ShouldBe(("xoxe.xoxb-1", "xoxe-1", seconds, false));
    }

    [Fact]
    public void a_person_is_read_past_a_flag_that_nobody_set()
    {
        var found = JsonSerializer.Deserialize(
            """{"ok":true,"user":{"id":"U1","is_restricted":null,"deleted":"true","profile":{"real_name":"Ana Ruiz"}}}""",
            SlackApiJson.Default.SlackUserFound)!;

        (found.User!.IsRestricted, found.User.Deleted, found.User.Profile!.RealName).ShouldBe((false, true, "Ana Ruiz"));
    }
}
