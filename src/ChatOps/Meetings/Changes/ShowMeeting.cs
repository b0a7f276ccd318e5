using ChatOps.Channels;
using ChatOps.Meetings.Cards;
using ChatOps.Meetings.Ics;
using ChatOps.Partnerships;

namespace ChatOps.Meetings.Changes;

/// <summary>"my meeting": when, with what, and what can be done about it.</summary>
internal sealed class ShowMeeting(PairingStore pairings, FeedStore feeds) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await pairings.AllStandingOf(visit.Db, visit.Person.Id) is not [.., var partnership])
            return new Reply.Aside(new CardRef(NoticeCard.Kind, "partner.none"));
        await feeds.Ensure(visit.Db, visit.Person.Id, visit.Now);
        return new Reply.Aside(new CardRef(MeetingCard.Kind, partnership.Id));
    }
}
