using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Calls;
using ChatOps.Meetings.Changes;
using ChatOps.Meetings.Proposals;
using ChatOps.Meetings.Standing;
using ChatOps.Meetings.Times;
using ChatOps.Storage;

namespace ChatOps.Meetings.Work;

/// <summary>Calls that change nothing: what stands, who is there, which other times there are.</summary>
internal sealed class LookingCalls(
    Db db, OccurrenceStore occurrences, TimeProposalStore proposals, CallStore calls, SeriesChanges changes, SeriesBooking booking,
    MeetingNews news, IClock clock)
{
    private const int Times = 3;

    public async Task<CallResult> Read(CallRunner.Attempt attempt, Ct ct)
    {
        // One that was taken out of the calendar may be made anew there, by either partner.
        if (attempt.Plan is not { } plan || (plan.ExternalId is null && attempt.Series.State != SeriesState.Asking))
            return await Nothing(attempt, ct);
        var asked = Now();
        var outcome = await attempt.Ask(patience => attempt.Calendar.Read(plan, asked, patience), ct);
        var seen = outcome is CalendarOutcome<SeriesSeen>.Done done ? done.Value : null;
        return await Record(
            attempt,
            CallResult.Of(attempt.Call, outcome, Now()),
            async session =>
            {
                // A change of ours that still waits would look like somebody's: its own echo brings the next reading.
                if (
                    (seen is not null || outcome is CalendarOutcome<SeriesSeen>.Gone)
                    && !await calls.HasWaitingChange(session, attempt.Series.Id))
                {
                    if (outcome is CalendarOutcome<SeriesSeen>.Gone { IsOrganizers: true } && attempt.Series.State == SeriesState.Booked)
                        await booking.Rehome(session, attempt.Series.Id, Now());
                    else
                        await changes.Take(session, attempt.Series.Id, seen, asked, Now());
                }
            },
            ct);
    }

    /// <summary>Is everybody there for this occurrence? Who is not, is not asked why, and nobody else learns it.</summary>
    public async Task<CallResult> Look(CallRunner.Attempt attempt, Ct ct)
    {
        var planned = (await db.Read(session => occurrences.Of(session, attempt.Series.Id), ct)).FirstOrDefault(o =>
            o.Day == attempt.Call.Day);
        if (planned is not { TakesPlace: true } || planned.StartsAt <= Now())
            return await Nothing(attempt, ct);
        var outcome = await attempt.FreeBusy(planned.StartsAt, planned.EndsAt, ct);
        return await Record(
            attempt,
            CallResult.Of(attempt.Call, outcome, Now()),
            async session =>
            {
                var away = outcome is CalendarOutcome<IReadOnlyList<Availability>>.Done done
                    ? done.Value.FirstOrDefault(a => a.Away.Any(i => i.Start < planned.EndsAt && planned.StartsAt < i.End))
                    : null;
                if (away is not null)
                    await changes.LeaveOut(
                        session,
                        attempt.Series.Id,
                        planned.Day,
                        OccurrenceState.Away,
                        away.PersonId,
                        [.. attempt.Series.People.Where(p => p != away.PersonId)],
                        Now());
            },
            ct);
    }

    public async Task<CallResult> Propose(CallRunner.Attempt attempt, Ct ct)
    {
        var now = Now();
        var known = await db.Read(session => occurrences.Of(session, attempt.Series.Id), ct);
        var range = attempt.Call.Day is { } day && attempt.Series.Time is { } time
            ? Wishes.WeekOf(day, time.TimeZone, now)
            : Wishes.Range(attempt.Frame, attempt.People[0], now);
        if (range is not { } days)
            return await Record(attempt, new CallResult.Done(), session => Open(session, attempt, known, []), ct);
        var outcome = await attempt.FreeBusy(days.From, days.To, ct);
        var result = CallResult.Of(attempt.Call, outcome, now);
        if (result is CallResult.Again)
            return await Record(attempt, result, _ => Task.CompletedTask, ct);
        var availability = outcome is CalendarOutcome<IReadOnlyList<Availability>>.Done done ? done.Value
            : result is CallResult.Dead ? await attempt.Apart(days.From, days.To, ct)
            : [];
        var wish = Wishes.Wish(attempt.Frame, attempt.People, availability, days.From, days.To, now);
        if (attempt.Series.Time is { } standing)
            wish = wish with { Zone = standing.TimeZone };
        var stands = known.Select(o => o.StartsAt.InZone(wish.Zone).LocalDateTime).ToList();
        var options = FreeSlot.Some(wish, Times, stands).Select(s => s.Start).ToList();
        return await Record(
            attempt, result is CallResult.Dead ? result : new CallResult.Done(), session => Open(session, attempt, known, options), ct);
    }

    private Instant Now() => clock.GetCurrentInstant();

    /// <summary>The meetings that are asked about.</summary>
    private static IEnumerable<Instant> Concerned(CallRunner.Attempt attempt, IReadOnlyList<MeetingOccurrence> known) =>
        known.Where(o => attempt.Call.Day is null || o.Day == attempt.Call.Day).Select(o => o.StartsAt);

    private async Task Open(
        Session session, CallRunner.Attempt attempt, IReadOnlyList<MeetingOccurrence> known, IReadOnlyList<LocalDateTime> options)
    {
        if (await proposals.Find(session, attempt.Call.ProposalId ?? "") is not { State: TimeProposalState.Looking } proposal)
            return;
        await proposals.Save(session, proposal with { State = TimeProposalState.Open, Options = options });
        if (proposal.PersonId is { } person)
            await news.Answer(session, proposal, person, Now());
        else
            await news.Tell(session, proposal.PartnershipId, attempt.Series.People, Concerned(attempt, known), Now());
    }

    private Task<CallResult> Nothing(CallRunner.Attempt attempt, Ct ct) =>
        Record(attempt, new CallResult.Done(), _ => Task.CompletedTask, ct);

    /// <summary>What is gone or refused is over for a call that changes nothing; a later one asks anew.</summary>
    private async Task<CallResult> Record(CallRunner.Attempt attempt, CallResult result, Func<Session, Task> effect, Ct ct)
    {
        await db.Write(
            async session =>
            {
                if (result is CallResult.Again again)
                    await calls.Retry(session, attempt.Call, attempt.Me, again);
                else if (
                    await calls.End(
                        session,
                        attempt.Call,
                        attempt.Me,
                        result is CallResult.Dead ? CallState.Dead : CallState.Done,
                        (result as CallResult.Dead)?.Code,
                        Now()))
                    await effect(session);
            },
            ct);
        return result;
    }
}
