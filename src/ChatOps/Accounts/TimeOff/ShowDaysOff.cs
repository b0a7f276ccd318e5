using ChatOps.Cards;
using ChatOps.Channels;
using NodaTime.Text;

namespace ChatOps.Accounts.TimeOff;

/// <summary>"days off": the card, with its form. Days that were typed behind it are taken at once where they make sense, else they wait in the form.</summary>
internal sealed class ShowDaysOff(AddLeave add) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var typed = TypedDays.Of(visit.Fields.Words(Verbs.Rest));
        if (typed.Count == 0)
            return visit.Inbound.Action == "days-off.open" ? new Reply.Ask(new CardRef(DaysOffCard.Kind, "")) : new Reply.Aside(new CardRef(DaysOffCard.Kind, ""));
        var fields = new Fields([KeyValuePair.Create("from", Iso(typed[0])), KeyValuePair.Create("until", Iso(typed[^1]))]);
        return await add.Handle(visit with { Inbound = visit.Inbound with { Fields = fields } }, ct);
    }

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
