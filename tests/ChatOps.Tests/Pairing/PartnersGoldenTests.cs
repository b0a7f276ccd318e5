using ChatOps.Pairing;
using ChatOps.Pairing.Covering;
using ChatOps.Pairing.Offers;
using ChatOps.Pairing.Repairing;
using ChatOps.Pairing.Saying;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Rounds;
using ChatOps.Rounds.Ending;
using ChatOps.Rounds.Ending.Monthly;
using ChatOps.Tests.Golden;
using ChatOps.Texts;
using static ChatOps.Tests.Pairing.Duo;

namespace ChatOps.Tests.Pairing;

/// <summary>What happens inside and at the end of a round, as every channel draws it.</summary>
public sealed class PartnersGoldenTests
{
    private static readonly Phrases English = TextCatalog.For("en");
    private static readonly Phrases German = TextCatalog.For("de");
    private static readonly Person Reader = new() { Id = Ben.PersonId, DisplayName = "Ben Okafor" };

    private static readonly Carried Said = new()
    {
        MessageId = "0193-message",
        Partnership = Pair,
        From = Ana,
        Program = Autumn.Settings,
        IsFirst = true,
        Texts = [new Words("Does Tuesday at ten suit you?"), new Words("Or Wednesday?")],
    };

    private static readonly RoundEnd End = new()
    {
        Id = "0193-end",
        Round = Duo.Round,
        Partnership = Pair,
        Program = Autumn.Settings,
        PersonId = Ana.PersonId,
    };

    [Fact]
    public void another_partner_is_asked_for() => Goldens.Check(NotAFitForm.Draw("0193-pair", [Ben], English), "not-a-fit");

    [Fact]
    public void another_partner_is_asked_for_by_one_of_three_in_german() =>
        Goldens.Check(NotAFitForm.Draw("0193-pair", [Ben, Kim], German), "not-a-fit.trio-de");

    [Fact]
    public void the_pairs_have_changed() => Goldens.Check(PartnerChangedCard.Draw(Autumn, isLastWeek: false, English), "partner-changed");

    [Fact]
    public void the_pairs_have_changed_near_the_end() =>
        Goldens.Check(PartnerChangedCard.Draw(Autumn, isLastWeek: true, German), "partner-changed.next-de");

    [Fact]
    public void nobody_is_free_in_this_round() => Goldens.Check(NextRoundCard.Draw(English), "next-round");

    [Theory]
    [InlineData(OfferReason.Quiet, null)]
    [InlineData(OfferReason.Away, null)]
    [InlineData(OfferReason.Quiet, "no")]
    internal void another_partner_is_offered(OfferReason reason, string? answer) =>
        Goldens.Check(
            OfferCard.Draw(
                new Offer
                {
                    Id = "0193-offer",
                    Partnership = Pair,
                    PersonId = Ana.PersonId,
                    PartnerId = Ben.PersonId,
                    Reason = reason,
                    IsPartnerAway = true,
                    Answer = answer,
                },
                English),
            $"partner-offer.{(answer is null ? reason.ToString().ToLowerInvariant() : "kept")}");

    [Theory]
    [InlineData(CoverState.Asking, "kim", "asked")]
    [InlineData(CoverState.Offered, "ben", "offered")]
    [InlineData(CoverState.Standing, "kim", "neighbour")]
    [InlineData(CoverState.Standing, "ben", "standing")]
    [InlineData(CoverState.Declined, "kim", "over")]
    [InlineData(CoverState.Over, "kim", "over-neighbour")]
    [InlineData(CoverState.Over, "ben", "over-person")]
    internal void somebody_is_taken_along(CoverState state, string reader, string golden) => Goldens.Check(
        CoverCard.Draw(
            new Cover
            {
                Id = "0193-cover",
                Partnership = Pair,
                AwayId = Ana.PersonId,
                PersonId = Ben.PersonId,
                Neighbours = Of(Kim, new() { PersonId = new("lea"), DisplayName = "Lea Holm" }),
                Until = new LocalDate(2026, 12, 8),
                State = state,
            },
            new PersonId(reader), state == CoverState.Standing ? "Tuesdays 10:00 to 10:20" : null, English),
        $"cover.{golden}");

    [Fact]
    public void the_first_message() => Goldens.Check(SayCard.Draw(Said, Reader, English), "say.first");

    [Fact]
    public void a_message_among_three_in_german() =>
        Goldens.Check(SayCard.Draw(Said with { Partnership = Trio, IsFirst = false }, Reader, German), "say.trio-de");

    [Fact]
    public void a_message_where_words_stay_out_of_chat() =>
        Goldens.Check(SayCard.Draw(Said with { Program = new() { KeepsWordsOutOfChat = true } }, Reader, English), "say.out-of-chat");

    [Fact]
    public void a_message_to_read() => Goldens.Check(SayWhole.Draw(Said, Reader, English), "say-whole");

    [Fact]
    public void a_message_to_somebody_who_takes_none() =>
        Goldens.Check(SayCard.Draw(Said with { IsOff = true }, Reader, English), "say.off");

    [Fact]
    public void a_message_of_an_ended_pair() =>
        Goldens.Check(
            SayCard.Draw(Said with { Partnership = Pair with { EndedAt = Start }, IsFirst = false }, Reader, English), "say.ended");

    [Fact]
    public void a_message_after_seven_days() => Goldens.Check(SayCard.Draw(Said with { Texts = [] }, Reader, English), "say.removed");

    [Fact]
    public void a_message_that_was_changed() =>
        Goldens.Check(SayCard.Draw(Said with { IsEdited = true, IsFirst = false }, Reader, German), "say.edited-de");

    [Fact]
    public void a_message_that_was_deleted() =>
        Goldens.Check(SayCard.Draw(Said with { Texts = [], IsTakenBack = true }, Reader, English), "say.taken-back");

    [Fact]
    public void the_form_of_a_message() => Goldens.Check(SayForm.Draw("0193-pair", [(Pair, [Ana])], English), "say-form");

    [Fact]
    public void the_form_of_an_answer_shows_what_it_answers() =>
        Goldens.Check(SayForm.Draw("0193-pair:0193-said", [(Pair, [Ana])], English, SayCard.Said(Said, English)), "say-form.answer");

    [Fact]
    public void a_message_that_was_answered() =>
        Goldens.Check(
            SayCard.Draw(Said with { Answer = new Words("Dienstag um zehn, gern."), IsFirst = false }, Reader, German), "say.answered-de");

    [Fact]
    public void the_form_of_a_message_in_two_programs() =>
        Goldens.Check(SayForm.Draw("", [(Pair, [Ana]), (Pair with { Id = "0193-other" }, [Kim])], German), "say-form.choose-de");

    [Fact]
    public void the_end_of_a_round_is_asked_about() => Goldens.Check(RoundEndCard.Draw(End, [], English), "round-end");

    [Fact]
    public void the_end_of_a_round_is_asked_about_in_german_among_three() =>
        Goldens.Check(RoundEndCard.Draw(End with { Partnership = Trio }, [], German), "round-end.trio-de");

    [Fact]
    public void the_end_of_a_round_where_words_stay_out_of_chat() =>
        Goldens.Check(RoundEndCard.Draw(End with { Program = new() { KeepsWordsOutOfChat = true } }, [], English), "round-end.out-of-chat");

    [Theory]
    [InlineData("again")]
    [InlineData("break")]
    public void the_end_of_a_round_answered(string next) =>
        Goldens.Check(RoundEndCard.Draw(End with { Next = next }, [], English), $"round-end.{next}");

    [Fact]
    public void a_wish_that_both_have() =>
        Goldens.Check(RoundEndCard.Draw(End with { Next = "same", IsMutual = true }, [], English), "round-end.mutual");

    [Fact]
    public void alone_from_here() => Goldens.Check(RoundEndCard.Draw(End with { Next = "alone" }, [], English), "round-end.alone");

    [Fact]
    public void alone_and_asked() =>
        Goldens.Check(
            RoundEndCard.Draw(
                End with
                {
                    Next = "alone",
                    ClosedAt = Start,
                },
                [new MonthlyTalk("t", Pair.Id, Ana.PersonId, Ben.PersonId, null)],
                English),
            "round-end.alone-asked");

    [Fact]
    public void a_round_that_is_over() =>
        Goldens.Check(RoundEndCard.Draw(End with { ClosedAt = Start, IsPaused = true }, [], English), "round-end.over");

    [Fact]
    public void the_questions_filled_in() =>
        Goldens.Check(
            RoundEndForm.Draw(
                End with
                {
                    Next = "same",
                    Helped = "some",
                    Words = new RoundEndWords { Change = new Words("a shorter meeting"), Thanks = new Words("you listened well") },
                },
                English),
            "round-end-form");

    [Fact]
    public void paused_after_a_quiet_round() => Goldens.Check(PausedNote.Draw(End with { WasQuiet = true }, English), "paused-note.quiet");

    [Fact]
    public void paused_without_an_answer() => Goldens.Check(PausedNote.Draw(End, German), "paused-note.unanswered-de");

    [Fact]
    public void thanks_arrive() =>
        Goldens.Check(
            ThanksCard.Draw(End with { Words = new RoundEndWords { Thanks = new Words("you listened well") } }, Reader, English), "thanks");

    [Fact]
    public void thanks_to_read() =>
        Goldens.Check(
            ThanksWhole.Draw(End with { Words = new RoundEndWords { Thanks = new Words("you listened well") } }, Reader, English),
            "thanks-whole");

    [Fact]
    public void the_moderator_reads_what_was_said() =>
        Goldens.Check(RoundFeedbackCard.Draw("0193-round", Autumn, Feedback, English), "round-feedback");

    [Fact]
    public void the_moderator_reads_it_beside_the_chat() =>
        Goldens.Check(RoundFeedbackWhole.Draw("0193-round", Feedback, English), "round-feedback-whole");

    [Theory]
    [InlineData(null)]
    [InlineData("yes")]
    [InlineData("no")]
    public void a_talk_once_a_month(string? answer) =>
        Goldens.Check(
            MonthlyCard.Draw(new MonthlyTalk("0193-talk", Pair.Id, Ana.PersonId, Ben.PersonId, answer), Pair, Ben.PersonId, English),
            $"monthly-talk.{answer ?? "asked"}");

    private static IReadOnlyList<Feedback> Feedback => [new("yes", null), new("some", new Words("a shorter meeting")), new("yes", null)];
}
