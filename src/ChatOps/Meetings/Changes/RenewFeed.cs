using ChatOps.Channels;
using ChatOps.Meetings.Ics;
using ChatOps.Meetings.Standing;

namespace ChatOps.Meetings.Changes;

/// <summary>"New private link": the old address is worthless at once. Subject: the partnership.</summary>
internal sealed class RenewFeed(SeriesStore series, FeedStore feeds, MeetingNews news) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (MayChangeMeeting.Decide(await series.FrameOf(visit.Db, visit.Subject), visit) is { } refusal)
            return refusal;
        await feeds.Renew(visit.Db, visit.Person.Id, visit.Now);
        await news.Refresh(visit.Db, visit.Subject, visit.Now);
        return MayChangeMeeting.Back(visit, visit.Subject);
    }
}
