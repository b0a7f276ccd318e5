using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Meetings;

/// <summary>F1 to F4: a meeting's life, from the reveal to the end, with what people do in Outlook and in the chat.</summary>
public abstract class MeetingStoryTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task a_new_pair_finds_its_meeting_in_both_calendars_without_a_click(string ana, string ben)
    {
        await using var world = await MeetingWorld.Booked(_engine, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));

        await world.Ana.Reads("Tuesdays 09:00 to 09:20 your time, with a Teams link. It is in both calendars.");
        await world.Ben.Reads("Tuesdays 09:00 to 09:20 your time, with a Teams link. It is in both calendars.");
        var series = world.Outlook.Series.ShouldHaveSingleItem();
        series.Plan.Days().ShouldBe([new LocalDate(2026, 11, 24), new LocalDate(2026, 12, 1), new LocalDate(2026, 12, 8)]);
        series.Plan.Subject.ShouldBe("Catch-up");
        // The reveal was edited: nobody got a second message.
        world.Ana.With("Your partner is Ben Okafor").Count.ShouldBe(1);
        world.Ana.SeesNow("Your meeting with").ShouldBeFalse();
        (
            await world.Count(
                "SELECT COUNT(*) FROM meeting_facts WHERE is_booked = TRUE AND is_held = FALSE AND week IN ('2026-11-23', '2026-11-30', "
                + "'2026-12-07')"
            )).ShouldBe(3);
        (await world.Count("SELECT COUNT(*) FROM meeting_fact_people")).ShouldBe(6);
    }

    [Fact]
    public async Task another_time_is_chosen_from_three_and_holds_for_both()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        await world.Ana.Reads("Tuesdays 09:00 to 09:20");
        await world.App.CardsRest();

        await world.Ana.Presses("meeting.propose");
        await world.Ana.Reads("Which of these suits you both?");
        world.Ben.SeesNow("Which of these suits you both?").ShouldBeFalse();
        // They stand on the meeting's own card and on this one: two edits, in either order.
        await world.App.CardsRest();
        await world.Ana.Presses("meeting.choose-here");
        await world.Settles();

        await world.Ana.Reads("your time, with a Teams link");
        await world.Ben.Reads("Your meeting with Ana Ruiz");
        var plan = world.Outlook.Series.ShouldHaveSingleItem().Plan;
        plan.FirstDay.At(plan.From).ShouldNotBe(new LocalDateTime(2026, 11, 24, 9, 0));
        world.Outlook.Calls.ShouldContain("Move");
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task the_choices_stand_once_where_they_were_asked_for_and_none_is_within_two_hours(string ana, string ben)
    {
        await using var world = await MeetingWorld.Booked(_engine, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));
        await world.Ana.Reads("Tuesdays 09:00 to 09:20");
        await world.App.CardsRest();

        await world.Ana.Presses("meeting.propose");
        await world.Ana.Reads("Which of these suits you both?");
        await world.App.CardsRest();

        world.Ana.With("Which of these suits you both?").Count.ShouldBe(1);
        world.Ana.With("Which of these suits you both?")[0].ShouldContain("Your partner is Ben Okafor");
        var options = (await world.Text("SELECT options FROM meeting_proposals")).Split(' ');
        options.Length.ShouldBe(3);
        // It is half past ten: the half-day that runs is left alone.
        options.ShouldAllBe(o => string.CompareOrdinal(o, "2026-11-23T13:00") >= 0);

        // Asked for anew on the meeting's own card they move there.
        await world.Ana.Says("meeting");
        await world.Ana.Reads("Your meeting with Ben Okafor");
        await world.Ana.Presses("meeting.other-time");
        await App.Eventually(
            () => world.Ana.With("Which of these suits you both?") is [var one] && one.StartsWith("Your meeting", StringComparison.Ordinal),
            () => "They don't stand once, on the meeting's card.");
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task a_change_of_todays_meeting_leaves_at_once_however_much_was_said_today(string ana, string ben)
    {
        await using var world = await MeetingWorld.Booked(_engine, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));
        // With the reveal that makes two of today.
        world.Outlook.Moves(new LocalDate(2026, 12, 1), new LocalDateTime(2026, 12, 2, 14, 0));
        await world.HearsOfIt();
        await world.Ana.Reads("Your meeting with Ben Okafor");
        await world.Ben.Reads("Your meeting with Ana Ruiz");
        await world.App.CardsRest();
        const string Heard = "SELECT SUM(posted) FROM outbox WHERE kind = 'meeting-card'";
        var before = await world.Count(Heard);
        world.Outlook.Moves(new LocalDate(2026, 12, 1), new LocalDateTime(2026, 12, 3, 14, 0));
        await world.HearsOfIt();
        await world.App.CardsRest();
        (await world.Count(Heard)).ShouldBe(before, "a change of next week waits for tomorrow");

        world.Outlook.Moves(new LocalDate(2026, 11, 24), new LocalDateTime(2026, 11, 23, 15, 0));
        await world.HearsOfIt();

        await world.Ana.Reads("This week: Monday 23 November, 15:00 your time.");
        await world.Ben.Reads("This week: Monday 23 November, 15:00 your time.");
        await App.Eventually(() => world.Count(Heard).GetAwaiter().GetResult() > before + 1, () => "Nobody was told.");
    }

    [Fact]
    public async Task none_of_these_leaves_it_as_it_is()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        await world.Ben.Reads("Tuesdays 09:00 to 09:20");
        await world.App.CardsRest();
        await world.Ben.Presses("meeting.propose");
        await world.Ben.Reads("None of these");
        await world.App.CardsRest();

        await world.Ben.Presses("meeting.none-here");

        await App.Eventually(() => !world.Ben.SeesNow("None of these"), () => "Still asked.");
        world.Outlook.Calls.ShouldNotContain("Move");
    }

    [Fact]
    public async Task a_meeting_moved_in_outlook_is_shown_on_the_cards()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        world.Outlook.Moves(new LocalDate(2026, 11, 24), new LocalDateTime(2026, 11, 25, 14, 0));

        await world.HearsOfIt();

        await world.Ana.Reads("This week: Wednesday 25 November, 14:00 your time.");
        await world.Ben.Reads("This week: Wednesday 25 November, 14:00 your time.");
        (await world.Count("SELECT COUNT(*) FROM meeting_occurrences WHERE state = 'moved'")).ShouldBe(1);
    }

    [Fact]
    public async Task a_series_moved_in_outlook_has_its_new_hour_on_the_cards()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        world.Outlook.MovesSeries(new LocalDate(2026, 11, 26), new LocalTime(15, 0));

        await world.HearsOfIt();

        await world.Ben.Reads("Thursdays 15:00 to 15:20 your time");
        (
            await world.Count(
                "SELECT COUNT(*) FROM meeting_occurrences WHERE state = 'planned' AND day IN ('2026-11-26', '2026-12-03', '2026-12-10')"
            )).ShouldBe(3);
    }

    [Fact]
    public async Task a_deleted_meeting_asks_for_another_time_and_stands_there_once()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        world.Outlook.Deletes(new LocalDate(2026, 11, 24));

        await world.HearsOfIt();
        await world.HearsOfIt();

        await world.Ana.Reads("Your meeting with Ben Okafor");
        await world.Ben.Reads("Your meeting with Ana Ruiz");
        world.Ben.SeesNow("Would one of these suit you?").ShouldBeTrue();
        (await world.Text("SELECT options FROM meeting_proposals")).Split(' ').Length.ShouldBe(3);
        await world.Ben.Presses("meeting.choose");
        await world.Settles();
        world.Outlook.Series.Count.ShouldBe(2);
        world
            .Outlook.Series.Single(s => s.Plan.FirstDay == s.Plan.LastDay)
            .Plan.FirstDay.ShouldBeInRange(new LocalDate(2026, 11, 23), new LocalDate(2026, 11, 29));
        (await world.Count("SELECT COUNT(*) FROM meeting_facts WHERE is_booked = TRUE")).ShouldBe(3);
    }

    [Fact]
    public async Task a_declined_meeting_is_moved_to_the_time_that_is_chosen()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        var ben = world.Outlook.Series[0].Plan.Everybody.Single(p => p.DisplayName == "Ben Okafor").PersonId;
        world.Outlook.Declines(new LocalDate(2026, 11, 24), ben);

        await world.HearsOfIt();
        await world.Ana.Reads("Your meeting with Ben Okafor");
        world.Ana.SeesNow("Would one of these suit you?").ShouldBeTrue();
        (await world.Text("SELECT options FROM meeting_proposals")).Split(' ').Length.ShouldBe(3);
        await world.Ana.Presses("meeting.choose");
        await world.Settles();

        world.Outlook.Series.ShouldHaveSingleItem();
        world.Outlook.Calls.ShouldContain("MoveOccurrence");
    }

    [Fact]
    public async Task a_deleted_series_is_made_anew_only_when_somebody_wants_it()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        world.Outlook.DeletesSeries();

        await world.HearsOfIt();
        await world.App.Tick();
        await world.Settles();

        world.Outlook.Series.ShouldBeEmpty();
        await world.Ana.Reads("Your meeting with Ben Okafor");
        world.Ana.SeesNow("Would one of these suit you both instead?").ShouldBeTrue();
        await world.Ana.Presses("meeting.choose");
        await world.Settles();
        await world.Becomes("booked");
        world.Outlook.Series.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task the_first_check_in_opens_when_the_first_meeting_is_over(string ana, string ben)
    {
        await using var world = await MeetingWorld.Booked(_engine, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));
        await world.App.Until(Instant.FromUtc(2026, 11, 24, 8, 19));
        (await world.Count("SELECT COUNT(*) FROM check_ins")).ShouldBe(0, "they meet until 9:20");

        await world.App.Until(Instant.FromUtc(2026, 11, 24, 8, 41));

        await world.Ana.Reads(Story.Opened);
        await world.Ben.Reads(Story.Opened);
    }

    [Fact]
    public async Task the_first_check_in_follows_a_first_meeting_that_is_moved()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        world.Outlook.Moves(new LocalDate(2026, 11, 24), new LocalDateTime(2026, 11, 24, 14, 0));
        await world.HearsOfIt();
        // On the day itself: what leaves a day later would be of that day's two messages.
        await world.Ana.Reads("Your meeting with Ben Okafor");
        await world.Ben.Reads("Your meeting with Ana Ruiz");
        await world.App.Until(Instant.FromUtc(2026, 11, 24, 13, 19));
        (await world.Count("SELECT COUNT(*) FROM check_ins")).ShouldBe(0, "they meet until 14:20");

        await world.App.Until(Instant.FromUtc(2026, 11, 24, 13, 41));

        await world.Ana.Reads(Story.Opened);
        await world.Ben.Reads(Story.Opened);
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("declined")]
    [InlineData("skipped")]
    [InlineData("moved to the fourth day")]
    public async Task the_first_check_in_waits_no_longer_than_the_third_working_day(string answer)
    {
        await using var world = await MeetingWorld.Booked(_engine);
        var first = new LocalDate(2026, 11, 24);
        switch (answer)
        {
            case "deleted":
                world.Outlook.Deletes(first);
                break;
            case "declined":
                world.Outlook.Declines(first, world.Outlook.Series[0].Plan.Others[0].PersonId);
                break;
            case "skipped":
                await world.Ana.Says("meeting");
                await world.Ana.Reads("Skip this week");
                await world.Ana.Presses("meeting.skip");
                break;
            default:
                world.Outlook.Moves(first, new LocalDateTime(2026, 11, 26, 14, 0));
                break;
        }

        await world.HearsOfIt();
        if (answer != "skipped")
            await world.Ana.Reads("Your meeting with Ben Okafor");
        await world.Ben.Reads("Your meeting with Ana Ruiz");
        await world.App.Until(Instant.FromUtc(2026, 11, 25, 7, 59));
        (await world.Count("SELECT COUNT(*) FROM check_ins")).ShouldBe(0);

        await world.App.Until(Story.Wednesday);

        await world.Ana.Reads(Story.Opened);
        await world.Ben.Reads(Story.Opened);
    }

    [Fact]
    public async Task a_meeting_ends_with_the_round()
    {
        await using var world = await MeetingWorld.Booked(_engine);

        await world.App.Until(Instant.FromUtc(2026, 12, 13, 12, 0));
        await world.Settles();

        (await world.Count("SELECT COUNT(*) FROM meeting_series WHERE state = 'ended' AND ended_by = 'over'")).ShouldBe(1);
        // All its meetings are in the past: nobody gets a cancellation for them.
        world.Outlook.Calls.ShouldNotContain("Cancel");
    }

    [Fact]
    public async Task leaving_cancels_what_is_left_with_a_kind_word()
    {
        await using var world = await MeetingWorld.Booked(_engine);

        await world.Ben.Leaves();
        await world.App.Tick();
        await world.Settles();

        world.Outlook.Series.ShouldBeEmpty();
        world.Outlook.Comments.ShouldHaveSingleItem().ShouldContain("The pairs have changed, so this meeting ends here.");
        (await world.Count("SELECT COUNT(*) FROM meeting_facts WHERE is_booked = TRUE")).ShouldBe(0);
    }

    [Fact]
    public async Task when_the_owner_of_three_leaves_the_others_meet_on()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        var cleo = world.App.Newcomer(Channel.Teams, "Cleo Doe");
        await cleo.Joins();
        await world.App.Until(Instant.FromUtc(2026, 11, 24, 8, 30));
        await world.App.Tick();
        await App.Eventually(() => world.Outlook.Series is [{ Plan.Others.Count: 2 }], () => "The three have no meeting.");
        var owner = world.Outlook.Series[0].Plan.Organizer.DisplayName;
        var leaver = owner == "Ana Ruiz" ? world.Ana : owner == "Ben Okafor" ? world.Ben : cleo;

        await leaver.Leaves();
        await world.App.Tick();
        await world.Settles();

        var plan = world.Outlook.Series.ShouldHaveSingleItem().Plan;
        plan.Everybody.Count().ShouldBe(2);
        plan.Everybody.ShouldNotContain(p => p.DisplayName == owner);
        world.Outlook.Comments.Last().ShouldContain("The pairs have changed, so this meeting ends here.");
    }

    [Fact]
    public async Task a_break_takes_the_meeting_out_and_coming_back_puts_it_in()
    {
        await using var world = await MeetingWorld.Booked(_engine);

        await Ana(world, "paused");
        await world.App.Tick();
        await world.Settles();
        world.Outlook.Series.ShouldBeEmpty();

        await Ana(world, "active");
        await world.App.Tick();
        await world.Settles();

        world.Outlook.Series.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task the_other_partner_can_take_it_into_their_calendar()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        var before = world.Outlook.Series[0].Plan;
        var other = before.Organizer.DisplayName == "Ana Ruiz" ? world.Ben : world.Ana;

        await other.Says("meeting");
        await other.Reads("Put it in my calendar");
        await other.Presses("meeting.own");
        await world.Settles();

        var after = world.Outlook.Series.ShouldHaveSingleItem().Plan;
        after.Organizer.PersonId.ShouldNotBe(before.Organizer.PersonId);
        (after.FirstDay, after.From).ShouldBe((before.FirstDay, before.From));
        world.Outlook.Comments.ShouldHaveSingleItem().ShouldContain("A new invitation follows.");
    }

    [Fact]
    public async Task this_week_is_skipped_and_the_partner_hears_of_it()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        await world.Ana.Says("meeting");
        await world.Ana.Reads("Skip this week");

        await world.Ana.Presses("meeting.skip");
        await world.Settles();

        await world.Ben.Reads("No meeting this week.");
        world.Outlook.Series[0].Occurrences.Count.ShouldBe(2);
        (await world.Count("SELECT COUNT(*) FROM meeting_facts WHERE is_booked = TRUE")).ShouldBe(2);
    }

    [Fact]
    public async Task somebody_out_of_office_is_not_available_and_nobody_learns_why()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        world.Outlook.Away["Ben Okafor"] = [new Interval(Instant.FromUtc(2026, 11, 28, 0, 0), Instant.FromUtc(2026, 12, 5, 0, 0))];

        await world.App.Until(Instant.FromUtc(2026, 11, 30, 8, 30));
        await world.Settles();

        await world.Ana.Reads("Ben is not available this week, so there is no meeting.");
        world
            .Ana.Sees()
            .ShouldNotContain(m =>
                m.Contains("office", StringComparison.OrdinalIgnoreCase) || m.Contains("away", StringComparison.OrdinalIgnoreCase));
        world.Outlook.Calls.Count(c => c == "CancelOccurrence").ShouldBe(1);
    }

    [Fact]
    public async Task did_you_meet_is_one_tap_and_counts_once()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        await world.App.Until(Instant.FromUtc(2026, 11, 24, 14, 0));
        await world.Ana.Says("meeting");
        await world.Ana.Reads("Did you meet last time?");

        await world.Ana.Presses("meeting.held");

        await world.App.Eventually("SELECT COUNT(*) FROM meeting_facts WHERE is_held = TRUE", 1);
    }

    [Fact]
    public async Task the_next_check_in_asks_whether_they_met_and_a_no_counts_while_nobody_says_yes()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        await world.App.Until(Story.Wednesday);
        await world.App.Until(Instant.FromUtc(2026, 11, 30, 9, 30));
        await world.Ana.Reads("Your week, 30 November to 6 December");
        await world.Ben.Reads("Your week, 30 November to 6 December");

        await world.Ana.Shares(("c1_text", "call the supplier"), ("met", "no"), ("together", "change"));
        await world.App.Eventually("SELECT COUNT(*) FROM meeting_occurrences WHERE is_held = FALSE", 1);
        await world.Ben.Reads("Ana would like to change something about how you work together.");
        await world.Ben.Says("meeting");
        await world.Ben.Reads("Your meeting with Ana Ruiz");

        (await world.Count("SELECT COUNT(*) FROM meeting_facts WHERE is_held = TRUE")).ShouldBe(0);
    }

    [Fact]
    public async Task a_week_without_a_call_loses_its_meeting_when_the_partner_agrees()
    {
        await using var world = await MeetingWorld.Booked(_engine);
        await world.App.Until(Story.Wednesday);
        await world.App.Until(Instant.FromUtc(2026, 11, 30, 9, 30));
        await world.Ana.Reads("Your week, 30 November to 6 December");
        await world.Ana.Shares(("c1_text", "call the supplier"), ("no_call", "true"));
        await world.Ben.Reads("would rather not have a call this week");
        world.Outlook.Calls.ShouldNotContain("CancelOccurrence");

        await world.Ben.Presses("copy.call-skip");
        await world.Settles();

        await App.Eventually(() => world.Outlook.Calls.Contains("CancelOccurrence"), () => "It stands.");
        (await world.Count("SELECT COUNT(*) FROM meeting_occurrences WHERE state = 'skipped' AND day = '2026-12-01'")).ShouldBe(1);
    }

    [Fact]
    public async Task a_member_who_gives_their_times_is_never_looked_up()
    {
        await using var world = await MeetingWorld.Begin(_engine);
        await world.App.Database.Db.Write(
            db =>
                db.Execute(
                    new Statement(
                        "test",
                        "UPDATE intakes SET own_times = TRUE WHERE membership_id IN (SELECT m.id FROM memberships m JOIN persons p ON p.id "
                        + "= m.person_id WHERE p.display_name = 'Ana Ruiz')",
                        null)),
            TestContext.Current.CancellationToken);

        await world.Pairs();
        await world.Becomes("booked");

        world.Outlook.LookedInto.ShouldNotContain("Ana Ruiz");
        world.Outlook.Series.ShouldHaveSingleItem().Plan.Organizer.DisplayName.ShouldBe("Ben Okafor");
    }

    [Fact]
    public async Task two_who_chose_writing_get_no_meeting()
    {
        await using var world = await MeetingWorld.Begin(_engine);
        await world.App.Database.Db.Write(
            db => db.Execute(new Statement("test", "UPDATE intakes SET mode = 'text'", null)), TestContext.Current.CancellationToken);

        await world.Pairs();
        await world.Ana.Reads("You both prefer writing, so nothing is in your calendars.");
        await world.App.Tick();

        (await world.Count("SELECT COUNT(*) FROM meeting_series")).ShouldBe(0);
    }

    [Fact]
    public async Task an_organizer_without_a_mailbox_leaves_it_to_the_partner()
    {
        await using var world = await MeetingWorld.Begin(_engine);
        world.Outlook.WithoutMailbox["Ana Ruiz"] = true;

        await world.Pairs();
        await world.Settles();
        await world.Becomes("booked");

        world.Outlook.Series.ShouldHaveSingleItem().Plan.Organizer.DisplayName.ShouldBe("Ben Okafor");
    }

    [Fact]
    public async Task without_any_mailbox_the_pair_still_gets_a_time()
    {
        await using var world = await MeetingWorld.Begin(_engine);
        world.Outlook.WithoutMailbox["Ana Ruiz"] = true;
        world.Outlook.WithoutMailbox["Ben Okafor"] = true;

        await world.Pairs();
        await world.Settles();
        await world.Becomes("booked");

        await world.Ana.Reads("Tuesdays 09:00 to 09:20 your time.");
        world.Outlook.Series.ShouldBeEmpty();
    }

    private static Task<int> Ana(MeetingWorld world, string state) =>
        world.App.Database.Db.Write(
            db =>
                db.Execute(
                    new Statement(
                        "test",
                        $"UPDATE memberships SET state = '{state}' WHERE person_id = (SELECT id FROM persons WHERE display_name = 'Ana "
                        + "Ruiz')",
                        null)),
            TestContext.Current.CancellationToken);
}

public sealed class SqliteMeetingStoryTests() : MeetingStoryTests("sqlite");

public sealed class PostgresMeetingStoryTests() : MeetingStoryTests("postgres");
