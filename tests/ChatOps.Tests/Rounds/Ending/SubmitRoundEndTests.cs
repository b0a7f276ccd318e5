using ChatOps.Cards;
using ChatOps.Channels.Queueing;
using ChatOps.Rounds.Ending;
using ChatOps.Tests.Pairing;
using ChatOps.Texts;
using static ChatOps.Tests.Pairing.Duo;

namespace ChatOps.Tests.Rounds.Ending;

public sealed class SubmitRoundEndTests
{
    private static readonly Phrases English = TextCatalog.For("en");

    private static readonly RoundEnd End = new()
    {
        Id = "0193-end",
        Round = Duo.Round,
        Partnership = Pair,
        Program = Autumn.Settings,
        PersonId = Ana.PersonId,
    };

    [Fact]
    public void the_first_question_is_the_only_one_that_needs_an_answer()
    {
        var answered = Decide(("next", "again")).ShouldBeOfType<SubmitRoundEnd.Decision.Answered>();
        answered.Helped.ShouldBeNull();
        answered.Words.ShouldBe(new RoundEndWords());
        Decide(("helped", "yes"))
            .ShouldBeOfType<SubmitRoundEnd.Decision.Incomplete>()
            .Errors.Single()
            .ShouldBe(new FieldError("next", "Please choose one."));
        Decide(("next", "promotion")).ShouldBeOfType<SubmitRoundEnd.Decision.Incomplete>();
    }

    [Fact]
    public void long_answers_are_marked_where_they_stand() =>
        Decide(("next", "same"), ("thanks", new string('a', 501)))
            .ShouldBeOfType<SubmitRoundEnd.Decision.Incomplete>()
            .Errors.Single()
            .Field.ShouldBe("thanks");

    [Fact]
    public void it_is_nobody_elses_and_over_when_the_round_is()
    {
        SubmitRoundEnd.Decide(End, Ben.PersonId, Fields.None, English).ShouldBeOfType<SubmitRoundEnd.Decision.Refused>();
        SubmitRoundEnd
            .Decide(End with { ClosedAt = Start }, Ana.PersonId, Fields.None, English)
            .ShouldBeOfType<SubmitRoundEnd.Decision.Over>();
    }

    [Theory]
    [InlineData("again", FinishRound.Outcome.Stays)]
    [InlineData("same", FinishRound.Outcome.Stays)]
    [InlineData("break", FinishRound.Outcome.TakesABreak)]
    [InlineData("alone", FinishRound.Outcome.Graduates)]
    [InlineData(null, FinishRound.Outcome.IsPaused)]
    internal void an_answer_decides_about_the_next_round_and_silence_does_too(string? next, FinishRound.Outcome outcome)
    {
        FinishRound.Decide(Member(next)).ShouldBe(outcome);
        FinishRound.Decide(Member(next) with { IsActive = false }).ShouldBe(FinishRound.Outcome.Nothing);
    }

    [Theory]
    [InlineData("12345", "2026-12-10T08:00:00Z", "2026-12-11T08:00:00Z")]
    [InlineData("124", "2026-12-08T08:00:00Z", "2026-12-10T08:00:00Z")]
    [InlineData("1", "2026-11-30T08:00:00Z", "2026-12-07T08:00:00Z")]
    public void the_last_working_day_but_one_is_the_members_own(string workDays, string ask, string again)
    {
        var hours = new QuietHours(DateTimeZoneProviders.Tzdb["Europe/Paris"], workDays, 540, 1020);
        var at = EndDays.AskAt(Round, Autumn.Settings, hours);

        at.ToString().ShouldBe(ask);
        EndDays.AgainAt(Round, Autumn.Settings, hours, at).ToString().ShouldBe(again);
        EndDays.AgainAt(Round, Autumn.Settings, hours, Instant.FromUtc(2026, 12, 11, 9, 0)).ShouldBeNull();
    }

    [Fact]
    public void who_was_not_asked_in_time_is_asked_as_long_as_the_round_lasts()
    {
        var member = new ToAsk(Round, Autumn.Settings, "m", Pair.Id, Ana.PersonId, new QuietHours(DateTimeZone.Utc, "12345", 540, 1020));
        AskRoundEnds.Decide(member, Instant.FromUtc(2026, 12, 10, 8, 59)).ShouldBeFalse();
        AskRoundEnds.Decide(member, Instant.FromUtc(2026, 12, 11, 20, 0)).ShouldBeTrue();
        AskRoundEnds.Decide(member, Instant.FromUtc(2026, 12, 12, 1, 0)).ShouldBeFalse();
    }

    private static Finishing Member(string? next) =>
        new("m", Ana.PersonId, Pair.Id, "e", next, IsActive: true, WasQuiet: true, HasWords: false);

    private static SubmitRoundEnd.Decision Decide(params (string, string)[] typed) =>
        SubmitRoundEnd.Decide(End, Ana.PersonId, new Fields(typed.Select(f => KeyValuePair.Create(f.Item1, f.Item2))), English);
}
