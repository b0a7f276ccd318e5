using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Joining.Choosing;

namespace ChatOps.Joining.Invitations;

/// <summary>"invite", with or without whom: sends it at once where nothing is left to ask, else opens the form.</summary>
internal sealed class OpenInvitation(MyPrograms mine, SendInvitation send) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var possible = (await mine.For(visit.Db, visit.Person, "invitation.open")).Where(p => visit.Subject.Length == 0 || p.Id.Value == visit.Subject).ToList();
        if (possible.Count == 0)
            return new Reply.Say("join.first");
        var typed = visit.Fields.Words(Verbs.Rest);
        if (typed is null && visit.Inbound.Mentioned is null)
            return new Reply.Ask(new CardRef(InviteForm.Kind, visit.Subject));
        var fields = new Fields(typed is null ? [] : [KeyValuePair.Create("who", typed.Reveal())]);
        return possible is [var one]
            ? await send.Handle(visit with { Inbound = visit.Inbound with { Subject = one.Id.Value, Fields = fields } }, ct)
            : new Reply.Ask(new CardRef(InviteForm.Kind, ""), fields);
    }
}
