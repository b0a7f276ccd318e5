using ChatOps.Accounts.TimeOff;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Joining.Choosing;
using NodaTime.Text;

namespace ChatOps.Joining.Away;

/// <summary>"pause", or the menu's button: the form. A day that was typed behind it is taken at once: "pause until 2026-12-07".</summary>
internal sealed class OpenPause(MyPrograms mine, PauseMembership pause) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var active = await mine.For(visit.Db, visit.Person, "membership.pause");
        if (active.Count == 0 || (visit.Subject.Length > 0 && active.All(p => p.Id.Value != visit.Subject)))
            return new Reply.Aside(new CardRef(NoticeCard.Kind, "membership.nothing"));
        if (TypedDays.Of(visit.Fields.Words(Verbs.Rest)) is not [var until, ..])
            return new Reply.Ask(new CardRef(PauseForm.Kind, visit.Subject));
        var fields = new Fields([KeyValuePair.Create("until", LocalDatePattern.Iso.Format(until)), KeyValuePair.Create("program", PauseForm.All)]);
        return await pause.Handle(visit with { Inbound = visit.Inbound with { Fields = fields } }, ct);
    }
}
