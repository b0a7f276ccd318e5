using ChatOps.Operations;
using ChatOps.Storage;

namespace ChatOps.CheckIns.Weeks;

/// <summary>What the clock does with check-ins. May run at any time, on several instances at once and late: everything due is read from the tables.</summary>
internal sealed class CheckInTick(Db db, CloseWeeks close, OpenDueCheckIns open, NudgeCheckIns nudge) : ITick
{
    private const int Batch = 256;

    public async Task Tick(Instant now, Ct ct)
    {
        await InBatches((session, most) => open.Run(session, now, most), ct);
        await InBatches((session, most) => close.Run(session, now, most), ct);
        await InBatches((session, most) => nudge.Run(session, now, most), ct);
    }

    /// <summary>One unit of work a batch, so that a submit never waits behind a whole company.</summary>
    private async Task InBatches(Func<Session, int, Task<int>> run, Ct ct)
    {
        while (await db.Write(session => run(session, Batch), ct) == Batch)
            ct.ThrowIfCancellationRequested();
    }
}
