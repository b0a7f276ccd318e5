using ChatOps.Channels;
using ChatOps.Meetings.Standing;

namespace ChatOps.Meetings.Changes;

/// <summary>"Put it in my calendar": another partner makes the series from now on. Subject: the partnership.</summary>
internal sealed class OwnMeeting(SeriesStore series, SeriesBooking booking) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var frame = await series.FrameOf(visit.Db, visit.Subject);
        if (MayChangeMeeting.Decide(frame, visit) is { } refusal)
            return refusal;
        var mayOwn = frame!.Here.Any(p => p.PersonId == visit.Person.Id && p.HasCalendar);
        var current = (await series.CurrentOf(visit.Db, visit.Subject)).FirstOrDefault(s => s.InsteadOf is null);
        if (
            mayOwn
            && current is { State: SeriesState.Booked }
            && current.OrganizerId != visit.Person.Id
            && current.People.Contains(visit.Person.Id))
            await booking.Hand(visit.Db, current, visit.Person.Id, visit.Now);
        return MayChangeMeeting.Back(visit, visit.Subject);
    }
}
