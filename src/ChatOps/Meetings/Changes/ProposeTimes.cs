using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Meetings.Calls;
using ChatOps.Meetings.Cards;
using ChatOps.Meetings.Proposals;
using ChatOps.Meetings.Standing;
using ChatOps.People;

namespace ChatOps.Meetings.Changes;

/// <summary>
/// "Find another time", on the reveal (<c>meeting.propose</c>) and on the meeting's own card (<c>meeting.other-time</c>): three times for
/// the whole series. They are looked up after the answer and stand on the same card. Subject: the partnership.
/// </summary>
internal sealed class ProposeTimes(SeriesStore series, TimeProposalStore proposals, CallStore calls, MeetingNews news, Outbox outbox)
    : IUseCase
{
    public const string OnReveal = "meeting.propose";

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var frame = await series.FrameOf(visit.Db, visit.Subject);
        if (MayChangeMeeting.Decide(frame, visit) is { } refusal)
            return refusal;
        var current = (await series.CurrentOf(visit.Db, visit.Subject)).FirstOrDefault(s => s.InsteadOf is null);
        if (current is not { State: SeriesState.Booked or SeriesState.Asking })
            return new Reply.Say(frame!.IsInWriting ? "meeting.writing" : "meeting.finding");
        // An open question gives way, somebody else's as well: the newest wish counts. What is being looked up for this card is waited for.
        var isOnReveal = visit.Inbound.Action == OnReveal;
        if (await proposals.OpenOf(visit.Db, visit.Subject) is { } open && !StillHolds(open, current, visit, isOnReveal))
            await proposals.Close(visit.Db, visit.Subject);
        var proposal = new MeetingProposal
        {
            Id = Ids.New(),
            PartnershipId = visit.Subject,
            SeriesId = current.Id,
            PersonId = visit.Person.Id,
            IsOnReveal = isOnReveal,
        };
        if (await proposals.Add(visit.Db, proposal, visit.Now))
            await calls.Queue(visit.Db, current.Id, CallKind.Propose, visit.Now, proposalId: proposal.Id);
        await news.Refresh(visit.Db, visit.Subject, visit.Now);
        // The times come a moment later, on a card that stands in the chat.
        if (!isOnReveal)
            await outbox.Queue(
                visit.Db,
                new Posting(new CardRef(MeetingCard.Kind, visit.Subject), visit.Person.Id, visit.Now)
                {
                    Importance = Importance.Answer,
                    Account = visit.Account.Id,
                });
        return MayChangeMeeting.Back(visit, visit.Subject);
    }

    private static bool StillHolds(MeetingProposal open, MeetingSeries current, Visit visit, bool isOnReveal) =>
        open.IsFor(visit.Person.Id)
        && (open.PersonId is null || open.IsOnReveal == isOnReveal)
        && (
            open.State == TimeProposalState.Looking
            || open.Options.Any(o => open.CanBeChosen(o, current.Time?.TimeZone ?? visit.Person.TimeZone, visit.Now)));
}
