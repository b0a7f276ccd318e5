using ChatOps.Channels;
using ChatOps.Meetings.Standing;

namespace ChatOps.Meetings.Changes;

/// <summary>
/// "Did you meet?" in one tap (<c>meeting.held</c>, <c>meeting.not-held</c>): counts once for the pair, one yes is enough. Subject: the
/// occurrence.
/// </summary>
internal sealed class SayWhetherMet(SeriesStore series, OccurrenceStore occurrences, MeetingNews news) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (
            await occurrences.Find(visit.Db, visit.Subject) is not { } last
            || await series.Find(visit.Db, last.SeriesId) is not { } current)
            return new Reply.Say("error.card_old");
        if (MayChangeMeeting.Decide(await series.FrameOf(visit.Db, current.PartnershipId), visit) is { } refusal)
            return refusal;
        if (last.EndsAt <= visit.Now && last.TakesPlace)
            await occurrences.SayWhetherHeld(visit.Db, last.Id, visit.Person.Id, visit.Inbound.Action == "meeting.held", visit.Now);
        await news.Refresh(visit.Db, current.PartnershipId, visit.Now);
        return MayChangeMeeting.Back(visit, current.PartnershipId);
    }
}
