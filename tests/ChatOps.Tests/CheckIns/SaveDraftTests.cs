using ChatOps.Cards;
using ChatOps.CheckIns;
using ChatOps.Texts;
using static ChatOps.CheckIns.SaveDraft;
using static ChatOps.Tests.CheckIns.Situations;

namespace ChatOps.Tests.CheckIns;

public sealed class SaveDraftTests
{
    [Fact]
    public void a_form_with_gaps_is_saved() =>
        Save(Due(Draft, Mornings), Fields(("c2_done_when", "later"))).ShouldBe<Decision.Saved>(s => s.KnowsPartner.ShouldBeTrue());

    [Fact]
    public void only_lengths_are_checked() =>
        Save(Due(Draft, Mornings), Fields(("went_well", new string('x', 801))))
            .ShouldBe<Decision.Incomplete>(t => t.Errors.Single().Field.ShouldBe("went_well"));

    [Fact]
    public void the_same_draft_again_changes_nothing() => Save(Saved(), Filled).ShouldBeOfType<Decision.Unchanged>();

    [Fact]
    public void saving_what_is_shared_leaves_no_draft() => Save(Shared(), Filled).ShouldBeOfType<Decision.Unchanged>();

    [Fact]
    public void a_late_draft_never_replaces_a_newer_one() =>
        Decide(Saved(), Ben, Saved().Form() with { Version = 3 }, Fields(("went_well", "older")), TextCatalog.For("en"), Tuesday)
            .ShouldBeOfType<Decision.Newer>();

    [Fact]
    public void a_draft_saved_under_another_partners_name_asks_about_the_new_one() =>
        Decide(Due() with { StandingId = "pair-2", Partners = [Kim] }, Ben, Due().Form(), Filled, TextCatalog.For("en"), Tuesday)
            .ShouldBe<Decision.Saved>(s => s.KnowsPartner.ShouldBeFalse());

    [Fact]
    public void a_closed_week_takes_no_draft() =>
        Decide(Due(), Ben, Due().Form(), Filled, TextCatalog.For("en"), Closes).ShouldBeOfType<Decision.WeekClosed>();

    [Fact]
    public void nobody_else_saves_it() =>
        Decide(Due(), Ana.PersonId, Due().Form(), Filled, TextCatalog.For("en"), Tuesday).ShouldBeOfType<Decision.NotYours>();

    private static Decision Save(Situation now, Fields fields) => Decide(now, Ben, now.Form(), fields, TextCatalog.For("en"), Tuesday);
}

internal static class DecisionShould
{
    /// <summary>This decision, and what it says.</summary>
    public static void ShouldBe<T>(this object decision, Action<T> says) => says(decision.ShouldBeOfType<T>());
}
