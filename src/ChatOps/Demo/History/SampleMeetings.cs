using ChatOps.Meetings;
using ChatOps.Meetings.Ics;
using ChatOps.Meetings.Times;
using ChatOps.Meetings.Work;
using ChatOps.Partnerships;
using ChatOps.Storage;

namespace ChatOps.Demo.History;

/// <summary>The sample pairs' meetings: found in their hours when the round began, held more often than not.</summary>
internal sealed class SampleMeetings(SeriesStore series, OccurrenceStore occurrences, FeedStore feeds)
{
    /// <summary>Of so many meetings that are over, one was not held.</summary>
    private const int HeldButOneOf = 5;

    public async Task Book(Session db, Partnership partnership, int number, Instant now)
    {
        var frame = await series.FrameOf(db, partnership.Id) ?? throw new InvalidOperationException("A sample pair was not kept.");
        if (Wishes.Range(frame, frame.Here[0], partnership.StartedAt) is not { } range)
            return;
        var wish = Wishes.ForFirst(frame, frame.Here, [], range, partnership.StartedAt);
        if (FreeSlot.First(wish) is not { } slot)
            return;
        var id = ChatOps.People.Ids.New();
        var booked = new MeetingSeries
        {
            Id = id,
            PartnershipId = partnership.Id,
            ProgramId = partnership.ProgramId,
            State = SeriesState.Booked,
            OrganizerId = frame.Here[0].PersonId,
            People = [.. frame.Here.Select(p => p.PersonId)],
            Time = BookingCalls.TimeOf(slot, frame, wish.Zone),
            ExternalId = IcsCalendarText.UidOf(id),
        };
        await series.Add(db, booked, partnership.StartedAt);
        await series.Save(db, booked);
        foreach (var (occurrence, index) in SeriesPlans.Occurrences(SeriesPlans.Of(booked, frame)!).Select((o, i) => (o, i)))
        {
            await occurrences.Save(db, occurrence, booked, frame);
            if (occurrence.EndsAt <= now.Minus(Duration.FromDays(2)))
                await occurrences.SayWhetherHeld(
                    db, occurrence.Id, booked.OrganizerId, (number + index) % HeldButOneOf != 0, occurrence.EndsAt);
        }

        foreach (var person in booked.People)
            await feeds.Ensure(db, person, partnership.StartedAt);
    }

    /// <summary>The round is over: so are its series. Nothing of them lies ahead.</summary>
    public async Task End(Session db, Partnership partnership, Instant at)
    {
        foreach (var one in await series.CurrentOf(db, partnership.Id))
            await series.End(db, one.Id, SeriesState.Ended, SeriesEnd.Over, at);
    }
}
