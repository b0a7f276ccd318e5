using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.Texts;

namespace ChatOps.Pairing.Saying;

/// <summary>Writes to the partners. Subject: a <see cref="SayRef"/>; empty: the reader chooses the partnership.</summary>
internal sealed class SayForm(SayCircles circles, SayStore store) : ICardBuilder
{
    public const string Kind = "say-form";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var about = SayRef.Parse(showing.Subject);
        var standing = await circles.Of(showing.Db, showing.Reader.Id);
        IReadOnlyList<(Partnership Partnership, IReadOnlyList<Partner> Partners)> open =
        [
            .. standing.Where(p => about.CircleId.Length == 0 || p.Id == about.CircleId).Select(p => (p, p.PartnersOf(showing.Reader.Id))),
        ];
        if (open.Count == 0)
            return null;
        var answered = about.Origin is { Kind: SayCard.Kind, Subject: var message }
            && await store.FindMessage(showing.Db, message, showing.Reader.Id) is { } said
            && said.IsFor(showing.Reader.Id)
            && said is { Texts.Count: > 0, Program.KeepsWordsOutOfChat: false }
                ? new Element[] { SayCard.From(said, showing.Reader, showing.Phrases) }.Concat(SayCard.Said(said, showing.Phrases))
                : [];
        return Draw(showing.Subject, open, showing.Phrases, answered);
    }

    /// <param name="subject">A <see cref="SayRef"/>.</param>
    /// <param name="open">Among whom.</param>
    /// <param name="t">The reader's texts.</param>
    /// <param name="answered">What it answers: in Teams the form takes its place.</param>
    internal static Card Draw(
        string subject,
        IReadOnlyList<(Partnership Partnership, IReadOnlyList<Partner> Partners)> open,
        Phrases t,
        IEnumerable<Element>? answered = null)
    {
        var title = t["say.title"];
        return new Card(Kind, title)
        {
            Locale = t.Tag,
            Heading = title,
            Form = new Form("say.send", subject, title, t["say.submit"], t["copy.close"])
            {
                Body =
                [
                    .. answered ?? [],
                    .. open.Count == 1
                        ? []
                        : new Element[]
                        {
                            new ChoiceInput(
                                "to", t["say.to"], [.. open.Select(o => new Choice(o.Partnership.Id, Names.Joined(o.Partners, t)))])
                            {
                                Placeholder = t["input.choose"],
                            },
                        },
                    new TextInput("text", t["say.text"], Say.TextLength) { IsMultiline = true, Placeholder = t["say.text.placeholder"] },
                    .. open.Count == 1 ? WhoSees.Footer(t, SayCard.Sees(open[0].Partners, t), open[0].Partnership.ProgramId.Value) : [],
                    new Text(t["say.kept"], TextStyle.Subtle),
                ],
            },
            Buttons = [new Button("say.back", subject, t["copy.close"])],
        };
    }
}

/// <summary>Opens the form (<c>say.open</c>) and leaves it again (<c>say.back</c>). Subject: a <see cref="SayRef"/>.</summary>
internal sealed class OpenSay(SayCircles circles) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var about = SayRef.Parse(visit.Subject);
        if (visit.Inbound.Action == "say.back")
            return about.Origin is { } origin ? new Reply.Show(origin) : new Reply.Show(new CardRef(NoticeCard.Kind, "say.left"));
        var standing = await circles.Of(visit.Db, visit.Person.Id);
        return standing.Any(p => about.CircleId.Length == 0 || p.Id == about.CircleId)
            ? new Reply.Ask(new CardRef(SayForm.Kind, visit.Subject))
            : new Reply.Say("error.ended");
    }
}
