using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Rounds.Opening;

/// <summary>
/// Intakes that can't be opened: who wrote them is left out, the moderator is told, and they are tried again by the clock.
/// </summary>
internal sealed class UnreadIntakes(Db db, Guard guard, Candidates candidates)
{
    /// <summary>In the unit of work that leaves them out.</summary>
    public async Task Note(Session session, Program program, Entrants known, Instant now)
    {
        foreach (var entrant in known.All)
        {
            if (entrant.Unread is { } error)
            {
                var item = new Item(entrant.MembershipId, program.Id.Value);
                await guard.LeaveOut(session, nameof(RoundTick), FaultKind.Intake, item, error, now);
            }
        }
    }

    public async Task TryAgain(GuardedLook look, Ct ct)
    {
        foreach (var membership in look.DueAgain(FaultKind.Intake))
            await look.Run(FaultKind.Intake, new Item(membership), () => db.Read(Again(membership), ct));
    }

    private Func<Session, Task<bool>> Again(string membership) => async session =>
    {
        await candidates.ReadAgain(session, membership);
        return true;
    };
}
