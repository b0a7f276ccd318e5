using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.CheckIns.Copies;
using ChatOps.Meetings.Changes;
using ChatOps.Partnerships;

namespace ChatOps.CheckIns.Responses;

/// <summary>
/// "Fine, skip it" or "Let's keep it" (<c>copy.call-skip</c>, <c>copy.call-keep</c>), when the author would rather not have a call. The
/// week's meeting is left out only when everybody agrees.
/// </summary>
internal sealed class AnswerCall(CopyStore copies, ResponseStore responses, PairingStore pairings, SeriesChanges meetings, Outbox outbox)
    : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var copy = await copies.Find(visit.Db, visit.Subject);
        if (MayAnswerCopy.Decide(copy, visit.Person.Id) is { } refusal)
            return refusal;
        if (copy!.Words!.HasNoCall)
        {
            await responses.RemoveCallAnswer(visit.Db, visit.Subject, visit.Person.Id);
            var choice = visit.Inbound.Action.Split('-')[1];
            await responses.Add(
                visit.Db,
                new NewResponse(visit.Subject, visit.Person.Id, "call") { To = copy.Author.PersonId, Choice = choice },
                visit.Now);
            if (
                choice == "skip"
                && copy.SharedWith.All(p => p.PersonId == visit.Person.Id || copy.From(p.PersonId, "call").Any(r => r.Choice == "skip"))
                && await pairings.StandingOf(visit.Db, copy.ProgramId, copy.Author.PersonId) is { } partnership)
                await meetings.LeaveOutWeek(visit.Db, partnership.Id, copy.Week, visit.Now);
            await outbox.Refresh(visit.Db, new CardRef(PartnerCopyCard.Kind, visit.Subject));
            await outbox.Refresh(visit.Db, new CardRef(CheckInForm.Kind, visit.Subject));
        }

        return new Reply.Show(new CardRef(PartnerCopyCard.Kind, visit.Subject));
    }
}
