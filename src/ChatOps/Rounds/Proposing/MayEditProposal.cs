using System.Globalization;
using ChatOps.Channels;
using ChatOps.Programs;

namespace ChatOps.Rounds.Proposing;

/// <summary>Lets nobody at a proposal but a moderator of its program: asked again for every gesture.</summary>
internal sealed class MayEditProposal(ProgramStore programs, ProposalStore proposals)
{
    public async Task<(Program Program, Proposal Proposal)?> Open(Visit visit, string id) =>
        await Open(visit, await proposals.Find(visit.Db, id));

    /// <summary>The field of a page that names the version of the proposal that it shows.</summary>
    public const string Version = "version";

    /// <summary>Null also for a page that shows an older version: groups that are called the same may hold others by now.</summary>
    public async Task<(Program Program, Proposal Proposal)?> OpenByGroup(Visit visit, string groupId) =>
        await proposals.OfGroup(visit.Db, groupId) is { } proposal
        && (visit.Fields.Choice(Version) is not { } seen || seen == proposal.Version.ToString(CultureInfo.InvariantCulture))
            ? await Open(visit, proposal)
            : null;

    /// <summary>The program, or the first that this person moderates when none is named.</summary>
    public async Task<Program?> Moderated(Visit visit, string program)
    {
        var moderated = visit.Person.WorkEmail is { } email ? await programs.ModeratedBy(visit.Db, email) : [];
        return moderated.FirstOrDefault(p => program.Length == 0 || p.Id.Value == program);
    }

    private async Task<(Program, Proposal)?> Open(Visit visit, Proposal? proposal) =>
        proposal is not null
        && await programs.IsModerator(visit.Db, proposal.ProgramId, visit.Person.WorkEmail)
        && await programs.Find(visit.Db, proposal.ProgramId) is { } program
            ? (program, proposal)
            : null;
}
