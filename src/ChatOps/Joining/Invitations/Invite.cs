using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Clock;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Joining.Invitations;

/// <summary>
/// Brings an invitation to who is meant, unless they have been in the program before or may not be; by address also later, when their
/// channel vouches for it.
/// </summary>
internal sealed class Invite(
    Db db,
    Guard guard,
    InvitationStore invitations,
    ProgramStore programs,
    MembershipStore memberships,
    PersonStore people,
    Outbox outbox) : ITick
{
    private const int Batch = 64;

    public async Task Tick(Instant now, Ct ct)
    {
        if (await db.Read(async session => (await invitations.Found(session, 1)).Count == 0, ct))
            return;
        var look = await guard.Begin(nameof(Invite), now, ct);
        await look.Due(FaultKind.Invitation, Batch, invitations.Found, f => new Item(f.Id), (session, some) => Give(session, some, now));
    }

    private async Task Give(Session session, IReadOnlyList<(string Id, PersonId Person)> found, Instant now)
    {
        foreach (var (id, person) in found)
        {
            if (await invitations.Give(session, id, person) && await invitations.Find(session, id) is { } invitation)
                await Tell(session, invitation, person, now);
            else
                await invitations.Forget(session, id);
        }
    }

    public async Task Tell(Session session, Invitation invitation, PersonId person, Instant now)
    {
        if (await memberships.Find(session, invitation.ProgramId, person) is not null || person == invitation.InvitedBy
            || await programs.Find(session, invitation.ProgramId) is not { } program
            || await people.Find(session, person) is not { } invited || !program.MayJoin(invited))
            return;
        await outbox.Queue(session, new Posting(new CardRef(InvitationCard.Kind, invitation.Id), person, now));
    }
}
