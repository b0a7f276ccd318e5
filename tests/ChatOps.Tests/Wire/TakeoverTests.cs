using System.Net;
using System.Text.Json.Nodes;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>Somebody with a Slack workspace of their own can confirm any address in it: what comes of that, and what may.</summary>
public abstract class TakeoverTests(string engine)
{
    private const string Joined = "Your two accounts are one now";
    private const string Apart = "Your accounts are kept apart.";
    private const string OnlyModerators = "This is for the program's moderators.";
    private const string Foreign = "T0FOREIGN";
    private const string Sister = "T0SISTER";

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Fact]
    public async Task a_workspace_that_vouches_for_our_addresses_gets_nothing_by_it()
    {
        await using var app = await Connected();
        var story = await Story.InTheWeek(app, Channel.Teams, Channel.Slack);
        using var installs = new Installs(app);
        (await installs.Comes("/slack/install", Foreign)).ShouldBe(HttpStatusCode.Forbidden);
        await installs.Add(Foreign);
        var asAna = Installs.Somebody(app, Foreign, "U0ANA9", "Ana Ruiz", "ana@contoso.example");
        var asDana = Installs.Somebody(app, Foreign, "U0DANA9", "Dana Field", App.ModeratorEmail);
        var asKim = Installs.Somebody(app, Foreign, "U0KIM9", "Kim Sato", "kim@contoso.example");
        Member[] attackers = [asAna, asDana, asKim];

        await story.Ben.Says("invite kim@contoso.example");
        foreach (var attacker in attackers)
            await attacker.Says("hello");
        await LookedUp(app);
        await app.Tick();
        await asDana.Says("program");
        await asDana.Reads(OnlyModerators);
        await story.Ben.Shares(("c1_text", "call the supplier"));
        await story.Ana.Reads("call the supplier");
        await asAna.Says("week");
        // Who takes part is looked at every night: there the address may change to a moderator's.
        await asAna.Joins();
        app.Slack.AddUser("U0ANA9", "Ana Ruiz", App.ModeratorEmail, team: Foreign);
        await Night(app, 26);

        foreach (var attacker in attackers)
        {
            attacker.SeesNow("call the supplier").ShouldBeFalse();
            attacker.SeesNow(Joined).ShouldBeFalse();
            attacker.SeesNow("invites you").ShouldBeFalse();
        }

        story.Ana.SeesNow(Joined).ShouldBeFalse();
        await app.Eventually("SELECT COUNT(*) FROM accounts WHERE joined_from IS NOT NULL", 0);
        var theirs = $"accounts a JOIN persons p ON p.id = a.person_id WHERE a.tenant = '{Foreign}'";
        await app.Eventually($"SELECT COUNT(*) FROM {theirs} AND a.email IS NOT NULL AND a.is_email_verified = FALSE", 3);
        await app.Eventually($"SELECT COUNT(*) FROM {theirs} AND p.work_email IS NOT NULL", 0);
        await app.Eventually("SELECT COUNT(*) FROM invitations WHERE person_id IS NULL", 1);
        await app.Eventually($"SELECT COUNT(*) FROM moderators WHERE email = '{App.ModeratorEmail}'", 1);
    }

    [Fact]
    public async Task once_a_workspace_is_named_the_named_ones_count_in_their_domains()
    {
        await using var app = await Connected("--Slack:TrustedWorkspaces:0", $"{Sister}=contoso.example,Contoso.example");
        using var installs = new Installs(app);
        await installs.Add(Sister);
        Member Teams(string name, string email) => app.Newcomer(Channel.Teams, name, email);
        Member Slack(string id, string name, string email, Action<JsonObject>? change = null) =>
            Installs.Somebody(app, Sister, id, name, email, change);
        var (here, there) = (Teams("Mia Lund", "Mia@contoso.example"), Slack("U0MIA", "Mia Lund", "mia@Contoso.example"));
        Member[] others =
        [
            Teams("Lia Lund", "lia@fabrikam.example"), Slack("U0LIA", "Lia Lund", "lia@fabrikam.example"),
            Teams("Sue Lund", "sue@eu.contoso.example"), Slack("U0SUE", "Sue Lund", "sue@eu.contoso.example"),
            Teams("Zoe Lund", "zoe@contoso.example"), app.Newcomer(Channel.Slack, "Zoe Lund", "zoe@contoso.example"),
            Teams("Rex Lund", "rex@contoso.example"),
            Slack("U0REX", "Rex Lund", "rex@contoso.example", user => user["is_restricted"] = true),
            Teams("Del Lund", "del@contoso.example"), Slack("U0DEL", "Del Lund", "del@contoso.example", user => user["deleted"] = true),
            Teams("Una Lund", "una@contoso.example"),
            Slack("U0UNA", "Una Lund", "una@contoso.example", user => user.Remove("is_email_confirmed")),
        ];

        foreach (var member in (Member[])[here, there, .. others])
            await member.Says("hello");

        await here.Reads(Joined);
        await there.Reads(Joined);
        await LookedUp(app);
        await app.Eventually("SELECT COUNT(*) FROM accounts WHERE joined_from IS NOT NULL", 1);
        others.ShouldAllBe(m => !m.SeesNow(Joined));
        await app.Eventually("SELECT COUNT(*) FROM audit WHERE action = 'accounts.joined' AND actor = 'work email'", 1);
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task a_links_domain_is_trusted_and_what_it_joined_is_undone_from_either_side(string undoneIn)
    {
        await using var app = await Connected();
        using var installs = new Installs(app);
        await installs.Add(Sister, "contoso.example");
        var inTeams = app.Newcomer(Channel.Teams, "Mia Lund");
        var inSlack = Installs.Somebody(app, Sister, "U0MIA", "Mia Lund", "mia@contoso.example");
        await inTeams.Says("hello");
        await inSlack.Says("hello");
        await inTeams.Reads(Joined);
        await inSlack.Reads(Joined);

        await (undoneIn == "Slack" ? inSlack : inTeams).Presses("account.unlink");

        await inTeams.Reads(Apart);
        await inSlack.Reads(Apart);
        await app.Restart();
        await LinkingTests.LookUpAgain(app);
        await app.Eventually("SELECT COUNT(DISTINCT person_id) FROM accounts", 2);
        await app.Eventually("SELECT COUNT(*) FROM persons WHERE work_email = 'mia@contoso.example'", 2);
        await app.Eventually($"SELECT COUNT(*) FROM audit WHERE action = 'slack.installed' AND reason = '{Sister}=contoso.example'", 1);
        await app.Eventually("SELECT COUNT(*) FROM audit WHERE action = 'accounts.separated'", 1);
    }

    [Fact]
    public async Task a_links_trust_ends_when_the_workspace_drops_the_app_and_begins_anew_with_another_link()
    {
        await using var app = await Connected();
        using var installs = new Installs(app);
        await installs.Add(Sister, "contoso.example");
        var inTeams = app.Newcomer(Channel.Teams, "Mia Lund");
        var inSlack = (InSlack)Installs.Somebody(app, Sister, "U0MIA", "Mia Lund", "mia@contoso.example");
        await inTeams.Says("hello");
        await inSlack.Says("hello");
        await inTeams.Reads(Joined);
        await inSlack.Reads(Joined);
        await app.Tick();

        var dropped = inSlack.Slack.Message("bye");
        dropped["event"] = new JsonObject { ["type"] = "app_uninstalled" };
        dropped["event_time"] = app.Clock.GetCurrentInstant().ToUnixTimeSeconds() + 1;
        await inSlack.Slack.Delivers(dropped);
        await app.Tick();

        await app.Eventually("SELECT COUNT(DISTINCT person_id) FROM accounts", 2);
        await app.Eventually("SELECT COUNT(*) FROM persons WHERE work_email = 'mia@contoso.example'", 1);
        await inTeams.Reads(Apart);
        await app.Later(Duration.FromMinutes(1));
        await installs.Add(Sister, "contoso.example");
        await app.Tick();
        await app.Eventually("SELECT COUNT(DISTINCT person_id) FROM accounts", 1);
        await inTeams.Reads(Joined);
    }

    [Fact]
    public async Task what_was_believed_before_does_not_count_once_the_workspace_is_not_trusted()
    {
        string[] trusting = ["--Slack:TrustedWorkspaces:0", $"{Sister}=contoso.example"];
        await using var app = await Connected(trusting);
        using (var installs = new Installs(app))
            await installs.Add(Sister);
        var dana = Installs.Somebody(app, Sister, "U0DANA9", "Dana Field", App.ModeratorEmail);
        var inTeams = app.Newcomer(Channel.Teams, "Mia Lund");
        var inSlack = Installs.Somebody(app, Sister, "U0MIA", "Mia Lund", "mia@contoso.example");
        foreach (var member in new[] { dana, inTeams, inSlack })
            await member.Says("hello");
        await inSlack.Reads(Joined);
        await LookedUp(app);
        await dana.Says("program");
        await dana.Reads("New program");

        app.More.RemoveRange(app.More.Count - trusting.Length, trusting.Length);
        await app.Restart();
        await app.Tick();

        await app.Eventually("SELECT COUNT(DISTINCT person_id) FROM accounts", 3);
        await inTeams.Reads(Apart);
        await inSlack.Reads(Apart);
        dana = Installs.Somebody(app, Sister, "U0DANA9", "Dana Field", App.ModeratorEmail);
        await dana.Says("program");
        await dana.Reads(OnlyModerators);

        app.More.AddRange(trusting);
        await app.Restart();
        await app.Tick();
        await app.Eventually("SELECT COUNT(DISTINCT person_id) FROM accounts", 2);
        await app.Eventually($"SELECT COUNT(*) FROM persons WHERE work_email = '{App.ModeratorEmail}'", 1);
        await inSlack.Reads(Joined);
    }

    [Fact]
    public async Task a_moderator_who_is_signed_in_adds_a_workspace_that_is_not_trusted_by_that()
    {
        await using var app = await Connected();
        using var installs = new Installs(app);
        (await installs.Comes("/slack/install", Sister)).ShouldBe(HttpStatusCode.Forbidden);

        await installs.SignsIn();
        (await installs.Reads("/console")).ShouldContain("<a href=\"/slack/install\">Add a Slack workspace</a>");
        (await installs.Comes("/slack/install", Sister)).ShouldBe(HttpStatusCode.OK);

        var audited = $"SELECT COUNT(*) FROM audit WHERE actor = 'one-time link' AND action = 'slack.installed' AND reason = '{Sister}'";
        await app.Eventually(audited, 1);
        var mia = Installs.Somebody(app, Sister, "U0MIA", "Mia Lund", "mia@contoso.example");
        await mia.Says("hello");
        await mia.Reads("What would you like to do?");
        await LookedUp(app);
        await app.Eventually("SELECT COUNT(*) FROM persons WHERE work_email IS NOT NULL", 0);
    }

    private async Task<App> Connected(params string[] more)
    {
        var app = await App.Prepare(_engine);
        app.More.AddRange([.. Installs.Settings(app), .. more]);
        await app.Run();
        return app;
    }

    private static Task LookedUp(App app) => app.Eventually("SELECT COUNT(*) FROM accounts WHERE looked_up_at IS NULL", 0);

    internal static async Task Night(App app, int day)
    {
        await app.Until(Instant.FromUtc(2026, 11, day, 2, 5));
        await app.Eventually("SELECT COUNT(*) FROM sightings WHERE seen_at IS NULL", 0);
        await app.Later(Duration.FromMinutes(1));
        await app.Eventually("SELECT COUNT(*) FROM people_checks WHERE state = 'looking'", 0);
    }
}

public sealed class SqliteTakeoverTests() : TakeoverTests("sqlite");

public sealed class PostgresTakeoverTests() : TakeoverTests("postgres");
