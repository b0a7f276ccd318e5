using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Pairing;

namespace ChatOps.CheckIns.Copies;

/// <summary>
/// Shares this one week with who takes the author along, or is taken along by them (<c>cover.share</c>). Earlier weeks stay where they are.
/// Subject: the check-in.
/// </summary>
internal sealed class ShareWithCover(CheckInStore store, CoverStore covers, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await store.Load(visit.Db, visit.Subject) is not { } now || now.CheckIn.PersonId != visit.Person.Id)
            return new Reply.Say("error.not_yours");
        var own = new CardRef(CheckInForm.Kind, visit.Subject);
        if (Decide(now, visit.Now) && await covers.StandingOf(visit.Db, now.CheckIn.ProgramId, visit.Person.Id) is (var cover, var others))
        {
            await covers.Share(visit.Db, visit.Subject, cover);
            foreach (var other in others)
                await outbox.Queue(
                    visit.Db,
                    new Posting(new CardRef(PartnerCopyCard.Kind, visit.Subject), other.PersonId, visit.Now)
                    {
                        ExpiresAt = now.CheckIn.ClosesAt,
                    });
        }

        await outbox.Refresh(visit.Db, own);
        return new Reply.Show(own);
    }

    /// <summary>Only a week that is shared and still open: what was written before stays where it is.</summary>
    internal static bool Decide(Situation now, Instant at) =>
        now.Words is not null && now.CheckIn.State == CheckInState.Shared && !now.CheckIn.IsOver(at);
}
