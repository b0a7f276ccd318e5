using ChatOps.Cards;
using ChatOps.CheckIns;
using ChatOps.People;
using ChatOps.Texts;
using static ChatOps.CheckIns.SubmitCheckIn;
using static ChatOps.Tests.CheckIns.Situations;

namespace ChatOps.Tests.CheckIns;

public sealed class SubmitCheckInTests
{
    [Fact]
    public void a_complete_form_is_shared() =>
        Submit(Due(Draft, Mornings)).ShouldBeOfType<Decision.Shared>().ShouldSatisfyAllConditions(
            d => d.IsChange.ShouldBeFalse(),
            d => d.Words.Commitments.Count.ShouldBe(2));

    [Fact]
    public void a_form_with_gaps_is_corrected_and_nothing_is_shared() =>
        Submit(Due(Draft, Mornings), Filled.With(("o1", ""))).ShouldBeOfType<Decision.Incomplete>().Errors.Single().Field.ShouldBe("o1");

    [Fact]
    public void a_shared_week_is_changed() =>
        Submit(Shared(), Filled.With(("c1_text", "Book two courses"))).ShouldBeOfType<Decision.Shared>().IsChange.ShouldBeTrue();

    [Fact]
    public void the_same_form_again_has_no_effect() => Submit(Shared()).ShouldBeOfType<Decision.Unchanged>();

    [Fact]
    public void the_same_form_again_from_before_has_no_effect_either() =>
        Submit(Shared(), form: Shared().Form() with { Version = 3 }).ShouldBeOfType<Decision.Unchanged>();

    [Fact]
    public void a_change_that_arrives_late_never_replaces_a_newer_one() =>
        Submit(Shared(), Filled.With(("c1_text", "An older thought")), form: Shared().Form() with { Version = 3 })
            .ShouldBeOfType<Decision.Newer>();

    [Fact]
    public void a_form_from_before_a_draft_was_saved_elsewhere_does_not_win() =>
        Submit(Saved(), Filled.With(("c1_text", "An older thought")), form: Saved().Form() with { Version = 3 })
            .ShouldBeOfType<Decision.Newer>();

    [Fact]
    public void another_partner_than_the_form_named_gets_nothing_and_the_form_is_kept() =>
        Submit(Due(Draft, Mornings) with { StandingId = "pair-2", Partners = [Kim] }, form: Due().Form()).ShouldBeOfType<Decision.Kept>();

    [Fact]
    public void a_third_partner_counts_as_a_change() =>
        Submit(Due(Draft, Mornings) with { Partners = [Ana, Kim] }, form: Due().Form()).ShouldBeOfType<Decision.Kept>();

    [Fact]
    public void without_a_partner_it_is_kept_and_only_lengths_count()
    {
        var alone = Due(Draft, Mornings) with { StandingId = null, Partners = [] };

        Submit(alone, Fields()).ShouldBeOfType<Decision.Kept>();
        Submit(alone, Fields(("c1_text", new string('x', 201)))).ShouldBeOfType<Decision.Incomplete>();
    }

    [Fact]
    public void a_week_that_closed_meanwhile_is_not_shared() =>
        Submit(Due(Draft, Mornings), at: Closes).ShouldBeOfType<Decision.WeekClosed>().Draft.ShouldNotBeNull();

    [Fact]
    public void nobody_else_may_share_it() =>
        Submit(Due(Draft, Mornings), sender: Ana.PersonId).ShouldBeOfType<Decision.NotYours>();

    [Fact]
    public void a_saved_draft_is_shared_as_it_stands() =>
        Decide(Saved(), Ben, Saved().Form(), Saved().Draft, English, Tuesday).ShouldBeOfType<Decision.Shared>();

    [Fact]
    public void a_draft_that_is_not_complete_is_asked_about() =>
        Decide(Saved(Fields()), Ben, Saved().Form(), Saved(Fields()).Draft, English, Tuesday).ShouldBeOfType<Decision.Incomplete>();

    [Fact]
    public void there_is_nothing_to_share_twice() =>
        Decide(Shared(), Ben, Shared().Form(), null, English, Tuesday).ShouldBeOfType<Decision.Unchanged>();

    [Fact]
    public void a_week_shared_with_the_partner_before_goes_to_the_new_one_when_the_form_named_them() =>
        Submit(
                Shared() with
                {
                    StandingId = "pair-2",
                    Partners = [Kim],
                },
                form: (Shared() with { StandingId = "pair-2", Partners = [Kim] }).Form())
            .ShouldBeOfType<Decision.Shared>();

    [Fact]
    public void a_week_that_was_taken_back_can_be_shared_again() =>
        Submit(Saved() with { CheckIn = CheckIn(CheckInState.Draft) with { SharedAt = Opens, TakenBackAt = Tuesday } })
            .ShouldBeOfType<Decision.Shared>();

    private static readonly Phrases English = TextCatalog.For("en");

    private static Decision Submit(
        Situation now,
        Fields? fields = null,
        FormRef? form = null,
        PersonId? sender = null,
        Instant? at = null
    ) => Decide(now, sender ?? Ben, form ?? now.Form(), CheckInAnswers.Read(now, fields ?? Filled), English, at ?? Tuesday);
}
