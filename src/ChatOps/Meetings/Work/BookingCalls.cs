using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Calls;
using ChatOps.Meetings.Ics;
using ChatOps.Meetings.Standing;
using ChatOps.Meetings.Stuck;
using ChatOps.Meetings.Times;
using ChatOps.Storage;

namespace ChatOps.Meetings.Work;

/// <summary>Finds a time and books it. The request of an attempt is kept before it leaves: whatever happens then, the same bytes leave again.</summary>
internal sealed class BookingCalls(
    Db db, SeriesStore series, FeedStore feeds, CallStore calls, SeriesBooking desk, MeetingNews news, ICheckpoint checkpoint, IClock clock)
{
    private static readonly Duration TriedAgainAfter = Duration.FromHours(1);

    public async Task<CallResult> Find(CallRunner.Errand errand, Ct ct)
    {
        var now = clock.GetCurrentInstant();
        if (errand.Series.State != SeriesState.Finding || Wishes.Range(errand.Frame, errand.People[0], now) is not { } range)
            return await FoundNothing(errand, ct);
        var outcome = await errand.FreeBusy(range.From, range.To, ct);
        var fate = CallResult.Of(errand.Call, outcome, now);
        // Who can't be looked up still gets a time, from stated hours.
        var known = outcome is CalendarOutcome<IReadOnlyList<Availability>>.Done done ? done.Value : [];
        var organizer = known.FirstOrDefault(k => k.PersonId == errand.Series.OrganizerId);
        if (fate is CallResult.Again again)
            await db.Write(session => calls.Retry(session, errand.Call, errand.Me, again), ct);
        else if (fate is CallResult.Gone || (organizer is { HasMailbox: false } && errand.Calendar.Kind == CalendarKind.Graph))
            await Elsewhere(errand, (fate as CallResult.Gone)?.Code ?? StuckMeeting.NoMailbox, ct);
        else
            await Found(errand, Wishes.Wish(errand.Frame, errand.People, known, range.From, range.To), ct);
        return fate;
    }

    public async Task<CallResult> Book(CallRunner.Errand errand, Ct ct)
    {
        var plan = errand.Plan;
        var request = plan is null ? "" : errand.Call.Request ?? errand.Calendar.Write(plan);
        if (plan is null || !await Leaves(errand, request, ct))
        {
            await db.Write(session => calls.End(session, errand.Call, errand.Me, CallState.Dropped, null, Now()), ct);
            return new CallResult.Done();
        }

        await checkpoint.Reached("meeting.attempted");
        var outcome = await errand.Ask(patience => errand.Calendar.Book(plan, request, patience), ct);
        await checkpoint.Reached("meeting.booked");
        var fate = CallResult.Of(errand.Call, outcome, Now());
        switch (fate)
        {
            case CallResult.Again again:
                await db.Write(session => calls.Retry(session, errand.Call, errand.Me, again), ct);
                break;
            case CallResult.Gone gone:
                await Elsewhere(errand, gone.Code, ct);
                break;
            case CallResult.Dead dead:
                await GiveUp(errand, dead.Code, ct);
                break;
            default:
                await Booked(errand, plan, ((CalendarOutcome<BookedSeries>.Done)outcome).Value, ct);
                break;
        }

        await checkpoint.Reached("meeting.recorded");
        return fate;
    }

    private Instant Now() => clock.GetCurrentInstant();

    private Task<bool> Leaves(CallRunner.Errand errand, string request, Ct ct) =>
        db.Write(session => calls.Mark(session, errand.Call, errand.Me, request, Now()), ct);

    private async Task<CallResult> FoundNothing(CallRunner.Errand errand, Ct ct)
    {
        await Found(errand, null, ct);
        return new CallResult.Done();
    }

    private Task Found(CallRunner.Errand errand, SlotWish? wish, Ct ct) => db.Write(
        async session =>
        {
            if (!await calls.End(session, errand.Call, errand.Me, CallState.Done, null, Now())
                || await series.Load(session, errand.Series.Id) is not { State: SeriesState.Finding } found)
                return;
            if (wish is null || FreeSlot.First(wish) is not { } slot)
            {
                await series.Fail(session, found.Id, null);
                return;
            }

            await series.Save(session, found with { State = SeriesState.Booking, Time = TimeOf(slot, errand.Frame, wish.Zone) });
            await calls.Queue(session, found.Id, CallKind.Book, Now());
        },
        ct);

    internal static MeetingTime TimeOf(Slot slot, MeetingLimits frame, DateTimeZone zone) =>
        new(zone.Id, slot.Start.Date, slot.Start.TimeOfDay, frame.Program.Minutes, Math.Max(1, frame.Program.EveryWeeks), LocalDate.Max(slot.Start.Date, frame.LastDay), slot.Fit);

    private Task Booked(CallRunner.Errand errand, SeriesPlan plan, BookedSeries booked, Ct ct) => db.Write(
        async session =>
        {
            if (!await calls.End(session, errand.Call, errand.Me, CallState.Done, null, Now()) || await series.Load(session, errand.Series.Id) is not { } standing)
                return;
            var isWanted = standing.State == SeriesState.Booking;
            await series.Save(session, standing with
            {
                State = isWanted ? SeriesState.Booked : standing.State,
                ExternalId = booked.ExternalId,
                JoinUrl = booked.JoinUrl,
            });
            if (!isWanted)
                return;
            await desk.Plan(session, standing, errand.Frame, plan, Now());
            foreach (var person in standing.People)
                await feeds.Ensure(session, person, Now());
            // Invitations by mail follow; a mail server that is out of order keeps nobody from their meeting.
            if (standing.Calendar == CalendarKind.Ics)
                await calls.Queue(session, standing.Id, CallKind.Move, Now());
            await news.Refresh(session, standing.PartnershipId, Now());
        },
        ct);

    /// <summary>The organizer has no mailbox: another partner's, or a time without Outlook.</summary>
    private Task Elsewhere(CallRunner.Errand errand, string code, Ct ct) => db.Write(
        async session =>
        {
            if (!await calls.End(session, errand.Call, errand.Me, CallState.Done, code, Now()))
                return;
            await series.End(session, errand.Series.Id, SeriesState.Ended, SeriesEnd.Calendar, Now());
            if (errand.Series.IsCurrent)
                await desk.Begin(session, errand.Series.PartnershipId, null, errand.Series.InsteadOf is null ? null : errand.Series.Time, errand.Series.InsteadOf, Now());
        },
        ct);

    private Task GiveUp(CallRunner.Errand errand, string code, Ct ct) => db.Write(
        async session =>
        {
            if (!await calls.End(session, errand.Call, errand.Me, CallState.Dead, code, Now()) || await series.Load(session, errand.Series.Id) is not { } standing)
                return;
            if (standing.IsCurrent)
                await series.Fail(session, standing.Id, Now() + TriedAgainAfter);
            else
                await series.End(session, standing.Id, SeriesState.Ended, SeriesEnd.Failed, Now());
        },
        ct);
}
