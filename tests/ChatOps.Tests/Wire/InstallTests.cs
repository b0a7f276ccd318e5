using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>
/// The app comes into somebody's Teams, by their own hand, by their administrator's, or as a new version: Teams tells of it in two
/// activities, in either order.
/// </summary>
public abstract class InstallTests(string engine)
{
    private const string Greeting = "What would you like to do?";

    private static readonly Instant SundayNight = Instant.FromUtc(2026, 11, 29, 4, 34);

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Fact]
    public async Task a_new_version_for_ten_people_on_a_sunday_night_writes_to_nobody()
    {
        await using var app = await App.Start(_engine, SundayNight);
        var people = Enumerable.Range(0, 10).Select(i => InTeams(app, $"Kim{i} Sato")).ToList();
        await people[0].Says("hello");
        await App.Eventually(() => people[0].Messages().Count == 1, () => "Never answered.");

        await Task.WhenAll(people.SelectMany(p => new[] { p.Send(Upgrade(p, "remove-upgrade")), p.Send(Upgrade(p, "add-upgrade")) }));
        await Task.WhenAll(people.Select(p => p.Send(BotAdded(p))));

        await app.Eventually("SELECT COUNT(*) FROM accounts WHERE state = 'active' AND conversation IS NOT NULL", 10);
        await app.Until(App.Monday + Duration.FromDays(7));
        await app.CardsRest();
        people.Skip(1).ShouldAllBe(p => p.Messages().Count == 0);
        people[0].Messages().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("installation first")]
    [InlineData("conversation first")]
    [InlineData("at once")]
    public async Task an_install_greets_once_whatever_tells_of_it(string order)
    {
        await using var app = await App.Start(_engine);
        var kim = InTeams(app, "Kim Sato");
        JsonObject[] told = [kim.Activity("installationUpdate").With("action", "add"), BotAdded(kim)];
        if (order == "conversation first")
            told = [.. told.Reverse()];

        if (order == "at once")
            await Task.WhenAll(told.Select(kim.Send));
        else
            foreach (var activity in told)
                await kim.Send(activity);

        await App.Eventually(() => kim.Sees().Any(m => m.Contains(Greeting, StringComparison.Ordinal)), () => "Never greeted.");
        await app.CardsRest();
        await app.Later(Duration.FromMinutes(30));
        await app.CardsRest();
        (kim.Messages().Count, kim.Messages()[0].Changes).ShouldBe((1, 0));
        (await Asked(app)).ShouldBe(1);
    }

    [Fact]
    public async Task who_removes_it_and_adds_it_again_is_greeted_again()
    {
        await using var app = await App.Start(_engine);
        var kim = InTeams(app, "Kim Sato");
        await kim.Installs();
        await App.Eventually(() => kim.Messages().Count == 1, () => "Never greeted.");
        await app.CardsRest();

        await kim.Removes();
        await kim.Installs();
        await kim.Send(BotAdded(kim));

        await app.Eventually("SELECT COUNT(*) FROM outbox WHERE kind = 'menu' AND wanted = 2 AND state = 'done'", 1);
    }

    [Fact]
    public async Task an_install_by_an_administrator_at_night_greets_in_the_morning()
    {
        await using var app = await App.Start(_engine, SundayNight);
        var kim = InTeams(app, "Kim Sato");

        await kim.Installs();
        await app.CardsRest();
        kim.Messages().ShouldBeEmpty();

        await app.Until(Instant.FromUtc(2026, 11, 30, 8, 1));
        await App.Eventually(() => kim.Messages().Count == 1, () => "Never greeted.");
    }

    [Fact]
    public async Task whoever_writes_at_night_is_answered_and_not_greeted_once_more()
    {
        await using var app = await App.Start(_engine, SundayNight);
        var kim = InTeams(app, "Kim Sato");
        await kim.Installs();

        await kim.Says("hello");
        await App.Eventually(() => kim.Messages().Count == 1, () => "Never answered.");
        await app.Until(Instant.FromUtc(2026, 11, 30, 8, 1));
        await app.CardsRest();

        kim.Messages().Count.ShouldBe(1);
    }

    private static TeamsMember InTeams(App app, string name) => ((InTeams)app.Newcomer(Channel.Teams, name)).Teams;

    private static JsonObject Upgrade(TeamsMember member, string action)
    {
        member.Person.IsInstalled = true;
        return member.Activity("installationUpdate").With("action", action);
    }

    private static JsonObject BotAdded(TeamsMember member)
    {
        member.Person.IsInstalled = true;
        var activity = member.Activity("conversationUpdate");
        return activity.With(
            "membersAdded",
            new JsonArray(
                new JsonObject { ["id"] = member.Person.ConnectorId, ["aadObjectId"] = member.Person.ObjectId },
                new JsonObject { ["id"] = (string)activity["recipient"]!["id"]! }));
    }

    private static Task<int> Asked(App app) => app.Database.Db.Read(
        db => db.Find<int>(new Statement("test", "SELECT wanted FROM outbox WHERE kind = 'menu'", null)),
        TestContext.Current.CancellationToken);
}

public sealed class SqliteInstallTests() : InstallTests("sqlite");

public sealed class PostgresInstallTests() : InstallTests("postgres");
