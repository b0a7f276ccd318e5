using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Calls;
using ChatOps.Storage;

namespace ChatOps.Meetings.Work;

/// <summary>Runs one claimed call: loads what it is about, asks the calendar once, and records what came of it.</summary>
internal sealed partial class CallRunner(
    Db db,
    SeriesStore series,
    CallStore calls,
    MeetingCalendars calendars,
    BookingCalls bookings,
    ChangeCalls changes,
    LookingCalls lookings,
    IClock clock,
    ILogger<CallRunner> log)
{
    private static readonly Duration UntilConnected = Duration.FromMinutes(1);

    /// <summary>Longer than that no call may take; shorter than a claim. Real time, whatever the clock.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    public async Task Run(MeetingCall call, string me, Ct ct)
    {
        var (found, frame) = await db.Read(
            async session =>
                await series.Find(session, call.SeriesId) is { } s ? (s, await series.FrameOf(session, s.PartnershipId)) : (null, null),
            ct);
        if (found is null || frame is null)
        {
            await End(call, me, CallState.Dropped, null, ct);
            return;
        }

        if (calendars.Find(call.Calendar) is not { } calendar)
        {
            var later = clock.GetCurrentInstant() + UntilConnected;
            await db.Write(
                session => calls.Retry(session, call, me, new CallResult.Again(later, "not_connected", call.IsUnsettled, null)), ct);
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var attempt = new Attempt(call, me, found, frame, calendar, patience.Token);
        var result = await Make(attempt, ct);
        if (result is CallResult.Dead dead)
            Log.CallIsDead(log, call.Id, call.Kind, dead.Code);
        else if (result is CallResult.Again { Pauses: not null } again)
            Log.WasAskedForPatience(log, call.Id, again.Code);
    }

    private Task<CallResult> Make(Attempt attempt, Ct ct) => attempt.Call.Kind switch
    {
        CallKind.Find => bookings.Find(attempt, ct),
        CallKind.Book => bookings.Book(attempt, ct),
        CallKind.Read => lookings.Read(attempt, ct),
        CallKind.Look => lookings.Look(attempt, ct),
        CallKind.Propose => lookings.Propose(attempt, ct),
        _ => changes.Apply(attempt, ct),
    };

    private Task<bool> End(MeetingCall call, string me, CallState state, string? code, Ct ct) =>
        db.Write(session => calls.End(session, call, me, state, code, clock.GetCurrentInstant()), ct);

    /// <summary>
    /// A claimed call with all it needs. What is asked of the calendar ends with <paramref name="Patience"/>; what is recorded does not.
    /// </summary>
    internal sealed record Attempt(
        MeetingCall Call, string Me, MeetingSeries Series, MeetingLimits Frame, IMeetingCalendar Calendar, Ct Patience)
    {
        public SeriesPlan? Plan => SeriesPlans.Of(Series, Frame) is { } plan
            ? plan with { CallId = Call.Id, Told = Call.Told, Sequence = Call.Sequence ?? plan.Sequence }
            : null;

        /// <summary>Whom the call is for, when it is for one alone.</summary>
        public Attendee? Guest => Frame.Guests.FirstOrDefault(g => g.SeriesId == Series.Id && g.Who.PersonId == Call.GuestId)?.Who;

        public IReadOnlyList<Attendee> People =>
            [.. Frame.Everybody.Where(p => Series.People.Contains(p.PersonId)).OrderBy(p => p.PersonId == Series.OrganizerId ? 0 : 1)];

        /// <summary>One call; an exception at a vendor is an answer that got lost.</summary>
        public async Task<CalendarOutcome<T>> Ask<T>(Func<Ct, Task<CalendarOutcome<T>>> call, Ct ct)
        {
            try
            {
                return await call(Patience);
            }
            catch (Exception e) when (!ct.IsCancellationRequested && e is OperationCanceledException or HttpRequestException or IOException)
            {
                return new CalendarOutcome<T>.Lost(e.GetType().Name);
            }
        }

        /// <summary>
        /// At the end of patience: what each person's calendar says by itself, so that one that can't be told costs the others nothing. For
        /// whom nothing is known, stated hours have to do.
        /// </summary>
        public async Task<IReadOnlyList<Availability>> Apart(Instant from, Instant to, Ct ct)
        {
            var known = new List<Availability>();
            foreach (var person in Lookable)
            {
                if (await Ask(patience => Calendar.FreeBusy([person], from, to, patience), ct) is
                    CalendarOutcome<IReadOnlyList<Availability>>.Done done)
                    known.AddRange(done.Value);
            }
            return known;
        }

        /// <summary>Busy times of those whose calendars may be looked into; nobody's is, where the calendar is ours.</summary>
        public Task<CalendarOutcome<IReadOnlyList<Availability>>> FreeBusy(Instant from, Instant to, Ct ct) =>
            Lookable is [_, ..] lookable
                ? Ask(patience => Calendar.FreeBusy(lookable, from, to, patience), ct)
                : Task.FromResult<CalendarOutcome<IReadOnlyList<Availability>>>(new CalendarOutcome<IReadOnlyList<Availability>>.Done([]));

        private IReadOnlyList<Attendee> Lookable =>
            Calendar.Kind == CalendarKind.Ics ? [] : [.. People.Where(p => p.HasCalendar && (p.ObjectId ?? p.Email) is not null)];
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Call {Row} of kind {Kind} was refused by its calendar: {Code}.")]
        public static partial void CallIsDead(ILogger log, string row, CallKind kind, string code);

        [LoggerMessage(LogLevel.Warning, "Call {Row} was asked for patience: {Code}.")]
        public static partial void WasAskedForPatience(ILogger log, string row, string code);
    }
}
