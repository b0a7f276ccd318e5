using ChatOps.Clock;
using ChatOps.Storage.Faults;

namespace ChatOps.CheckIns.Weeks;

/// <summary>
/// What the clock does with check-ins. May run at any time, on several instances at once and late: everything due is read from the tables.
/// </summary>
internal sealed class CheckInTick(Guard guard, CloseWeeks close, OpenDueCheckIns open, NudgeCheckIns nudge) : ITick
{
    /// <summary>One unit of work a batch, so that a submit never waits behind a whole company.</summary>
    private const int Batch = 256;

    public async Task Tick(Instant now, Ct ct)
    {
        var look = await guard.Begin(nameof(CheckInTick), now, ct);
        await look.Due(
            FaultKind.CheckInOpening, Batch, (session, most) => open.Find(session, now, most),
            m => new Item(m.MembershipId, m.ProgramId.Value),
            (session, some) => open.Run(session, some, now));
        await look.Due(FaultKind.CheckInClosing, Batch, (session, most) => close.Find(session, now, most), id => new Item(id), close.Run);
        await look.Due(
            FaultKind.Nudge, Batch, (session, most) => nudge.Find(session, now, most), n => new Item(n.Id),
            (session, some) => nudge.Run(session, some, now));
    }
}
