using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>What a moderator reads and presses before anybody has joined.</summary>
public abstract class FirstStepsTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task whoever_makes_a_program_invites_to_it_without_joining(string channel)
    {
        await using var app = await App.Start(_engine);
        var dana = await Created(app, channel);

        await dana.Presses("invitation.open");
        (await dana.Sends("invitation.open", "invitation.send", ("who", "kim@contoso.example"))).ShouldBe("");

        (await Count(app, "SELECT COUNT(*) FROM invitations WHERE email = 'kim@contoso.example'")).ShouldBe(1);
        (await Count(app, "SELECT COUNT(*) FROM memberships")).ShouldBe(0);
    }

    /// <summary>"You can join later" would be about something else.</summary>
    [Theory]
    [InlineData("program", "New program")]
    [InlineData("rounds", "Rounds of Autumn 2026", "rounds.plan")]
    [InlineData("rounds", "Rounds of Autumn 2026", "rounds.weigh")]
    public async Task not_now_says_what_has_become_of_this_form(string typed, string heading, string? opens = null)
    {
        await using var app = await App.Start(_engine);
        var dana = await Created(app, "Teams");
        await dana.Says(typed);
        await dana.Reads(heading);
        await app.CardsRest();
        if (opens is not null)
            await dana.Presses(opens);

        await dana.Presses("form.cancel");

        await dana.Reads("That's fine. Nothing has changed.");
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task a_proposal_of_nobody_says_so(string channel)
    {
        await using var app = await App.Start(_engine);
        var dana = await Created(app, channel);
        await dana.LooksUp();
        await dana.Says("rounds");
        await dana.Reads("A round lasts 3 weeks, and the next one may begin at once.");

        await dana.Presses("rounds.run-now");

        await dana.Reads("There is nobody yet who could be put together.");
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task a_moderator_does_not_wait_for_their_own_answer(string channel)
    {
        await using var app = await App.Start(_engine);
        var dana = await Created(app, channel, isOpen: false);
        await dana.LooksUp();

        await dana.Joins();

        (await Count(app, "SELECT COUNT(*) FROM memberships WHERE state = 'active'")).ShouldBe(1);
        dana.SeesNow("Who would like to join").ShouldBeFalse();
    }

    private static async Task<Member> Created(App app, string channel, bool isOpen = true)
    {
        var dana = app.Newcomer(Enum.Parse<Channel>(channel), "Dana Field", App.ModeratorEmail);
        await dana.Says("hello");
        await app.Eventually($"SELECT COUNT(*) FROM persons WHERE work_email = '{App.ModeratorEmail}'", 1);
        await dana.Says("program");
        await dana.Reads("New program");
        (
            await dana.Sends(
                "program.new", "program.create", ("name", "Autumn 2026"), ("languages", "en"), ("is_open", isOpen ? "true" : "")
            )).ShouldBe("");
        await dana.Reads("Autumn 2026 is there.");
        await app.CardsRest();
        return dana;
    }

    private static Task<int> Count(App app, string sql) => app.Database.Db.Read(
        db => db.Find<int>(new Statement("test", sql, null)), TestContext.Current.CancellationToken);
}

public sealed class SqliteFirstStepsTests() : FirstStepsTests("sqlite");

public sealed class PostgresFirstStepsTests() : FirstStepsTests("postgres");
