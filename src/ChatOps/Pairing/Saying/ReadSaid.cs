using ChatOps.Channels;

namespace ChatOps.Pairing.Saying;

/// <summary>
/// Opens a message where words stay out of chat (<c>say.read</c>), and closes it (<c>say.read.close</c>). Subject: the message.
/// </summary>
internal sealed class ReadSaid(SayStore store) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await store.FindMessage(visit.Db, visit.Subject, visit.Person.Id) is not { } message || !message.IsFor(visit.Person.Id))
            return new Reply.Say("error.not_yours");
        return visit.Inbound.Action == "say.read" && message.Texts.Count > 0
            ? new Reply.Ask(new CardRef(SayWhole.Kind, visit.Subject))
            : new Reply.Show(new CardRef(SayCard.Kind, visit.Subject));
    }
}
