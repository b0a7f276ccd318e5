using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Texts;
using NodaTime.Text;

namespace ChatOps.Accounts.TimeOff;

/// <summary>A member's leave and the next public holidays, and the form for more. Subject: empty; everybody sees their own.</summary>
internal sealed class DaysOffCard(LeaveStore leave) : ICardBuilder
{
    public const string Kind = "days-off";

    private const int HolidaysShown = 5;

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var today = showing.Now.InZone(showing.Reader.TimeZone).Date;
        return Draw(
            await leave.Of(showing.Db, showing.Reader.Id, today),
            await leave.HolidaysAhead(showing.Db, showing.Reader.Id, today, HolidaysShown),
            today,
            showing.Phrases);
    }

    internal static Card Draw(IReadOnlyList<Leave> leave, IReadOnlyList<Holiday> holidays, LocalDate today, Phrases t) =>
        new(Kind, t["days-off.heading"])
        {
            Locale = t.Tag,
            Heading = t["days-off.heading"],
            Body =
            [
                new Text(t["days-off.lead"]),
                .. leave.SelectMany(l =>
                    new Element[]
                    {
                        new Text(Line.Of(Span.Bold(Days(l.Days, t)))),
                        new ButtonRow([
                            new Button("days-off.remove", l.Id, t["days-off.remove"])
                            {
                                SpokenLabel = t.Fill("days-off.remove.spoken", ("days", Days(l.Days, t))),
                            },
                        ]),
                    }),
                .. holidays.Count == 0
                    ? Array.Empty<Element>()
                    :
                    [
                        new Text(t["days-off.holidays"], TextStyle.Section),
                        new Facts([.. holidays.Select(h => new Fact(Dates.Day(h.Day, t), h.Shown(t)))]),
                    ],
            ],
            Form = new Form("days-off.add", "", t["days-off.title"], t["days-off.add"], t["intake.cancel"])
            {
                Open = new Button("days-off.open", "", t["days-off.open"], ButtonStyle.Primary),
                Body =
                [
                    new DateInput("from", t["days-off.from"]) { Min = today, Max = today.PlusDays(AddLeave.MostDaysAhead) },
                    new DateInput("until", t["days-off.until"]) { Min = today, Max = today.PlusDays(AddLeave.MostDaysAhead) },
                ],
            },
            Footer = [new Text(t["sees.you"], TextStyle.Subtle)],
        };

    private static string Days(Stretch days, Phrases t) =>
        days.First == days.Last ? Dates.Day(days.First, t) : Dates.Days(days.First, days.Last, t);
}

/// <summary>
/// "days off": the card, with its form. Days that were typed behind it are taken at once where they make sense, else they wait in the form.
/// </summary>
internal sealed class ShowDaysOff(AddLeave add) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var (typed, isWhole) = TypedDays.Of(visit);
        if (!isWhole)
            return new Reply.Say("days-off.error.typed");
        if (typed.Count == 0)
            return visit.Inbound.Action == "days-off.open"
                ? new Reply.Ask(new CardRef(DaysOffCard.Kind, ""))
                : new Reply.Aside(new CardRef(DaysOffCard.Kind, ""));
        var fields = new Fields([KeyValuePair.Create("from", Iso(typed[0])), KeyValuePair.Create("until", Iso(typed[^1]))]);
        return await add.Handle(visit with { Inbound = visit.Inbound with { Fields = fields } }, ct);
    }

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
