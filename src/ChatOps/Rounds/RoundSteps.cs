using ChatOps.Rounds.Proposing;

namespace ChatOps.Rounds;

/// <summary>
/// Where a round stands on its way from a planned day to the reveal. From then on it is open, until <see cref="CloseRounds"/> closes it
/// after its last day, or the opening of another one cuts it short.
/// </summary>
internal enum ProposalState
{
    /// <summary>To be put together, by the next look at the clock.</summary>
    Drafting,

    Proposed,

    /// <summary>Waits for its hour.</summary>
    Approved,

    /// <summary>The partnerships stand; not everybody was told yet.</summary>
    Opening,

    Opened,

    Dropped,
}

/// <summary>What leads from one state of a coming round to the next. Each step is a file of its own.</summary>
internal static class RoundSteps
{
    private static readonly Dictionary<ProposalState, ProposalState[]> Leads = new()
    {
        // ProposeRounds, or RunNow, begins here. DraftProposal puts it together; SaveRounds gives it another day, or drops it, as
        // DropProposal does.
        [ProposalState.Drafting] =
            [ProposalState.Drafting, ProposalState.Proposed, ProposalState.Approved, ProposalState.Dropped],
        // ApproveProposal; ChangeGroups and its like; DraftAgain, RunNow and SaveRounds have it put together anew.
        [ProposalState.Proposed] =
            [ProposalState.Proposed, ProposalState.Approved, ProposalState.Drafting, ProposalState.Dropped],
        // OpenRound at its hour; until then all that a moderator could do before.
        [ProposalState.Approved] =
            [ProposalState.Opening, ProposalState.Proposed, ProposalState.Drafting, ProposalState.Dropped],
        // TellPartners, once there is nobody left to tell.
        [ProposalState.Opening] = [ProposalState.Opened],
        [ProposalState.Opened] = [],
        [ProposalState.Dropped] = [],
    };

    /// <summary>The proposal one step on; null: nothing leads there from where it stands.</summary>
    public static Proposal? Next(this Proposal proposal, ProposalState state) =>
        !Leads[proposal.State].Contains(state) ? null
        // Whoever approved it saw other pairs, or another day.
        : state is ProposalState.Drafting or ProposalState.Proposed ? proposal with { State = state, ApprovedBy = null }
        : proposal with { State = state };
}
