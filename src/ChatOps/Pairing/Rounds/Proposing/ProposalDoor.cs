using ChatOps.Channels;
using ChatOps.Programs;

namespace ChatOps.Pairing.Rounds.Proposing;

/// <summary>Lets nobody at a proposal but a moderator of its program: asked again for every gesture.</summary>
internal sealed class ProposalDoor(ProgramStore programs, ProposalStore proposals)
{
    public async Task<(Program Program, Proposal Proposal)?> Open(Visit visit, string id) => await Open(visit, await proposals.Find(visit.Db, id));

    public async Task<(Program Program, Proposal Proposal)?> OpenByGroup(Visit visit, string groupId) => await Open(visit, await proposals.OfGroup(visit.Db, groupId));

    /// <summary>The program, or the first that this person moderates when none is named.</summary>
    public async Task<Program?> Moderated(Visit visit, string program)
    {
        var moderated = visit.Person.WorkEmail is { } email ? await programs.ModeratedBy(visit.Db, email) : [];
        return moderated.FirstOrDefault(p => program.Length == 0 || p.Id.Value == program);
    }

    private async Task<(Program, Proposal)?> Open(Visit visit, Proposal? proposal) =>
        proposal is not null && await programs.IsModerator(visit.Db, proposal.ProgramId, visit.Person.WorkEmail) && await programs.Find(visit.Db, proposal.ProgramId) is { } program
            ? (program, proposal)
            : null;
}
