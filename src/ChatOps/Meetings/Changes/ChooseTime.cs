using System.Globalization;
using ChatOps.Channels;
using ChatOps.Meetings.Calls;
using ChatOps.Meetings.Proposals;
using ChatOps.Meetings.Standing;
using ChatOps.Meetings.Times;
using ChatOps.Storage;

namespace ChatOps.Meetings.Changes;

/// <summary>
/// One of the times that were offered; the first to choose decides for all, and the others hear of it. Subject: proposal and number,
/// <c>id/0</c>.
/// </summary>
internal sealed class ChooseTime(
    SeriesStore series,
    OccurrenceStore occurrences,
    TimeProposalStore proposals,
    CallStore calls,
    SeriesBooking booking,
    MeetingNews news) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var parts = visit.Subject.Split('/');
        var proposal = await proposals.Find(visit.Db, parts[0]);
        if (proposal is null)
            return new Reply.Say("error.card_old");
        var frame = await series.FrameOf(visit.Db, proposal.PartnershipId);
        if (MayChangeMeeting.Decide(frame, visit) is { } refusal)
            return refusal;
        var current = await series.Load(visit.Db, proposal.SeriesId);
        var known = await occurrences.Of(visit.Db, proposal.SeriesId);
        var index = int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        var decision = Decide(proposal, index, current, known, visit.Now);
        if (decision is null)
            return new Reply.Say("meeting.too_late");
        await proposals.Save(visit.Db, proposal with { State = TimeProposalState.Chosen });
        await Apply(visit.Db, WithinRound(decision, frame!), current!, frame!, visit.Now);
        var changed = MeetingOccurrence.Changed(known, await occurrences.Of(visit.Db, proposal.SeriesId))
            .Append(WallTime.At(proposal.Options[index], current!.Time!.TimeZone));
        var others = frame!.Here.Select(p => p.PersonId).Where(p => p != visit.Person.Id);
        await news.Tell(visit.Db, proposal.PartnershipId, others, changed, visit.Now);
        return MayChangeMeeting.Back(visit, proposal.PartnershipId);
    }

    /// <summary>Null: it is chosen already, out of date, or there is nothing to move any more.</summary>
    internal static Decision? Decide(
        MeetingProposal proposal, int index, MeetingSeries? series, IReadOnlyList<MeetingOccurrence> known, Instant now)
    {
        if (
            proposal.State != TimeProposalState.Open
            || index < 0
            || index >= proposal.Options.Count
            || series is not { IsCurrent: true, Time: { } time })
            return null;
        var start = proposal.Options[index];
        if (!proposal.CanBeChosen(start, time.TimeZone, now))
            return null;
        if (proposal.Day is not { } day)
        {
            var moved = time with
            {
                FirstDay = start.Date,
                From = start.TimeOfDay,
                EveryWeeks = time.Step,
                LastDay = LocalDate.Max(time.LastDay, start.Date),
                Fit = SlotFit.Common,
            };
            return series.ExternalId is null ? new Decision.BookAnew(moved) : new Decision.MoveSeries(moved);
        }

        return known.FirstOrDefault(o => o.Day == day) switch
        {
            null => null,
            // Deleted in the calendar: there is nothing left to move, so a single meeting stands in its place.
            { State: OccurrenceState.Dropped } => new Decision.Single(
                day,
                time with
                {
                    FirstDay = start.Date,
                    LastDay = start.Date,
                    From = start.TimeOfDay,
                    EveryWeeks = 1,
                    Fit = SlotFit.Common,
                }),
            var occurrence => new Decision.MoveOne(
                occurrence with
                {
                    StartsAt = WallTime.At(start, time.TimeZone),
                    State = OccurrenceState.Moved,
                },
                start),
        };
    }

    /// <summary>Somebody may have let it go on in a calendar: what we move or make ends with the round.</summary>
    private static Decision WithinRound(Decision decision, MeetingLimits frame)
    {
        MeetingTime Until(MeetingTime time) =>
            time with { LastDay = LocalDate.Max(time.FirstDay, LocalDate.Min(time.LastDay, frame.LastDay)) };
        return decision switch
        {
            Decision.MoveSeries move => new Decision.MoveSeries(Until(move.Time)),
            Decision.BookAnew anew => new Decision.BookAnew(Until(anew.Time)),
            _ => decision,
        };
    }

    private async Task Apply(Session db, Decision decision, MeetingSeries current, MeetingLimits frame, Instant now)
    {
        switch (decision)
        {
            case Decision.BookAnew anew:
                await series.Save(
                    db,
                    current with
                    {
                        State = SeriesState.Booking,
                        Time = anew.Time,
                        Attempt = current.Attempt + 1,
                        Sequence = current.Sequence + 1,
                    });
                await calls.Queue(db, current.Id, CallKind.Book, now);
                break;
            case Decision.MoveSeries move:
                var moved = current with { Time = move.Time, Sequence = current.Sequence + 1 };
                await series.Save(db, moved);
                await booking.Plan(db, moved, frame, SeriesPlans.Of(moved, frame)!, now);
                await calls.Queue(db, current.Id, CallKind.Move, now);
                break;
            case Decision.MoveOne one:
                await series.Save(db, current with { Sequence = current.Sequence + 1 });
                await occurrences.Save(db, one.Occurrence, current, frame);
                await calls.Queue(db, current.Id, CallKind.MoveOccurrence, now, one.Occurrence.Day, one.Start);
                break;
            case Decision.Single single:
                await booking.Begin(db, current.PartnershipId, current.OrganizerId, single.Time, single.Day, now);
                break;
            default:
                break;
        }
    }

    internal abstract record Decision
    {
        internal sealed record MoveSeries(MeetingTime Time) : Decision;

        /// <summary>It is gone from the calendar: a new one.</summary>
        internal sealed record BookAnew(MeetingTime Time) : Decision;

        internal sealed record MoveOne(MeetingOccurrence Occurrence, LocalDateTime Start) : Decision;

        internal sealed record Single(LocalDate Day, MeetingTime Time) : Decision;
    }
}
