using System.Text.Json.Nodes;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Meetings.Graph;

/// <summary>
/// What people make of a series in Outlook is followed, or asked about once on the card, and nothing of it is left in a calendar when the
/// pair's time is over.
/// </summary>
public abstract class OutlookMovesTests(string engine)
{
    private static readonly LocalDate First = new(2026, 11, 24);

    private static readonly LocalDateTime Thursday = new(2026, 12, 3, 15, 0);

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task this_and_all_following_events_are_followed_and_cancelled_at_the_end(bool keepsMark, bool isTold)
    {
        await using var world = await OutlookWorld.Booked(_engine, isTold: isTold);

        world.Graph.Calendars.MoveFollowing(world.Series, First.PlusWeeks(1), Thursday, keepsMark);
        if (!isTold)
            await world.Looks();

        await world.Ana.Reads("Thursdays 15:00 to 15:20 your time");
        await world.Ben.Reads("Thursdays 15:00 to 15:20 your time");
        await world.Settles();
        (await Days(world)).ShouldBe("2026-11-24 2026-12-03 2026-12-10");
        (await world.Count("SELECT COUNT(*) FROM meeting_proposals")).ShouldBe(0, "nobody is asked");

        await LeavesNothing(world);
    }

    [Fact]
    public async Task what_follows_is_known_with_whom_somebody_forwarded_it_to()
    {
        await using var world = await OutlookWorld.Booked(_engine);
        world.Graph.Calendars.Forward(world.Series, "kim@contoso.example");
        await world.Settles();

        world.Graph.Calendars.MoveFollowing(world.Series, First.PlusWeeks(1), Thursday, keepsMark: false);

        await world.Ana.Reads("Thursdays 15:00 to 15:20 your time");
        await world.Settles();
        (await Days(world)).ShouldBe("2026-11-24 2026-12-03 2026-12-10");
        (await world.Count("SELECT COUNT(*) FROM meeting_proposals")).ShouldBe(0, "nobody is asked");
        await LeavesNothing(world);
    }

    [Fact]
    public async Task a_meeting_that_lasts_all_day_keeps_its_hour()
    {
        await using var world = await OutlookWorld.Booked(_engine);
        const string Hours = "SELECT COUNT(*) FROM meeting_occurrences WHERE minutes = 20 AND starts_at % 86400000 = 28800000";

        world.Graph.Calendars.MakeAllDay(world.Series);
        await world.Settles();

        (await Days(world)).ShouldBe("2026-11-24 2026-12-01 2026-12-08");
        (await world.Count(Hours)).ShouldBe(3);
        (await world.Count("SELECT COUNT(*) FROM meeting_proposals")).ShouldBe(0);
        await LeavesNothing(world);
    }

    [Fact]
    public async Task the_new_series_takes_the_question_back_when_the_end_of_the_old_was_seen_first()
    {
        await using var world = await OutlookWorld.Booked(_engine);
        var old = world.Series;
        world.Graph.Calendars.CutShort(old, First);
        await world.Ana.Reads("ends before your time together does");
        await world.Settles();

        world.Graph.Calendars.MakeAnew(old, old.Mailbox, Thursday);

        await world.Ana.Reads("Thursdays 15:00 to 15:20 your time");
        await App.Eventually(() => !world.Ana.SeesNow("ends before your time together does"), () => "Still asked.");
        (await Days(world)).ShouldBe("2026-11-24 2026-12-03 2026-12-10");
        await LeavesNothing(world);
    }

    [Fact]
    public async Task later_changes_of_what_followed_are_seen_and_made_there()
    {
        await using var world = await OutlookWorld.Booked(_engine);
        var made = world.Graph.Calendars.MoveFollowing(world.Series, First.PlusWeeks(1), Thursday, keepsMark: false);
        await world.Ana.Reads("Thursdays 15:00 to 15:20 your time");
        await world.Settles();

        world.Graph.Calendars.Move(made, Thursday.Date, Instant.FromUtc(2026, 11, 27, 13, 0));
        await world.Ana.Reads("This week: Friday 27 November, 14:00 your time.");

        await world.Ana.Says("meeting");
        await world.Ana.Presses("meeting.other-time");
        await world.Ana.Reads("Which of these suits you both?");
        await world.Ana.Presses("meeting.choose");
        await world.Settles();

        // One series again, for all of the time that is left.
        var standing = world.Series;
        standing.Id.ShouldBe(made.Id);
        standing.Occurrences.Count.ShouldBe(3);
    }

    [Fact]
    public async Task a_series_that_ends_early_asks_once_and_goes_on_at_the_time_that_is_chosen()
    {
        await using var world = await OutlookWorld.Booked(_engine);

        world.Graph.Calendars.CutShort(world.Series, First);

        await world.Ana.Reads("ends before your time together does");
        await world.Ben.Reads("ends before your time together does");
        await world.Settles();
        (await Days(world)).ShouldBe("2026-11-24");
        (await world.Count("SELECT COUNT(*) FROM meeting_proposals")).ShouldBe(1);
        await world.Ben.Presses("meeting.choose");
        await world.Settles();
        world.Series.Occurrences.Count.ShouldBeGreaterThan(1);

        await LeavesNothing(world);
    }

    [Fact]
    public async Task a_series_that_became_one_meeting_asks_once()
    {
        await using var world = await OutlookWorld.Booked(_engine);

        world.Graph.Calendars.Repeat(world.Series, null);

        await world.Ana.Reads("ends before your time together does");
        await world.Settles();
        (await Days(world)).ShouldBe("2026-11-24");
        await LeavesNothing(world);
    }

    [Fact]
    public async Task another_rhythm_is_followed()
    {
        await using var world = await OutlookWorld.Booked(_engine);

        world.Graph.Calendars.Repeat(
            world.Series, new JsonObject { ["type"] = "weekly", ["interval"] = 2, ["daysOfWeek"] = new JsonArray("tuesday") });
        await world.Ana.Reads("Every second Tuesday, 09:00 to 09:20");
        await world.Settles();
        (await Days(world)).ShouldBe("2026-11-24 2026-12-08");

        world.Graph.Calendars.Repeat(world.Series, new JsonObject { ["type"] = "daily", ["interval"] = 7 });
        await world.Ben.Reads("at the times that it was given there");
        await world.Settles();
        (await Days(world)).ShouldBe("2026-11-24 2026-12-01 2026-12-08");
        (await world.Count("SELECT COUNT(*) FROM meeting_proposals")).ShouldBe(0);
        await LeavesNothing(world);
    }

    [Fact]
    public async Task a_daily_one_has_each_of_its_days()
    {
        await using var world = await OutlookWorld.Booked(_engine);

        world.Graph.Calendars.Repeat(world.Series, new JsonObject { ["type"] = "daily", ["interval"] = 1 }, First.PlusDays(3));

        await world.Ana.Reads("at the times that it was given there");
        await world.Settles();
        (await Days(world)).ShouldBe("2026-11-24 2026-11-25 2026-11-26 2026-11-27");
        await LeavesNothing(world);
    }

    [Fact]
    public async Task who_was_taken_off_the_invitation_is_asked_and_invited_again_to_the_time_that_is_chosen()
    {
        await using var world = await OutlookWorld.Booked(_engine);
        var address = world.Series.Attendees[0];

        world.Graph.Calendars.TakeOff(world.Series, address);

        await world.Ana.Reads("Would one of these suit you both instead?");
        await world.Ben.Reads("Would one of these suit you both instead?");
        await world.Ben.Presses("meeting.choose");
        await world.Settles();
        world.Series.Attendees.ShouldBe([address]);
    }

    [Fact]
    public async Task a_series_that_the_partner_makes_anew_is_taken_over()
    {
        await using var world = await OutlookWorld.Booked(_engine);
        var (old, partner) = (world.Series, world.Series.Attendees[0]);
        world.Graph.Calendars.Delete(old);
        await world.Ana.Reads("Would one of these suit you both instead?");
        await world.Settles();

        world.Graph.Calendars.MakeAnew(old, partner, new LocalDateTime(2026, 11, 26, 11, 0));

        await world.Ana.Reads("Thursdays 11:00 to 11:20 your time");
        await App.Eventually(() => !world.Ana.SeesNow("Would one of these suit you both instead?"), () => "Still asked.");
        await world.Settles();
        world.Series.Mailbox.ShouldBe(world.Graph.Calendars.Of(partner).Id);
        await LeavesNothing(world);
    }

    [Fact]
    public async Task a_series_whose_organizer_has_no_mailbox_any_more_is_made_by_the_partner_and_stands_once()
    {
        await using var world = await OutlookWorld.Booked(_engine);
        var old = world.Series;
        var partner = world.Graph.Calendars.Of(old.Attendees[0]);
        world.Graph.Calendars.Of(old.Mailbox).HasCalendar = false;

        world.Graph.Subscriptions.Tell(old.Mailbox, old.Id, "updated");

        await world.App.Eventually("SELECT COUNT(*) FROM meeting_series WHERE state = 'booked' AND ended_by IS NULL", 1);
        await App.Eventually(() => world.Graph.Calendars.All.Count == 2, () => "It was not made anew.");
        await world.Settles();
        var made = world.Graph.Calendars.All[1];
        made.Mailbox.ShouldBe(partner.Id);
        made.Occurrences.Select(o => o.Start).ShouldBe(old.Occurrences.Select(o => o.Start));
        old.HasCopy(partner).ShouldBeFalse("the old one is left in the partner's calendar");
        (await world.Count("SELECT COUNT(*) FROM meeting_proposals")).ShouldBe(0);
    }

    [Fact]
    public async Task a_series_that_goes_on_after_the_round_is_cancelled_with_it()
    {
        await using var world = await OutlookWorld.Booked(_engine);
        world.Graph.Calendars.Repeat(
            world.Series,
            new JsonObject { ["type"] = "weekly", ["interval"] = 1, ["daysOfWeek"] = new JsonArray("tuesday") },
            First.PlusWeeks(8));
        await world.Settles();
        (await Days(world)).ShouldBe("2026-11-24 2026-12-01 2026-12-08");

        await world.App.Until(Instant.FromUtc(2026, 12, 14, 9, 0));

        await App.Eventually(() => world.Graph.Calendars.Standing.Count == 0, () => "It goes on.");
    }

    [Fact]
    public async Task a_meeting_of_the_same_name_that_is_not_the_pairs_is_left_alone()
    {
        await using var world = await OutlookWorld.Booked(_engine);
        var old = world.Series;
        world.Graph.Calendars.Add("cleo", "cleo@contoso.example");
        world.Graph.Calendars.MakeAnew(old, "cleo", new LocalDateTime(2026, 11, 26, 11, 0));

        world.Graph.Calendars.CutShort(old, First);

        await world.Ana.Reads("ends before your time together does");
        await world.Ben.Leaves();
        await world.App.Tick();
        await world.Settles();
        world.Series.Mailbox.ShouldBe("cleo");
    }

    private static async Task LeavesNothing(OutlookWorld world)
    {
        await world.Ben.Leaves();
        await world.App.Tick();
        await App.Eventually(() => world.Graph.Calendars.Standing.Count == 0, () => "A ghost stands.");
        await world.Settles();
    }

    private static Task<string> Days(OutlookWorld world) =>
        world.App.Database.Db.Read(
            async db => string.Join(
                ' ',
                await db.Query<string>(
                    new Statement("test", "SELECT day FROM meeting_occurrences WHERE state IN ('planned', 'moved') ORDER BY day", null))),
            TestContext.Current.CancellationToken);
}

public sealed class SqliteOutlookMovesTests() : OutlookMovesTests("sqlite");

public sealed class PostgresOutlookMovesTests() : OutlookMovesTests("postgres");
