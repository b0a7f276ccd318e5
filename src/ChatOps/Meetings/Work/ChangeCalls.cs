using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Calls;
using ChatOps.Meetings.Standing;
using ChatOps.Storage;

namespace ChatOps.Meetings.Work;

/// <summary>Moves, single cancels and the end of a series. Each may be repeated freely: the second time changes nothing.</summary>
internal sealed class ChangeCalls(Db db, SeriesStore series, SeriesBooking desk, CallStore calls, ICheckpoint checkpoint, IClock clock)
{
    public async Task<CallResult> Apply(CallRunner.Errand errand, Ct ct)
    {
        var (call, plan) = (errand.Call, errand.Plan);
        // Nothing was ever booked: nothing is to be changed.
        if (plan?.ExternalId is null || !await db.Write(session => calls.Mark(session, call, errand.Me, null, Now()), ct))
        {
            await Record(errand, CallState.Dropped, null, ct);
            return new CallResult.Done();
        }

        await checkpoint.Reached("meeting.attempted");
        var outcome = await errand.Ask(patience => Call(errand, plan, patience), ct);
        await checkpoint.Reached("meeting.sent");
        var fate = CallResult.Of(call, outcome, Now());
        switch (fate)
        {
            case CallResult.Again again:
                await db.Write(session => calls.Retry(session, call, errand.Me, again), ct);
                break;
            case CallResult.Dead dead:
                await Record(errand, CallState.Dead, dead.Code, ct);
                break;
            case CallResult.Gone gone:
                await Record(errand, CallState.Done, gone.Code, ct);
                break;
            default:
                await Record(errand, CallState.Done, null, ct);
                break;
        }

        await checkpoint.Reached("meeting.recorded");
        return fate;
    }

    private Instant Now() => clock.GetCurrentInstant();

    private static Task<CalendarOutcome<Applied>> Call(CallRunner.Errand errand, SeriesPlan plan, Ct ct) => errand.Call switch
    {
        { Kind: CallKind.Move } => errand.Calendar.Move(plan, ct),
        { Kind: CallKind.MoveOccurrence, Day: { } day, Starts: { } starts } => errand.Calendar.MoveOccurrence(plan, day, starts, ct),
        { Kind: CallKind.CancelOccurrence, Day: { } day } => errand.Calendar.CancelOccurrence(plan, day, KindWord.Skipped(plan), ct),
        { Kind: CallKind.Invite } when errand.Guest is { } guest => errand.Calendar.Invite(plan, guest, ct),
        { Kind: CallKind.Uninvite } when errand.Guest is { } guest => errand.Calendar.Uninvite(plan, guest, KindWord.Left(guest), ct),
        { Kind: CallKind.Cancel } => errand.Calendar.Cancel(plan, KindWord.Of(errand.Series.EndedBy ?? SeriesEnd.Changed, plan), ct),
        _ => throw new InvalidOperationException("A call at a calendar that nobody knows."),
    };

    /// <summary>A cancel ends the series, whatever came of it; a change that did not take is followed by a look at what stands.</summary>
    private Task Record(CallRunner.Errand errand, CallState state, string? code, Ct ct) => db.Write(
        async session =>
        {
            if (!await calls.End(session, errand.Call, errand.Me, state, code, Now()) || await series.Load(session, errand.Series.Id) is not { } standing)
                return;
            if (errand.Call.Kind == CallKind.Cancel)
            {
                await series.End(session, standing.Id, SeriesState.Ended, standing.EndedBy ?? SeriesEnd.Changed, Now());
                await desk.TakeOver(session, standing.Id, Now());
            }
            else if (errand.Calendar.Kind != CalendarKind.Ics && standing.State == SeriesState.Booked && (state == CallState.Dead || code is not null))
                await calls.QueueRead(session, standing.Id, Now());
        },
        ct);
}
