using ChatOps.Channels;
using ChatOps.Partnerships;

namespace ChatOps.Pairing;

/// <summary>"partner": the reveal again, at the end of the chat.</summary>
internal sealed class ShowPartner(PairingStore pairings) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var standing = await pairings.AllStandingOf(visit.Db, visit.Person.Id);
        return standing is [.., var partnership]
            ? new Reply.Aside(new CardRef(RevealCard.Kind, partnership.Id))
            : new Reply.Aside(new CardRef(NoticeCard.Kind, "partner.none"));
    }
}
