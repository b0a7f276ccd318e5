using ChatOps.Accounts.Changes;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Meetings.Graph;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Wire;

/// <summary>A6: a nightly look at everybody who takes part. Dry run first.</summary>
public abstract class PeopleChangeTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task the_first_night_only_reports_and_waits_for_a_moderator(string first, string second)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(first), Enum.Parse<Channel>(second));
        app.Closes(story.Ana, "Ana Ruiz");

        await Night(app, 26);
        await app.Eventually("SELECT COUNT(*) FROM people_checks WHERE state = 'waiting'", 1);
        await app.Eventually("SELECT COUNT(*) FROM memberships WHERE state = 'left'", 0);
        await app.Until(Instant.FromUtc(2026, 11, 26, 9, 0));
        await story.Dana.Reads("People have changed");
        story.Ben.SeesNow("The pairs have changed.").ShouldBeFalse();
        await story.Dana.Presses("people-check.confirm");

        await story.Ben.Reads("The pairs have changed.");
        await story.Dana.Reads("That is done.");
        await app.Eventually("SELECT COUNT(*) FROM memberships WHERE state = 'left'", 1);
        await app.Eventually("SELECT COUNT(*) FROM partnerships WHERE ended_at IS NULL", 0);
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task later_nights_take_over_a_few_by_themselves(string first, string second)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(first), Enum.Parse<Channel>(second));
        await Night(app, 26);
        await app.Eventually("SELECT COUNT(*) FROM people_checks WHERE state = 'done'", 1);
        app.Moves(story.Ana, "Ana Ruiz", "ana.ruiz@contoso.example");
        app.Closes(story.Ben, "Ben Okafor");

        await Night(app, 27);

        await app.Eventually("SELECT COUNT(*) FROM people_checks WHERE state = 'done'", 2);
        await app.Eventually("SELECT COUNT(*) FROM memberships WHERE state = 'left'", 1);
        await app.Eventually("SELECT COUNT(*) FROM persons WHERE work_email = 'ana.ruiz@contoso.example'", 1);
        await app.Eventually("SELECT COUNT(*) FROM former_emails WHERE email = 'ana@contoso.example'", 1);
        await app.Until(Instant.FromUtc(2026, 11, 27, 9, 0));
        await story.Ana.Reads("The pairs have changed.");
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task what_entra_says_is_taken_over(string first, string second)
    {
        await using var app = await App.Prepare(_engine);
        await app.ConnectGraph(isTold: false);
        await app.Run();
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(first), Enum.Parse<Channel>(second));
        await OutlookWorld.Mailboxes(app);
        await Night(app, 26);
        await app.Eventually("SELECT COUNT(*) FROM people_checks WHERE state = 'done'", 1);
        app.Graph!.Calendars.Of("ana@contoso.example").Department = "Legal";
        app.Graph.Calendars.Of("ben@contoso.example").IsEnabled = false;

        await Night(app, 27);

        await app.Eventually("SELECT COUNT(*) FROM people_checks WHERE state = 'done'", 2);
        await app.Eventually("SELECT COUNT(*) FROM persons WHERE display_name = 'Ana Ruiz' AND department = 'Legal'", 1);
        await app.Eventually(
            "SELECT COUNT(*) FROM memberships m JOIN persons p ON p.id = m.person_id WHERE p.display_name = 'Ben Okafor' AND m.state = "
            + "'left'",
            1);
        await app.Until(Instant.FromUtc(2026, 11, 27, 9, 0));
        await story.Ana.Reads("The pairs have changed.");
    }

    [Fact]
    public async Task a_pair_within_one_reporting_line_ends_kindly()
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Channel.Slack, Channel.Teams);
        await Night(app, 26);
        await app.Eventually("SELECT COUNT(*) FROM people_checks WHERE state = 'done'", 1);

        await Night(app, 27, async () =>
        {
            var checks = app.Services.GetRequiredService<CheckStore>();
            await app
                .Services.GetRequiredService<Db>()
                .Write(
                    async db =>
                    {
                        var ana = (
                            await db.Find<string>(new Statement("test", "SELECT id FROM persons WHERE display_name = 'Ana Ruiz'", null)))!;
                        await checks.Learn(
                            db,
                            (await checks.Looking(db))!.Id,
                            new PersonId(ana),
                            new DirectoryEntry(new PersonId(ana), true, "ben@contoso.example", "Legal"));
                        return true;
                    },
                    TestContext.Current.CancellationToken);
        });
        await app.Until(Instant.FromUtc(2026, 11, 27, 9, 0));

        await story.Ana.Reads("The pairs have changed.");
        await story.Ben.Reads("The pairs have changed.");
        await app.Eventually("SELECT COUNT(*) FROM memberships WHERE state = 'active'", 2);
    }

    private static async Task Night(App app, int day, Func<Task>? meanwhile = null)
    {
        await app.Until(Instant.FromUtc(2026, 11, day, 2, 5));
        if (meanwhile is not null)
            await meanwhile();
        await app.Eventually("SELECT COUNT(*) FROM sightings WHERE seen_at IS NULL", 0);
        await app.Later(Duration.FromMinutes(1));
    }
}

public sealed class SqlitePeopleChangeTests() : PeopleChangeTests("sqlite");

public sealed class PostgresPeopleChangeTests() : PeopleChangeTests("postgres");
