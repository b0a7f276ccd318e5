using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Calls;
using ChatOps.Meetings.Standing;
using ChatOps.Storage;

namespace ChatOps.Meetings.Work;

/// <summary>Moves, single cancels and the end of a series. Each may be repeated freely: the second time changes nothing.</summary>
internal sealed class ChangeCalls(Db db, SeriesStore series, SeriesBooking booking, CallStore calls, ICheckpoint checkpoint, IClock clock)
{
    public async Task<CallResult> Apply(CallRunner.Attempt attempt, Ct ct)
    {
        var (call, plan) = (attempt.Call, attempt.Plan);
        // Nothing was ever booked: nothing is to be changed.
        if (plan?.ExternalId is null || !await db.Write(session => calls.Mark(session, call, attempt.Me, null, Now()), ct))
        {
            await Record(attempt, CallState.Dropped, null, ct);
            return new CallResult.Done();
        }

        await checkpoint.Reached("meeting.attempted");
        var outcome = await attempt.Ask(patience => Call(attempt, plan, patience), ct);
        await checkpoint.Reached("meeting.sent");
        var result = CallResult.Of(call, outcome, Now());
        switch (result)
        {
            case CallResult.Again again:
                await db.Write(session => calls.Retry(session, call, attempt.Me, again), ct);
                break;
            case CallResult.Dead dead:
                await Record(attempt, CallState.Dead, dead.Code, ct);
                break;
            case CallResult.Gone gone:
                await Record(attempt, CallState.Done, gone.Code, ct);
                break;
            default:
                await Record(attempt, CallState.Done, null, ct);
                break;
        }

        await checkpoint.Reached("meeting.recorded");
        return result;
    }

    private Instant Now() => clock.GetCurrentInstant();

    private static Task<CalendarOutcome<Applied>> Call(CallRunner.Attempt attempt, SeriesPlan plan, Ct ct) => attempt.Call switch
    {
        { Kind: CallKind.Move } => attempt.Calendar.Move(plan, ct),
        { Kind: CallKind.MoveOccurrence, Day: { } day, Starts: { } starts } => attempt.Calendar.MoveOccurrence(plan, day, starts, ct),
        { Kind: CallKind.CancelOccurrence, Day: { } day } => attempt.Calendar.CancelOccurrence(plan, day, KindWord.Skipped(plan), ct),
        { Kind: CallKind.Invite } when attempt.Guest is { } guest => attempt.Calendar.Invite(plan, guest, ct),
        { Kind: CallKind.Uninvite } when attempt.Guest is { } guest => attempt.Calendar.Uninvite(plan, guest, KindWord.Left(guest), ct),
        { Kind: CallKind.Cancel } => attempt.Calendar.Cancel(plan, KindWord.Of(attempt.Series.EndedBy ?? SeriesEnd.Changed, plan), ct),
        _ => throw new InvalidOperationException("A call at a calendar that nobody knows."),
    };

    /// <summary>A cancel ends the series, whatever came of it; a change that did not take is followed by a look at what stands.</summary>
    private Task Record(CallRunner.Attempt attempt, CallState state, string? code, Ct ct) =>
        db.Write(
            async session =>
            {
                if (
                    !await calls.End(session, attempt.Call, attempt.Me, state, code, Now())
                    || await series.Load(session, attempt.Series.Id) is not { } standing)
                    return;
                if (attempt.Call.Kind == CallKind.Cancel)
                {
                    await series.End(session, standing.Id, SeriesState.Ended, standing.EndedBy ?? SeriesEnd.Changed, Now());
                    await booking.TakeOver(session, standing.Id, Now());
                }
                else if (
                    attempt.Calendar.Kind != CalendarKind.Ics
                    && standing.State == SeriesState.Booked
                    && (state == CallState.Dead || code is not null))
                    await calls.QueueRead(session, standing.Id, Now());
            },
            ct);
}
