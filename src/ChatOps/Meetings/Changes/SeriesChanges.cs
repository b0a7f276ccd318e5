using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Calls;
using ChatOps.Meetings.Proposals;
using ChatOps.Meetings.Standing;
using ChatOps.Meetings.Times;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Meetings.Changes;

/// <summary>What becomes of a series after something was seen in a calendar, or a week is left out.</summary>
internal sealed class SeriesChanges(
    SeriesStore series, OccurrenceStore occurrences, TimeProposalStore proposals, CallStore calls, MeetingNews news)
{
    /// <summary>As far beyond its end as a calendar is looked into.</summary>
    private static readonly Period GoesOn = Period.FromDays(28);

    /// <param name="db">The unit of work.</param>
    /// <param name="seriesId">Which.</param>
    /// <param name="seen">As it is seen; null: it is gone.</param>
    /// <param name="since">From when on occurrences were asked about.</param>
    /// <param name="now">Now.</param>
    public async Task Take(Session db, string seriesId, SeriesSeen? seen, Instant since, Instant now)
    {
        if (await series.Load(db, seriesId) is not { } known || await series.FrameOf(db, known.PartnershipId) is not { } frame)
            return;
        if (seen?.JoinUrl is { } link && known.JoinUrl is null && known.State == SeriesState.Booked)
            await series.Save(db, known = known with { JoinUrl = link });
        var before = await occurrences.Of(db, seriesId);
        if (seen is not null && known.Time is { } time)
        {
            var beyond = seen.Occurrences.Where(o => o.Day > frame.LastDay && !before.Any(k => k.Day == o.Day)).ToList();
            seen = seen with { Occurrences = [.. seen.Occurrences.Except(beyond)] };
            var last = LocalDate.Min(beyond.Select(o => o.Day).Append(time.LastDay).Max(), frame.LastDay.Plus(GoesOn));
            // Somebody lets it go on: nobody is asked to come then, and it is cancelled with the round all the same.
            if (last > time.LastDay)
                await series.Save(db, known = known with { Time = time with { LastDay = last } });
        }

        var changes = SeenChange.Decide(known, before, seen, since);
        var asks = false;
        foreach (var change in changes)
        {
            asks |= await Apply(db, known, frame, change, now);
            known = await series.Find(db, seriesId) ?? known;
        }

        if (changes.Any(c => c is not (SeenChange.Declined or SeenChange.TakenOver)) && !asks)
            await news.Tell(
                db, known.PartnershipId, known.People, MeetingOccurrence.Changed(before, await occurrences.Of(db, seriesId)), now);
        else if (known.JoinUrl is not null)
            await news.Refresh(db, known.PartnershipId, now);
    }

    /// <summary>
    /// One occurrence does not take place: the pair's own wish, or somebody is not available. False when there is none to leave out.
    /// </summary>
    public async Task<bool> LeaveOut(
        Session db, string seriesId, LocalDate day, OccurrenceState why, PersonId? away, IReadOnlyList<PersonId> tells, Instant now)
    {
        if (
            await series.Load(db, seriesId) is not { State: SeriesState.Booked } known
            || await series.FrameOf(db, known.PartnershipId) is not { } frame
            || (await occurrences.Of(db, seriesId)).FirstOrDefault(o => o.Day == day && o.TakesPlace && o.StartsAt > now) is not { } planned
        )
            return false;
        await occurrences.Save(db, planned with { State = why, AwayPersonId = away }, known, frame);
        await series.Save(db, known with { Sequence = known.Sequence + 1 });
        await calls.Queue(db, seriesId, CallKind.CancelOccurrence, now, day);
        await news.Tell(db, known.PartnershipId, tells, [planned.StartsAt], now);
        return true;
    }

    /// <summary>The pair's meeting of one week, because both want it so: their cards show it, and nobody needs a message.</summary>
    public async Task LeaveOutWeek(Session db, string partnershipId, LocalDate monday, Instant now)
    {
        foreach (var current in await series.CurrentOf(db, partnershipId))
        {
            foreach (
                var planned in (await occurrences.Of(db, current.Id)).Where(o =>
                    WallTime.MondayOf(o.StartsAt.InZone(current.Time!.TimeZone).Date) == monday))
                await LeaveOut(db, current.Id, planned.Day, OccurrenceState.Skipped, null, [], now);
        }
    }

    /// <summary>True when the partners are asked for another time, and so get their message with it.</summary>
    private async Task<bool> Apply(Session db, MeetingSeries known, MeetingLimits frame, SeenChange change, Instant now)
    {
        switch (change)
        {
            case SeenChange.TakenOver taken:
                // Whoever was asked by us for another time has one now: it may be seen that the old one ends before the new one is made.
                if (taken.ExternalId != known.ExternalId && await proposals.OpenOf(db, known.PartnershipId) is { PersonId: null })
                    await proposals.Close(db, known.PartnershipId);
                await series.Save(
                    db,
                    known with
                    {
                        State = SeriesState.Booked,
                        ExternalId = taken.ExternalId,
                        Parts = taken.Parts,
                        OrganizerId = taken.Organizer,
                        JoinUrl = taken.JoinUrl,
                        Sequence = known.Sequence + 1,
                    });
                return false;
            case SeenChange.SeriesMoved moved:
                var time = known.Time!;
                var shift = (int)moved.DayOfWeek - (int)time.FirstDay.DayOfWeek;
                await series.Save(
                    db,
                    known with
                    {
                        Time = time with
                        {
                            FirstDay = time.FirstDay.PlusDays(shift),
                            From = moved.From,
                            Minutes = moved.Minutes,
                            EveryWeeks = moved.EveryWeeks,
                            Fit = SlotFit.Common,
                        },
                        Sequence = known.Sequence + 1,
                    });
                return false;
            case SeenChange.Added added:
                await occurrences.Save(db, Occurrence(known, added.Seen), known, frame);
                return false;
            case SeenChange.LeftOut left:
                await occurrences.Save(db, left.Which with { State = OccurrenceState.Dropped }, known, frame);
                return false;
            case SeenChange.EndsEarly early:
                foreach (var missing in early.Missing)
                    await occurrences.Save(db, missing with { State = OccurrenceState.Dropped }, known, frame);
                return await Ask(db, known, null, now);
            case SeenChange.Moved moved:
                await occurrences.Rename(db, moved.Now, known, frame);
                return false;
            case SeenChange.Deleted deleted:
                await occurrences.Save(db, deleted.Which with { State = OccurrenceState.Dropped }, known, frame);
                return await Ask(db, known, deleted.Which.Day, now);
            case SeenChange.Declined declined:
                return await Ask(db, known, declined.Which.Day, now);
            case SeenChange.SeriesDropped dropped:
                return await DropSeries(db, known, frame, dropped.IsGone, now);
            default:
                return false;
        }
    }

    private static MeetingOccurrence Occurrence(MeetingSeries known, OccurrenceSeen seen) => new()
    {
        Id = Ids.New(),
        SeriesId = known.Id,
        Day = seen.Day,
        StartsAt = seen.StartsAt,
        Minutes = seen.Minutes,
    };

    private async Task<bool> DropSeries(Session db, MeetingSeries known, MeetingLimits frame, bool isGone, Instant now)
    {
        if (!isGone)
            return await Ask(db, known, null, now);
        foreach (var left in (await occurrences.Of(db, known.Id)).Where(o => o.StartsAt > now))
            await occurrences.Save(db, left with { State = OccurrenceState.Dropped }, known, frame);
        await series.Save(db, known with { State = SeriesState.Asking, ExternalId = null, Parts = [], JoinUrl = null });
        return await Ask(db, known, null, now);
    }

    private async Task<bool> Ask(Session db, MeetingSeries known, LocalDate? day, Instant now)
    {
        if (await proposals.WereAsked(db, known.Id, day))
            return false;
        var proposal = new MeetingProposal { Id = Ids.New(), PartnershipId = known.PartnershipId, SeriesId = known.Id, Day = day };
        if (!await proposals.Add(db, proposal, now))
            return false;
        await calls.Queue(db, known.Id, CallKind.Propose, now, day, proposalId: proposal.Id);
        return true;
    }
}
