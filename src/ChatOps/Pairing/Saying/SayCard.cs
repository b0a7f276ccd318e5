using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.Pairing.Saying;

/// <summary>What a partner wrote, under their name. Subject: the message, that is its first saying.</summary>
internal sealed class SayCard(SayStore store, Outbox outbox) : ICardBuilder
{
    public const string Kind = CardKinds.Say;

    /// <summary>What was taken back before it left leaves no trace.</summary>
    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.FindMessage(showing.Db, showing.Subject, showing.Reader.Id) is { } message && message.IsFor(showing.Reader.Id)
            && (!message.IsAllTakenBack || await IsPosted(showing))
                ? Draw(message, showing.Reader, showing.Phrases)
                : null;

    private async Task<bool> IsPosted(Showing showing) =>
        await outbox.Find(showing.Db, new CardRef(Kind, showing.Subject), showing.Reader.Id) is { PostedAt: not null };

    internal static Card Draw(Carried message, Person reader, Phrases t)
    {
        var card = new Card(Kind, t.Fill("say.notification", ("first", message.From.FirstName))) { Locale = t.Tag };
        if (message.Texts.Count == 0)
            return card with
            {
                Body =
                [
                    new Text(
                        message.IsAllTakenBack ? t.Fill("say.taken_back", ("first", message.From.FirstName)) : t["say.removed"],
                        TextStyle.Subtle),
                ],
            };
        return card with
        {
            Body =
            [
                From(message, reader, t),
                .. message.Program.KeepsWordsOutOfChat ? [WholeCard.Read("say.read", message.MessageId, t)] : Said(message, t),
                .. message is { Answer: { } answer, Program.KeepsWordsOutOfChat: false }
                    ? [new Text(t.Line("copy.wrote", ("text", Span.Of(answer))), TextStyle.Subtle)]
                    : Array.Empty<Element>(),
                .. message.IsFirst ? [new Text(t["say.first"], TextStyle.Subtle)] : Array.Empty<Element>(),
                .. message is { IsOff: true, Partnership.Stands: true }
                    ? [new Text(t["say.off.done"], TextStyle.Subtle)]
                    : Array.Empty<Element>(),
            ],
            Buttons = Buttons(message, t),
            Footer = Footer(message, reader, t),
        };
    }

    internal static IEnumerable<Element> Said(Carried message, Phrases t) =>
    [
        .. message.Texts.Select(w => new Text(w, TextStyle.Quote)),
        .. message.IsEdited ? [new Text(t["say.edited"], TextStyle.Subtle)] : Array.Empty<Element>(),
        .. message.HadFiles ? [new Text(t["say.files"], TextStyle.Subtle)] : Array.Empty<Element>(),
    ];

    internal static IReadOnlyList<Element> Footer(Carried message, Person reader, Phrases t) =>
        WhoSees.Footer(t, Sees(message.Partnership.PartnersOf(reader.Id), t), message.Partnership.ProgramId.Value);

    internal static Line Sees(IReadOnlyList<Partner> others, Phrases t) =>
        t.Line("sees.for_you_two", ("partner", Span.Name(Names.Joined(others, t))));

    /// <summary>Among three it says that the others got it, too.</summary>
    internal static Text From(Carried message, Person reader, Phrases t)
    {
        var others = message.Partnership.Partners.Where(p => p.PersonId != reader.Id && p.PersonId != message.From.PersonId).ToList();
        return new Text(others.Count == 0
            ? t.Line("say.from", ("name", Span.Name(message.From.DisplayName)))
            : t.Line("say.from.all", ("name", Span.Name(message.From.DisplayName)), ("others", Span.Name(Names.Joined(others, t)))));
    }

    private static Button[] Buttons(Carried message, Phrases t) =>
        message switch
        {
            { Partnership.Stands: false } => [],
            { IsOff: true } => [new Button("say.on", message.Partnership.Id, t["say.on"])],
            _ =>
            [
                new Button("say.open", new SayRef(message.Partnership.Id, message.MessageId).ToString(), t["comment.answer"]),
                new Button("say.off", message.Partnership.Id, t["say.off"]),
            ],
        };
}

/// <summary>The same, opened to read where words stay out of chat.</summary>
internal sealed class SayWhole(SayStore store) : ICardBuilder
{
    public const string Kind = "say-whole";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.FindMessage(showing.Db, showing.Subject, showing.Reader.Id) is { } message && message.IsFor(showing.Reader.Id)
            ? Draw(message, showing.Reader, showing.Phrases)
            : null;

    internal static Card Draw(Carried message, Person reader, Phrases t) => WholeCard.Of(
        Kind,
        t.Fill("say.notification", ("first", message.From.FirstName)),
        "say.read.close",
        message.MessageId,
        "comment.whole.title",
        [.. SayCard.Said(message, t), .. SayCard.Footer(message, reader, t)],
        t);
}
