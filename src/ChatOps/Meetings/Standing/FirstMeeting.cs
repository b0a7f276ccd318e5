using ChatOps.Partnerships;
using ChatOps.Storage;

namespace ChatOps.Meetings.Standing;

/// <summary>
/// When a pair's first meeting is over: their first check-in waits for it. One that was declined does not count while another time is
/// looked for. Kept on the partnership; the partners' check-ins are planned anew when it moves.
/// </summary>
internal sealed class FirstMeeting(PairingStore pairings, IRescheduleCheckIns checkIns)
{
    public async Task Settle(Session db, string partnershipId, Instant now)
    {
        if (!await pairings.SettleFirstMeeting(db, partnershipId, now) || await pairings.Find(db, partnershipId) is not { } partnership)
            return;
        foreach (var partner in partnership.Partners)
            await checkIns.Reschedule(db, partnership.ProgramId, partner.PersonId, now);
    }
}
