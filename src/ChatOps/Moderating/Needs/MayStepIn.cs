using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.Programs;

namespace ChatOps.Moderating.Needs;

/// <summary>Lets a moderator at a quiet pair of their program, and at no other: not at one with a report of their own.</summary>
internal sealed class MayStepIn(ProgramStore programs, PairingStore pairings, NeedStore needs)
{
    public async Task<Partnership?> Open(Visit visit) =>
        await pairings.Find(visit.Db, visit.Subject) is { Stands: true } partnership
        && await programs.IsModerator(visit.Db, partnership.ProgramId, visit.Person.WorkEmail)
        && await programs.Find(visit.Db, partnership.ProgramId) is { } program
        && (await needs.Of(visit.Db, program, visit.Person, visit.Now)).Quiet.Any(q => q.PartnershipId == partnership.Id)
            ? partnership
            : null;
}
