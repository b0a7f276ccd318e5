using System.Text.Json.Nodes;
using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Settings;

namespace ChatOps.Tests.Channels.Slack;

public sealed class SlackLookUpTests : SlackTestBase
{
    [Fact]
    public async Task slack_tells_name_address_zone_and_language() =>
        (await Profile(_ => { })).ShouldBe(new Profile("Kim Sato", "kim.sato@example.com", true, "Asia/Tokyo", "ja-JP", false));

    [Fact]
    public async Task an_address_without_confirmation_is_not_verified() =>
        (await Profile(u => u.Remove("is_email_confirmed"))).IsEmailVerified.ShouldBeFalse();

    [Theory]
    [InlineData("T0ACME", "example.com", true)]
    [InlineData("T0ACME", "example.org", false)]
    [InlineData("T0ACME", "com", false)]
    [InlineData("T0OTHER", "example.com", false)]
    public async Task an_address_counts_where_its_workspace_is_trusted_with_its_domain(string team, string domain, bool counts)
    {
        Slack.AddUser("U0KIM", "Kim Sato", "Kim.Sato@Example.com");
        await using var host = await SlackHost.Start(Slack, s => s with { TrustedWorkspaces = [new TrustedWorkspace(team, [domain])] });
        var profile = (await host.Channel.LookUp(SlackAccounts.Of("U0KIM"), Ct)).ShouldBeOfType<LookUp.Found>().Profile;
        (profile.Email, profile.IsEmailVerified, profile.IsGuest).ShouldBe(("kim.sato@example.com", counts, false));
    }

    [Fact]
    public async Task nobody_is_judged_before_slack_has_said_which_workspace_is_ours()
    {
        Slack.Fail("auth.test", "internal_error");
        await using var host = await SlackHost.Start(Slack);
        (await host.Channel.LookUp(SlackAccounts.Of(Ana), Ct)).ShouldBe(new LookUp.TryAgain("team_not_known"));
    }

    [Theory]
    [InlineData("is_restricted")]
    [InlineData("is_ultra_restricted")]
    [InlineData("is_stranger")]
    public async Task a_guests_address_is_not_verified(string flag)
    {
        var profile = await Profile(u => u[flag] = true);
        (profile.IsEmailVerified, profile.IsGuest).ShouldBe((false, true));
    }

    [Fact]
    public async Task somebody_of_another_workspace_is_a_guest_whatever_that_workspace_confirms()
    {
        var profile = await Profile(u => u["team_id"] = "T0PARTNER");
        (profile.IsEmailVerified, profile.IsGuest).ShouldBe((false, true));
    }

    [Fact]
    public async Task somebody_of_the_same_organisation_is_no_guest()
    {
        var profile = await Profile(u =>
        {
            u["team_id"] = "T0SISTER";
            u["enterprise_user"] = new JsonObject
            {
                ["id"] = "W0KIM",
                ["enterprise_id"] = "E0ACME",
                ["teams"] = new JsonArray("T0SISTER", "T0ACME"),
            };
        });
        (profile.IsEmailVerified, profile.IsGuest).ShouldBe((true, false));
    }

    [Fact]
    public async Task a_deactivated_account_is_not_verified()
    {
        var profile = await Profile(u => u["deleted"] = true);
        (profile.IsEmailVerified, profile.IsDeactivated).ShouldBe((false, true));
    }

    [Fact]
    public async Task a_bot_is_not_verified() => (await Profile(u => u["is_bot"] = true)).IsEmailVerified.ShouldBeFalse();

    [Fact]
    public async Task a_handle_counts_only_without_a_full_name() =>
        (await Profile(u =>
        {
            u["profile"]!["display_name"] = "kim";
            u["profile"]!["real_name"] = "";
            u["real_name"] = "";
        })).Name.ShouldBe("kim");

    [Fact]
    public async Task an_unknown_account_is_missing() =>
        (await Host.Channel.LookUp(SlackAccounts.Of("U0NOBODY"), Ct)).ShouldBe(
            new LookUp.Missing("user_not_found", AccountState.Deactivated));

    [Fact]
    public async Task a_busy_slack_is_asked_again_later()
    {
        Slack.Limit("users.info", 9);
        (await Host.Channel.LookUp(SlackAccounts.Of(Ana), Ct)).ShouldBe(
            new LookUp.TryAgain("ratelimited", Duration.FromSeconds(9), "users.info"));
    }

    private async Task<Profile> Profile(Action<JsonObject> change)
    {
        Slack.AddUser("U0KIM", "Kim Sato", "Kim.Sato@Example.com", u =>
        {
            u["tz"] = "Asia/Tokyo";
            u["locale"] = "ja-JP";
            u["profile"]!["display_name"] = "kim";
            change(u);
        });
        return (await Host.Channel.LookUp(SlackAccounts.Of("U0KIM"), Ct)).ShouldBeOfType<LookUp.Found>().Profile;
    }
}
