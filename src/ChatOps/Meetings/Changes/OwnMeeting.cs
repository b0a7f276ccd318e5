using ChatOps.Channels;

namespace ChatOps.Meetings;

/// <summary>"Put it in my calendar": another partner makes the series from now on. Subject: the partnership.</summary>
internal sealed class OwnMeeting(SeriesStore series, SeriesDesk desk) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (MeetingDoor.Decide(await series.FrameOf(visit.Db, visit.Subject), visit) is { } refusal)
            return refusal;
        var current = (await series.CurrentOf(visit.Db, visit.Subject)).FirstOrDefault(s => s.InsteadOf is null);
        if (current is { State: SeriesState.Booked } && current.OrganizerId != visit.Person.Id && current.People.Contains(visit.Person.Id))
            await desk.Hand(visit.Db, current, visit.Person.Id, visit.Now);
        return MeetingDoor.Back(visit, visit.Subject);
    }
}
