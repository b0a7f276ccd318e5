using ChatOps.Channels;

namespace ChatOps.Meetings.Changes;

/// <summary>"Skip this week": one meeting is left out, the partner is told. Subject: the occurrence.</summary>
internal sealed class SkipMeeting(SeriesStore series, OccurrenceStore occurrences, SeriesChanges changes) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (
            await occurrences.Find(visit.Db, visit.Subject) is not { } planned
            || await series.Find(visit.Db, planned.SeriesId) is not { } current)
            return new Reply.Say("error.card_old");
        if (MayChangeMeeting.Decide(await series.FrameOf(visit.Db, current.PartnershipId), visit) is { } refusal)
            return refusal;
        await changes.LeaveOut(
            visit.Db,
            current.Id,
            planned.Day,
            OccurrenceState.Skipped,
            null,
            [.. current.People.Where(p => p != visit.Person.Id)],
            visit.Now);
        return MayChangeMeeting.Back(visit, current.PartnershipId);
    }
}
