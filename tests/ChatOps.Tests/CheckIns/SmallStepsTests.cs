using ChatOps.CheckIns;
using ChatOps.People;
using static ChatOps.Tests.CheckIns.Situations;

namespace ChatOps.Tests.CheckIns;

/// <summary>Skip, take back, snooze, open, use for the new week: each with everything that can come of it.</summary>
public sealed class SmallStepsTests
{
    private static readonly Person Author = new() { Id = Ben, DisplayName = "Ben Okafor", Zone = "Europe/Berlin" };

    [Fact]
    public void an_open_week_is_skipped_and_taken_up_again()
    {
        SkipCheckIn.Decide(CheckIn(), Ben, skips: true, Tuesday).ShouldBeOfType<SkipCheckIn.Decision.Skipped>();
        SkipCheckIn.Decide(CheckIn(CheckInState.Draft), Ben, skips: true, Tuesday).ShouldBeOfType<SkipCheckIn.Decision.Skipped>();
        SkipCheckIn.Decide(CheckIn(CheckInState.Skipped), Ben, skips: false, Tuesday).ShouldBeOfType<SkipCheckIn.Decision.Resumed>();
    }

    [Fact]
    public void a_shared_week_is_not_skipped_and_nothing_is_skipped_twice()
    {
        SkipCheckIn.Decide(CheckIn(CheckInState.Shared), Ben, skips: true, Tuesday).ShouldBeOfType<SkipCheckIn.Decision.Unchanged>();
        SkipCheckIn.Decide(CheckIn(CheckInState.Skipped), Ben, skips: true, Tuesday).ShouldBeOfType<SkipCheckIn.Decision.Unchanged>();
        SkipCheckIn.Decide(CheckIn(), Ben, skips: false, Tuesday).ShouldBeOfType<SkipCheckIn.Decision.Unchanged>();
    }

    [Fact]
    public void nobody_skips_for_another_or_afterwards()
    {
        SkipCheckIn.Decide(CheckIn(), Ana.PersonId, skips: true, Tuesday).ShouldBeOfType<SkipCheckIn.Decision.NotYours>();
        SkipCheckIn.Decide(CheckIn(), Ben, skips: true, Closes).ShouldBeOfType<SkipCheckIn.Decision.WeekClosed>();
    }

    [Fact]
    public void a_shared_week_is_taken_back_by_its_author_while_it_is_open()
    {
        TakeBack.Decide(Shared(), Ben, confirms: true, Tuesday).ShouldBeOfType<TakeBack.Decision.TakenBack>();
        TakeBack.Decide(Shared(), Ben, confirms: false, Tuesday).ShouldBeOfType<TakeBack.Decision.Left>();
        TakeBack.Decide(Shared(), Ana.PersonId, confirms: true, Tuesday).ShouldBeOfType<TakeBack.Decision.NotYours>();
        TakeBack.Decide(Shared(), Ben, confirms: true, Closes).ShouldBeOfType<TakeBack.Decision.WeekClosed>();
        TakeBack.Decide(Saved(), Ben, confirms: true, Tuesday).ShouldBeOfType<TakeBack.Decision.Left>();
    }

    [Fact]
    public void a_snooze_lasts_until_the_next_working_day_and_swallows_what_would_come_before()
    {
        var now = Due() with { CheckIn = CheckIn() with { NudgeAt = Opens, SecondNudgeAt = Instant.FromUtc(2026, 11, 27, 8, 7) } };
        var snoozed = SnoozeCheckIn.Decide(now, Author, Tuesday).ShouldBeOfType<SnoozeCheckIn.Decision.Snoozed>();

        snoozed.NudgeAt!.Value.InZone(Berlin).Date.ShouldBe(new LocalDate(2026, 11, 25));
        snoozed.SecondNudgeAt.ShouldBe(now.CheckIn.SecondNudgeAt);
        SnoozeCheckIn.Decide(now, Author, Instant.FromUtc(2026, 11, 26, 9, 0)).ShouldBeOfType<SnoozeCheckIn.Decision.Snoozed>()
            .SecondNudgeAt.ShouldBe(null);
    }

    [Fact]
    public void on_the_last_working_day_a_snooze_is_silence()
    {
        var snoozed = SnoozeCheckIn
            .Decide(Due(), Author, Instant.FromUtc(2026, 11, 27, 9, 0))
            .ShouldBeOfType<SnoozeCheckIn.Decision.Snoozed>();

        snoozed.NudgeAt.ShouldBeNull();
    }

    [Fact]
    public void a_shared_closed_or_foreign_week_is_not_snoozed()
    {
        SnoozeCheckIn.Decide(Shared(), Author, Tuesday).ShouldBeOfType<SnoozeCheckIn.Decision.Unchanged>();
        SnoozeCheckIn.Decide(Due(), Author, Closes).ShouldBeOfType<SnoozeCheckIn.Decision.WeekClosed>();
        SnoozeCheckIn.Decide(Due(), Author with { Id = Ana.PersonId }, Tuesday).ShouldBeOfType<SnoozeCheckIn.Decision.NotYours>();
    }

    [Theory]
    [InlineData("check-in.write", CheckInEdit.Kind)]
    [InlineData("check-in.change", CheckInEdit.Kind)]
    [InlineData("check-in.add-row", CheckInEdit.Kind)]
    [InlineData("check-in.take-back", TakeBackForm.Kind)]
    public void a_button_opens_its_form(string action, string kind) =>
        OpenCheckIn
            .Decide(CheckIn(CheckInState.Shared), Ben, action, Tuesday)
            .ShouldBeOfType<OpenCheckIn.Decision.Open>()
            .Kind.ShouldBe(kind);

    [Fact]
    public void old_cards_and_other_peoples_cards_open_nothing()
    {
        OpenCheckIn.Decide(CheckIn(), Ben, "check-in.write", Closes).ShouldBeOfType<OpenCheckIn.Decision.WeekClosed>();
        OpenCheckIn.Decide(CheckIn(), Ana.PersonId, "check-in.write", Tuesday).ShouldBeOfType<OpenCheckIn.Decision.NotYours>();
        OpenCheckIn.Decide(CheckIn(), Ben, "check-in.take-back", Tuesday).ShouldBeOfType<OpenCheckIn.Decision.Unchanged>();
    }

    [Fact]
    public void adding_a_row_loses_nothing_when_the_week_ends_meanwhile() =>
        OpenCheckIn.Decide(CheckIn(), Ben, "check-in.add-row", Closes).ShouldBeOfType<OpenCheckIn.Decision.Open>();

    [Fact]
    public void the_text_of_a_closed_week_fills_the_gaps_of_the_new_one()
    {
        var closed = Saved();
        var current = Due(Draft) with
        {
            Draft = CheckInAnswers.Read(Due(Draft), Fields(("went_well", "already written"), ("c1_text", "Already here"))),
        };
        var draft = UseForNewWeek.Decide(closed, current, Ben).ShouldBeOfType<UseForNewWeek.Decision.Taken>().Draft;

        draft.Answer("went_well")!.Text!.Reveal().ShouldBe("already written");
        draft.Answer("went_less_well")!.Text!.Reveal().ShouldBe("I lost two mornings to the release");
        draft.NewOnes.Select(c => c.Text!.Reveal()).ShouldBe(["Already here", "Book the course"]);
        draft.Outcomes.Single().Word.ShouldBe("partly_keep");
    }

    [Fact]
    public void there_must_be_a_new_week_a_text_and_the_right_person()
    {
        UseForNewWeek.Decide(Saved(), null, Ben).ShouldBeOfType<UseForNewWeek.Decision.NoNewWeek>();
        UseForNewWeek.Decide(Saved(), Due(), Ana.PersonId).ShouldBeOfType<UseForNewWeek.Decision.NotYours>();
        UseForNewWeek.Decide(Due(), Due(), Ben).ShouldBeOfType<UseForNewWeek.Decision.Unchanged>();
    }
}
