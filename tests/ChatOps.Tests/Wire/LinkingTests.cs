using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Wire;

/// <summary>A Teams and a Slack account are one person's where both channels vouch for the same work email, and never otherwise.</summary>
public abstract class LinkingTests(string engine)
{
    private const string Joined = "Your two accounts are one now";

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task both_accounts_are_told_once_and_either_can_undo_it(string undoneIn)
    {
        await using var app = await App.Start(_engine);
        var inTeams = app.Newcomer(Channel.Teams, "Mia Lund", "Mia.Lund@contoso.example");
        var inSlack = app.Newcomer(Channel.Slack, "Mia Lund", "mia.lund@Contoso.example");
        await inTeams.Says("hello");
        await inSlack.Says("hello");

        await inTeams.Reads(Joined);
        await inSlack.Reads(Joined);
        (await Persons(app)).ShouldBe(1);
        await LookUpAgain(app);
        (await Persons(app)).ShouldBe(1);

        inTeams.With(Joined).ShouldHaveSingleItem();
        inSlack.With(Joined).ShouldHaveSingleItem();
        var undoing = undoneIn == "Slack" ? inSlack : inTeams;
        await undoing.Presses("account.unlink");
        await inTeams.Reads("Your accounts are kept apart.");
        await inSlack.Reads("Your accounts are kept apart.");
        (await Persons(app)).ShouldBe(2);
        await LookUpAgain(app);
        (await Persons(app)).ShouldBe(2, "they stay apart");
    }

    [Theory]
    [InlineData("is_email_confirmed", false)]
    [InlineData("is_email_confirmed", null)]
    [InlineData("is_restricted", true)]
    [InlineData("is_ultra_restricted", true)]
    [InlineData("is_stranger", true)]
    public async Task an_address_that_slack_does_not_vouch_for_joins_nothing(string member, bool? value)
    {
        await using var app = await App.Start(_engine);
        app.Slack.AddUser("U0MIA", "Mia Lund", "mia@contoso.example", user =>
        {
            user.Remove(member);
            if (value is { } said)
                user[member] = said;
        });

        await StayApart(app, new InSlack(app, new SlackMember(app.Client, app.Slack, "U0MIA")), app.Newcomer(Channel.Teams, "Mia Lund"));
    }

    [Theory]
    [InlineData("mia_contoso.example#EXT#@fabrikam.example", "user")]
    [InlineData("mia@contoso.example", "guest")]
    [InlineData("mia@contoso.example", "anonymous")]
    [InlineData("mia@contoso.example", null)]
    [InlineData(null, "user")]
    public async Task a_guest_in_teams_joins_nothing(string? userPrincipalName, string? role)
    {
        await using var app = await App.Start(_engine);
        var person = app.Teams.Chats.Add(
            TeamsPerson.Named("Mia Lund") with
            {
                Email = "mia@contoso.example",
                UserPrincipalName = userPrincipalName,
                UserRole = role,
            });

        await StayApart(app, new InTeams(app, new TeamsMember(app.Client, app.Teams, person)), app.Newcomer(Channel.Slack, "Mia Lund"));
    }

    private static async Task StayApart(App app, Member doubtful, Member employee)
    {
        await employee.Says("hello");
        await doubtful.Says("hello");
        await IsLookedUp(app, Instant.MinValue);

        (await Persons(app)).ShouldBe(2);
        doubtful.SeesNow(Joined).ShouldBeFalse();
        employee.SeesNow(Joined).ShouldBeFalse();
    }

    /// <summary>The channels are asked about both accounts once more, as they are now and then.</summary>
    internal static async Task LookUpAgain(App app)
    {
        await app.Later(Duration.FromMinutes(1));
        var (outbox, now) = (app.Services.GetRequiredService<Outbox>(), app.Clock.GetCurrentInstant());
        await app
            .Services.GetRequiredService<Db>()
            .Write(
                async db =>
                {
                    foreach (
                        var (id, person) in await db.Query<(string, string)>(
                            new Statement("test", "SELECT id, person_id FROM accounts", null)))
                        await outbox.LookUp(db, new AccountId(id), new PersonId(person), now);
                    return true;
                },
                TestContext.Current.CancellationToken);
        await IsLookedUp(app, now);
    }

    private static Task IsLookedUp(App app, Instant since) =>
        App.Eventually(
            () =>
                Count(
                        app,
                        "accounts WHERE looked_up_at >= @Since",
                        new { Since = since == Instant.MinValue ? 0 : since.ToUnixTimeMilliseconds() })
                    .GetAwaiter()
                    .GetResult() == 2,
            () => string.Join('\n', app.Lines.All.TakeLast(20)));

    private static Task<int> Persons(App app) =>
        app.Database.Db.Read(
            db => db.Find<int>(new Statement("test", "SELECT COUNT(DISTINCT person_id) FROM accounts", null)),
            TestContext.Current.CancellationToken);

    private static Task<int> Count(App app, string rows, object values) => app.Database.Db.Read(
        db => db.Find<int>(new Statement("test", $"SELECT COUNT(*) FROM {rows}", null), values), TestContext.Current.CancellationToken);
}

public sealed class SqliteLinkingTests() : LinkingTests("sqlite");

public sealed class PostgresLinkingTests() : LinkingTests("postgres");
