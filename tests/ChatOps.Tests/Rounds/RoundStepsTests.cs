using System.Text.RegularExpressions;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds;
using ChatOps.Rounds.Proposing;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Rounds;

public sealed partial class RoundStepsTests
{
    /// <summary>From, then where it may go.</summary>
    [Theory]
    [InlineData("Drafting", "Drafting,Proposed,Approved,Dropped")]
    [InlineData("Proposed", "Drafting,Proposed,Approved,Dropped")]
    [InlineData("Approved", "Drafting,Proposed,Opening,Dropped")]
    [InlineData("Opening", "Opened")]
    [InlineData("Opened", "")]
    [InlineData("Dropped", "")]
    public void a_round_goes_only_where_a_step_leads(string from, string to) =>
        Enum.GetValues<ProposalState>()
            .Where(s => At(Enum.Parse<ProposalState>(from)).Next(s) is not null)
            .ShouldBe(to.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ProposalState>));

    [Theory]
    [InlineData("Drafting", false)]
    [InlineData("Proposed", false)]
    [InlineData("Opening", true)]
    public void what_was_approved_is_not_approved_any_more_once_it_is_changed(string to, bool isStillApproved)
    {
        var approved = At(ProposalState.Approved) with { ApprovedBy = new PersonId("dana") };

        var next = approved.Next(Enum.Parse<ProposalState>(to)).ShouldNotBeNull();

        next.ApprovedBy.ShouldBe(isStillApproved ? new PersonId("dana") : null);
    }

    [Fact]
    public void nothing_else_moves_a_round_on() =>
        SourceFiles.All
            .Where(f => Moves().IsMatch(f.Text))
            .Select(f => f.Path)
            .ShouldBe(["ChatOps/Rounds/Proposing/ProposalStore.Rows.cs"], "It reads what is kept; all else goes by RoundSteps.");

    private static Proposal At(ProposalState state) => new()
    {
        Id = "a-proposal",
        ProgramId = new ProgramId("a-program"),
        FirstDay = new LocalDate(2026, 12, 7),
        LastDay = new LocalDate(2027, 2, 26),
        State = state,
    };

    [GeneratedRegex(@"\bState = (Enum\.Parse<)?ProposalState\b")]
    private static partial Regex Moves();
}
