using ChatOps.Joining.Leaving;
using ChatOps.Programs;
using ChatOps.Tests.Golden;
using ChatOps.Texts;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Joining;

/// <summary>The question before leaving, and what the same card says afterwards; and what an answer makes of it.</summary>
public sealed class LeaveGoldenTests
{
    private static readonly Phrases English = TextCatalog.For("en");
    private static readonly Phrases German = TextCatalog.For("de");
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 25, 9, 0);
    private static readonly Program Autumn = new() { Id = new ProgramId("0193-program"), Key = "autumn-2026", Name = "Autumn 2026" };
    private static readonly Leaving Asked = new(LeavingState.Asked, null);
    private static readonly Leaving Leaves = new(LeavingState.Leaves, Now + LeaveProgram.UndoFor);

    [Fact]
    public void who_has_a_partner_is_asked_once() => Check(Asked, hasPartner: true, English, "leave.asked");

    [Fact]
    public void who_has_none_is_asked_in_german() => Check(Asked, hasPartner: false, German, "leave.asked-alone-de");

    [Fact]
    public void it_can_be_undone_until_the_partner_is_told() => Check(Leaves, hasPartner: true, English, "leave.leaves");

    [Fact]
    public void it_can_be_undone_in_german() => Check(Leaves, hasPartner: true, German, "leave.leaves-de");

    [Fact]
    public void who_stays_reads_so() => Check(new Leaving(LeavingState.Stays, null), hasPartner: true, German, "leave.stays-de");

    [Fact]
    public void who_is_out_reads_so() => Check(null, hasPartner: false, English, "leave.left");

    [Theory]
    [InlineData("membership.leave", "Leaves")]
    [InlineData("membership.leave-yes", "Leaves")]
    [InlineData("membership.leave-no", "Stays")]
    [InlineData("membership.leave-undo", "Stays")]
    public void what_was_begun_goes_on_unless_it_is_taken_back(string action, string then)
    {
        var later = LeaveProgram.Decide(Leaves, action, Now + Duration.FromMinutes(5));

        later.State.ToString().ShouldBe(then);
        later.LeavesAt.ShouldBe(then == "Leaves" ? Leaves.LeavesAt : null);
    }

    [Theory]
    [InlineData("membership.leave", "Asked")]
    [InlineData("membership.leave-yes", "Leaves")]
    [InlineData("membership.leave-no", "Stays")]
    [InlineData("membership.leave-undo", "Stays")]
    public void each_answer_counts_also_on_a_card_that_was_forgotten(string action, string then) =>
        LeaveProgram.Decide(null, action, Now).State.ToString().ShouldBe(then);

    private static void Check(Leaving? leaving, bool hasPartner, Phrases t, string golden) =>
        Goldens.Check(LeaveCard.Draw(Autumn, leaving, hasPartner, DateTimeZoneProviders.Tzdb["Europe/Berlin"], t), golden);
}
