using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Calls;
using ChatOps.Meetings.Proposals;
using ChatOps.Meetings.Times;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Meetings.Standing;

/// <summary>Begins and ends series, with their occurrences, facts and calls, inside the caller's unit of work.</summary>
internal sealed class SeriesBooking(
    SeriesStore series,
    OccurrenceStore occurrences,
    TimeProposalStore proposals,
    CallStore calls,
    MeetingNews news,
    MeetingCalendars calendars)
{
    /// <summary>A series for this pair, with a time to be found. Nothing happens when there is one, or nobody to meet.</summary>
    /// <param name="db">The unit of work.</param>
    /// <param name="partnershipId">The pair.</param>
    /// <param name="wanted">Whose calendar it should be in; null: anybody's.</param>
    /// <param name="time">When, if it is known already.</param>
    /// <param name="insteadOf">The day of the occurrence in whose place it stands; null: it is the series.</param>
    /// <param name="now">Now.</param>
    public async Task<MeetingSeries?> Begin(
        Session db, string partnershipId, PersonId? wanted, MeetingTime? time, LocalDate? insteadOf, Instant now)
    {
        if (await series.FrameOf(db, partnershipId) is not { Stands: true, Here.Count: >= 2, IsInWriting: false } frame)
            return null;
        var (without, failed) = await series.Tried(db, partnershipId);
        var (organizer, calendar) = Organizer.Choose(frame.Here, wanted, without, failed, calendars.Preferred);
        var begun = new MeetingSeries
        {
            Id = Ids.New(),
            PartnershipId = partnershipId,
            ProgramId = frame.ProgramId,
            State = time is null ? SeriesState.Finding : SeriesState.Booking,
            Calendar = calendar,
            OrganizerId = organizer,
            People = [.. frame.Here.Select(p => p.PersonId)],
            Time = time,
            InsteadOf = insteadOf,
        };
        if (!await series.Add(db, begun, now))
            return null;
        await calls.Queue(db, begun.Id, time is null ? CallKind.Find : CallKind.Book, now);
        await news.Refresh(db, partnershipId, now);
        return begun;
    }

    /// <summary>
    /// The occurrences as the plan has them: those of the same weeks keep their identity, what is left over is cancelled.
    /// </summary>
    public async Task Plan(Session db, MeetingSeries standing, MeetingLimits frame, SeriesPlan plan, Instant now)
    {
        var known = (await occurrences.Of(db, standing.Id)).Where(o => o.StartsAt > now).ToList();
        foreach (var planned in SeriesPlans.Occurrences(plan).Where(p => p.StartsAt > now))
        {
            if (known.FirstOrDefault(o => WallTime.MondayOf(o.Day) == WallTime.MondayOf(planned.Day)) is { } same)
            {
                known.Remove(same);
                await occurrences.Rename(db, planned with { Id = same.Id }, standing, frame);
            }
            else
            {
                await occurrences.Save(db, planned, standing, frame);
            }
        }

        foreach (var left in known)
            await occurrences.Save(db, left with { State = OccurrenceState.Cancelled }, standing, frame);
    }

    /// <summary>
    /// Ends it: what has not left is taken back, what stands in calendars is cancelled, what may stand there is settled first.
    /// </summary>
    public async Task End(Session db, string seriesId, SeriesEnd why, Instant now)
    {
        if (
            await series.Load(db, seriesId) is not { IsCurrent: true } ending
            || await series.FrameOf(db, ending.PartnershipId) is not { } frame)
            return;
        await calls.Drop(db, seriesId, now);
        await proposals.Close(db, ending.PartnershipId);
        var left = (await occurrences.Of(db, seriesId)).Where(o => o.StartsAt > now).ToList();
        foreach (var occurrence in left)
            await occurrences.Save(db, occurrence with { State = OccurrenceState.Cancelled }, ending, frame);
        var mayStand = ending.ExternalId is not null || ending.Parts.Count > 0 || await calls.HasUnsettledBooking(db, seriesId);
        // What is over anyway leaves no ghost: nobody gets a cancellation for the past.
        var isPast = ending is { State: SeriesState.Booked or SeriesState.Asking, Time: { } time }
            && left.Count == 0
            && Coming(time, now) is null
            && (time.EveryWeeks > 0 || WallTime.At(time.LastDay, 24 * 60, time.TimeZone) <= now);
        var needsCall = mayStand && !isPast;
        if (needsCall)
            await series.Save(db, ending with { Sequence = ending.Sequence + 1 });
        await series.End(db, seriesId, needsCall ? SeriesState.Ending : SeriesState.Ended, why, now);
        if (needsCall)
            await calls.Queue(db, seriesId, CallKind.Cancel, now);
        await news.Refresh(db, ending.PartnershipId, now);
    }

    /// <summary>
    /// To this partner's calendar, at the same hour: made there when it is gone from the other, so that nobody has it twice.
    /// </summary>
    public async Task Hand(Session db, MeetingSeries current, PersonId to, Instant now)
    {
        await series.HandTo(db, current.Id, to);
        await End(db, current.Id, SeriesEnd.Own, now);
        if (await series.Load(db, current.Id) is { State: SeriesState.Ended })
            await TakeOver(db, current.Id, now);
    }

    /// <summary>
    /// Its organizer's mailbox is gone, and nobody can change it there: it is made in a partner's calendar, at the same hour. What is left
    /// of the old one in the partners' calendars is taken away.
    /// </summary>
    public async Task Rehome(Session db, string seriesId, Instant now)
    {
        if (await series.Load(db, seriesId) is not { State: SeriesState.Booked } standing)
            return;
        await End(db, standing.Id, SeriesEnd.Calendar, now);
        await Begin(
            db, standing.PartnershipId, null, standing.Time is { } time ? Coming(time, now) : null, standing.InsteadOf, now);
    }

    /// <summary>The old one is gone: the new one is made.</summary>
    public async Task TakeOver(Session db, string endedId, Instant now)
    {
        if (await series.HandedTo(db, endedId) is not { } to || await series.Load(db, endedId) is not { } ended)
            return;
        await Begin(db, ended.PartnershipId, to, ended.Time is { } time ? Coming(time, now) : null, ended.InsteadOf, now);
    }

    /// <summary>What is left of it; null when nothing is: then a time is found anew.</summary>
    private static MeetingTime? Coming(MeetingTime time, Instant now)
    {
        var day = time.FirstDay;
        while (day <= time.LastDay && WallTime.At(day.At(time.From), time.TimeZone) <= now)
            day = day.PlusWeeks(time.Step);
        return day <= time.LastDay ? time with { FirstDay = day } : null;
    }
}
