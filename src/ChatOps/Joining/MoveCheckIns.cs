using ChatOps.Accounts;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Joining;

/// <summary>Somebody's zone or days changed: their next check-in moves with them, in every program.</summary>
internal sealed class MoveCheckIns(MembershipStore memberships, IRescheduleCheckIns checkIns) : IZoneChanged
{
    public async Task Changed(Session db, Person person, Instant now)
    {
        foreach (var membership in await memberships.Of(db, person.Id))
            await checkIns.Reschedule(db, membership.ProgramId, person.Id, now);
    }
}
