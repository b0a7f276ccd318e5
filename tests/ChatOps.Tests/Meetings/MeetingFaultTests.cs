using ChatOps.Clock;
using ChatOps.Meetings.Calls;
using ChatOps.Storage;

namespace ChatOps.Tests.Meetings;

/// <summary>Never a ghost, never a double: whatever a calendar answers, or does not.</summary>
public abstract class MeetingFaultTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Fact]
    public async Task an_answer_that_got_lost_is_followed_by_the_same_bytes()
    {
        await using var world = await MeetingWorld.Begin(_engine);
        world.Outlook.Faults.Enqueue(("Book", "lost"));
        world.Outlook.Faults.Enqueue(("Book", "never"));

        await world.Pairs();
        await Passes(world);
        await world.Becomes("booked");

        world.Outlook.Requests.Distinct().ShouldHaveSingleItem();
        world.Outlook.Series.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task a_pair_that_ends_while_its_booking_is_lost_leaves_no_ghost()
    {
        await using var world = await MeetingWorld.Begin(_engine);
        world.Outlook.Faults.Enqueue(("Book", "lost"));
        // For long enough that the pair ends meanwhile.
        foreach (var _ in Enumerable.Range(0, 6))
            world.Outlook.Faults.Enqueue(("Book", "never"));
        await world.Pairs();
        await world.App.Eventually("SELECT COUNT(*) FROM meeting_work WHERE kind = 'book' AND attempts >= 1", 1);
        world.Outlook.Series.Count.ShouldBe(1);

        await world.Ben.Leaves();
        await world.App.Tick();
        await Passes(world);

        world.Outlook.Series.ShouldBeEmpty();
        (await world.Count("SELECT COUNT(*) FROM meeting_series WHERE state <> 'ended'")).ShouldBe(0);
    }

    [Fact]
    public async Task a_vendor_that_asks_for_patience_gets_it()
    {
        await using var world = await MeetingWorld.Begin(_engine);
        world.Outlook.Faults.Enqueue(("FreeBusy", "throttled"));

        await world.Pairs();
        await world.App.Eventually("SELECT COUNT(*) FROM meeting_mailboxes", 1);
        world.Outlook.Calls.Count.ShouldBe(1);
        await Passes(world);

        await world.Becomes("booked");
    }

    [Fact]
    public async Task a_cancel_is_repeated_until_it_is_answered()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        world.Outlook.Faults.Enqueue(("Cancel", "down"));
        world.Outlook.Faults.Enqueue(("Cancel", "lost"));

        await world.Ana.Leaves();
        await world.App.Tick();
        await Passes(world);

        world.Outlook.Series.ShouldBeEmpty();
        (await world.Count("SELECT COUNT(*) FROM meeting_series WHERE state = 'ended'")).ShouldBe(1);
    }

    [Fact]
    public async Task a_refused_booking_can_be_seen_and_is_tried_again_and_then_without_outlook()
    {
        await using var world = await MeetingWorld.Begin(_engine);
        foreach (var _ in Enumerable.Range(0, 2))
            world.Outlook.Faults.Enqueue(("Book", "ErrorAccessDenied"));

        await world.Pairs();
        await world.App.Eventually("SELECT COUNT(*) FROM meeting_work WHERE state = 'dead' AND code = 'ErrorAccessDenied'", 1);
        await world.App.Later(Duration.FromMinutes(61));
        await world.App.Eventually("SELECT COUNT(*) FROM meeting_work WHERE state = 'dead'", 2);
        await world.App.Later(Duration.FromMinutes(61));

        await world.Becomes("booked");
        (await world.Count("SELECT COUNT(*) FROM meeting_series WHERE state = 'booked' AND calendar = 'ics'")).ShouldBe(1);
        world.Outlook.Series.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_mailbox_has_two_calls_at_once_at_most()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        await world.App.Database.Db.Write(
            async db =>
            {
                for (var i = 0; i < 12; i++)
                {
                    await db.Execute(
                        new Statement(
                            "test",
                            "INSERT INTO meeting_series (id, partnership_id, program_id, state, calendar, organizer_id, instead_of, "
                            + $"attempt, sequence, created_at) SELECT 's{i}', partnership_id, program_id, 'finding', calendar, "
                                + $"organizer_id, '2027-01-{i + 10}', 1, 0, 1 FROM meeting_series WHERE instead_of = ''",
                            null));
                    await db.Execute(
                        new Statement(
                            "test",
                            $"INSERT INTO meeting_people (series_id, person_id) SELECT 's{i}', person_id FROM meeting_people WHERE "
                            + "series_id = (SELECT id FROM meeting_series WHERE instead_of = '')",
                            null));
                    await db.Execute(
                        new Statement(
                            "test",
                            "INSERT INTO meeting_work (id, series_id, position, kind, calendar, mailbox, state, attempts, next_at, "
                            + $"created_at) SELECT 'w{i}', id, 1, 'find', calendar, organizer_id, 'due', 0, 0, 1 FROM meeting_series WHERE "
                                + $"id = 's{i}'",
                            null));
                }
            },
            TestContext.Current.CancellationToken);
        await world.App.Database.Db.Read(
            db => new CallStore(new MeetingSignal(), LeaseTime.By(world.App.Clock)).Next(db, world.App.Clock.GetCurrentInstant()),
            TestContext.Current.CancellationToken);

        ((MeetingSignal)world.App.Services.GetService(typeof(MeetingSignal))!).Call();
        await world.App.Eventually("SELECT COUNT(*) FROM meeting_work WHERE id LIKE 'w%' AND state = 'due'", 0);

        world.Outlook.MostAtOnce.ShouldBeLessThanOrEqualTo(2);
        world.Outlook.Calls.Count(c => c == "FreeBusy").ShouldBeGreaterThan(12);
    }

    /// <summary>Time passes until nothing is left to do.</summary>
    private static async Task Passes(MeetingWorld world)
    {
        for (var i = 0; i < 40 && await world.Count("SELECT COUNT(*) FROM meeting_work WHERE state = 'due'") > 0; i++)
        {
            world.App.Clock.Set(world.App.Clock.GetCurrentInstant() + Duration.FromSeconds(20));
            ((MeetingSignal)world.App.Services.GetService(typeof(MeetingSignal))!).Call();
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await world.Settles();
    }
}

public sealed class SqliteMeetingFaultTests() : MeetingFaultTests("sqlite");

public sealed class PostgresMeetingFaultTests() : MeetingFaultTests("postgres");
