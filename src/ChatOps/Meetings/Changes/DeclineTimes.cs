using ChatOps.Channels;
using ChatOps.Meetings.Proposals;
using ChatOps.Meetings.Standing;

namespace ChatOps.Meetings.Changes;

/// <summary>"None of these": it stays as it is. Subject: the proposal.</summary>
internal sealed class DeclineTimes(SeriesStore series, TimeProposalStore proposals, MeetingNews news) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await proposals.Find(visit.Db, visit.Subject) is not { } proposal)
            return new Reply.Say("error.card_old");
        if (MayChangeMeeting.Decide(await series.FrameOf(visit.Db, proposal.PartnershipId), visit) is { } refusal)
            return refusal;
        if (proposal.State == TimeProposalState.Open && proposal.IsFor(visit.Person.Id))
        {
            await proposals.Save(visit.Db, proposal with { State = TimeProposalState.Declined });
            await news.Refresh(visit.Db, proposal.PartnershipId, visit.Now);
        }

        return MayChangeMeeting.Back(visit, proposal.PartnershipId);
    }
}
