using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Calls;
using ChatOps.Meetings.Ics;
using ChatOps.Meetings.Standing;
using ChatOps.Meetings.Stuck;
using ChatOps.Meetings.Times;
using ChatOps.Storage;

namespace ChatOps.Meetings.Work;

/// <summary>
/// Finds a time and books it. The request of an attempt is kept before it leaves: whatever happens then, the same bytes leave again.
/// </summary>
internal sealed class BookingCalls(
    Db db,
    SeriesStore series,
    FeedStore feeds,
    CallStore calls,
    SeriesBooking booking,
    MeetingNews news,
    ICheckpoint checkpoint,
    IClock clock)
{
    private static readonly Duration TriedAgainAfter = Duration.FromHours(1);

    public async Task<CallResult> Find(CallRunner.Attempt attempt, Ct ct)
    {
        var now = clock.GetCurrentInstant();
        if (attempt.Series.State != SeriesState.Finding || Wishes.Range(attempt.Frame, attempt.People[0], now) is not { } range)
            return await FoundNothing(attempt, ct);
        var outcome = await attempt.FreeBusy(range.From, range.To, ct);
        var result = CallResult.Of(attempt.Call, outcome, now);
        var known = outcome is CalendarOutcome<IReadOnlyList<Availability>>.Done done ? done.Value
            : result is CallResult.Dead ? await attempt.Apart(range.From, range.To, ct)
            : [];
        var organizer = known.FirstOrDefault(k => k.PersonId == attempt.Series.OrganizerId);
        if (result is CallResult.Again again)
            await db.Write(session => calls.Retry(session, attempt.Call, attempt.Me, again), ct);
        else if (result is CallResult.Gone || (organizer is { HasMailbox: false } && attempt.Calendar.Kind == CalendarKind.Graph))
            await Elsewhere(attempt, (result as CallResult.Gone)?.Code ?? StuckMeeting.NoMailbox, ct);
        else
            await Found(
                attempt, Wishes.ForFirst(attempt.Frame, attempt.People, known, range, now), (result as CallResult.Dead)?.Code, ct);
        return result;
    }

    public async Task<CallResult> Book(CallRunner.Attempt attempt, Ct ct)
    {
        var plan = attempt.Plan;
        var request = plan is null ? "" : attempt.Call.Request ?? attempt.Calendar.Write(plan);
        if (plan is null || !await Leaves(attempt, request, ct))
        {
            await db.Write(session => calls.End(session, attempt.Call, attempt.Me, CallState.Dropped, null, Now()), ct);
            return new CallResult.Done();
        }

        await checkpoint.Reached("meeting.attempted");
        var outcome = await attempt.Ask(patience => attempt.Calendar.Book(plan, request, patience), ct);
        await checkpoint.Reached("meeting.booked");
        var result = CallResult.Of(attempt.Call, outcome, Now());
        switch (result)
        {
            case CallResult.Again again:
                await db.Write(session => calls.Retry(session, attempt.Call, attempt.Me, again), ct);
                break;
            case CallResult.Gone gone:
                await Elsewhere(attempt, gone.Code, ct);
                break;
            case CallResult.Dead dead:
                await GiveUp(attempt, dead.Code, ct);
                break;
            default:
                await Booked(attempt, plan, ((CalendarOutcome<BookedSeries>.Done)outcome).Value, ct);
                break;
        }

        await checkpoint.Reached("meeting.recorded");
        return result;
    }

    private Instant Now() => clock.GetCurrentInstant();

    private Task<bool> Leaves(CallRunner.Attempt attempt, string request, Ct ct) =>
        db.Write(session => calls.Mark(session, attempt.Call, attempt.Me, request, Now()), ct);

    private async Task<CallResult> FoundNothing(CallRunner.Attempt attempt, Ct ct)
    {
        await Found(attempt, null, null, ct);
        return new CallResult.Done();
    }

    /// <param name="attempt">The call.</param>
    /// <param name="wish">What the time is to be like; null: there is none.</param>
    /// <param name="deadCode">Why not everybody could be looked up; the doctor tells.</param>
    /// <param name="ct">Ends the waiting.</param>
    private Task Found(CallRunner.Attempt attempt, SlotWish? wish, string? deadCode, Ct ct) => db.Write(
        async session =>
        {
            var state = deadCode is null ? CallState.Done : CallState.Dead;
            if (!await calls.End(session, attempt.Call, attempt.Me, state, deadCode, Now())
                || await series.Load(session, attempt.Series.Id) is not { State: SeriesState.Finding } found)
                return;
            if (wish is null || FreeSlot.First(wish) is not { } slot)
            {
                await series.Fail(session, found.Id, null);
                return;
            }

            await series.Save(session, found with { State = SeriesState.Booking, Time = TimeOf(slot, attempt.Frame, wish.Zone) });
            await calls.Queue(session, found.Id, CallKind.Book, Now());
        },
        ct);

    internal static MeetingTime TimeOf(Slot slot, MeetingLimits frame, DateTimeZone zone) =>
        new(
            zone.Id,
            slot.Start.Date,
            slot.Start.TimeOfDay,
            frame.Program.Minutes,
            Math.Max(1, frame.Program.EveryWeeks),
            LocalDate.Max(slot.Start.Date, frame.LastDay),
            slot.Fit);

    private Task Booked(CallRunner.Attempt attempt, SeriesPlan plan, BookedSeries booked, Ct ct) =>
        db.Write(
            async session =>
            {
                if (
                    !await calls.End(session, attempt.Call, attempt.Me, CallState.Done, null, Now())
                    || await series.Load(session, attempt.Series.Id) is not { } standing)
                    return;
                var isWanted = standing.State == SeriesState.Booking;
                await series.Save(
                    session,
                    standing with
                    {
                        State = isWanted ? SeriesState.Booked : standing.State,
                        ExternalId = booked.ExternalId,
                        JoinUrl = booked.JoinUrl,
                    });
                if (!isWanted)
                    return;
                await booking.Plan(session, standing, attempt.Frame, plan, Now());
                foreach (var person in standing.People)
                    await feeds.Ensure(session, person, Now());
                // Invitations by mail follow; a mail server that is out of order keeps nobody from their meeting.
                if (standing.Calendar == CalendarKind.Ics)
                    await calls.Queue(session, standing.Id, CallKind.Move, Now());
                await news.Refresh(session, standing.PartnershipId, Now());
            },
            ct);

    /// <summary>The organizer has no mailbox: another partner's, or a time without Outlook.</summary>
    private Task Elsewhere(CallRunner.Attempt attempt, string code, Ct ct) =>
        db.Write(
            async session =>
            {
                if (!await calls.End(session, attempt.Call, attempt.Me, CallState.Done, code, Now()))
                    return;
                await series.End(session, attempt.Series.Id, SeriesState.Ended, SeriesEnd.Calendar, Now());
                if (attempt.Series.IsCurrent)
                    await booking.Begin(
                        session,
                        attempt.Series.PartnershipId,
                        null,
                        attempt.Series.InsteadOf is null ? null : attempt.Series.Time,
                        attempt.Series.InsteadOf,
                        Now());
            },
            ct);

    private Task GiveUp(CallRunner.Attempt attempt, string code, Ct ct) =>
        db.Write(
            async session =>
            {
                if (
                    !await calls.End(session, attempt.Call, attempt.Me, CallState.Dead, code, Now())
                    || await series.Load(session, attempt.Series.Id) is not { } standing)
                    return;
                if (standing.IsCurrent)
                    await series.Fail(session, standing.Id, Now() + TriedAgainAfter);
                else
                    await series.End(session, standing.Id, SeriesState.Ended, SeriesEnd.Failed, Now());
            },
            ct);
}
