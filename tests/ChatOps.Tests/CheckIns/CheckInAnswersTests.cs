using ChatOps.CheckIns;
using static ChatOps.Tests.CheckIns.Situations;

namespace ChatOps.Tests.CheckIns;

public sealed class CheckInAnswersTests
{
    [Fact]
    public void kept_ones_come_first_then_the_new_ones_in_order()
    {
        var words = CheckInAnswers.Complete(
            CheckInAnswers.Read(Due(Draft, Mornings), Filled.With(("o2", "missed_keep"), ("c3_text", "Third"))));

        words
            .Commitments.Select(c => (c.Text!.Reveal(), c.IsKept))
            .ShouldBe([
                ("Send the draft to two colleagues", true),
                ("Three mornings without mail", true),
                ("Book the course", false),
                ("Third", false),
            ]);
        words.Commitments[1].IsStretch.ShouldBeTrue();
    }

    [Fact]
    public void a_draft_keeps_its_rows_where_they_are()
    {
        var draft = CheckInAnswers.Read(Due(), Fields(("c2_text", "Second"), ("c4_stretch", "true")));

        draft.Commitments.Select(c => c.Text?.Reveal()).ShouldBe([null, "Second", null, null]);
        CheckInAnswers.Complete(draft).Commitments.Count.ShouldBe(2);
    }

    [Fact]
    public void what_was_shared_fills_the_form_as_it_was_sent()
    {
        var shared = Shared();
        var again = CheckInAnswers.Read(shared, Filled);

        CheckInAnswers.Complete(again).IsSameAs(shared.Words).ShouldBeTrue();
        CheckInAnswers
            .Complete(CheckInAnswers.Read(shared, Filled.With(("c1_text", "Book another course"))))
            .IsSameAs(shared.Words)
            .ShouldBeFalse();
    }

    [Fact]
    public void questions_that_name_a_partner_are_not_read_without_one()
    {
        var alone = CheckInAnswers.Read(Due() with { Partners = [], StandingId = null }, Filled);

        alone.HasNoCall.ShouldBeFalse();
        alone.Answer("help").ShouldBeNull();
        alone.Answer("went_well").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("0193:4:0a1b2c3d", "0193", 4, "0a1b2c3d")]
    [InlineData("0193", "0193", null, "")]
    [InlineData("0193:x:", "0193", null, "")]
    [InlineData("", "", null, "")]
    [InlineData("0193:-1:a:b", "0193", null, "a:b")]
    public void a_subject_is_read_as_far_as_it_makes_sense(string subject, string id, int? version, string pair) =>
        FormRef.Parse(subject).ShouldBe(new FormRef(id, version, pair));

    [Fact]
    public void the_pair_changes_with_any_partner()
    {
        var two = FormRef.PairOf("pair-1", [Ana]);

        FormRef.PairOf("pair-1", [Ana, Kim]).ShouldNotBe(two);
        FormRef.PairOf("pair-2", [Ana]).ShouldNotBe(two);
        FormRef.PairOf("pair-1", [Kim, Ana]).ShouldBe(FormRef.PairOf("pair-1", [Ana, Kim]));
        FormRef.PairOf(null, []).ShouldBe("");
    }
}
