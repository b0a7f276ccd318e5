using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Copies;

/// <summary>
/// What a partner sees of a shared week; one message, edited with every change. Subject: the check-in, the reader is the partner.
/// </summary>
internal sealed class PartnerCopyCard(CopyStore store) : ICardBuilder
{
    public const string Kind = "partner-copy";

    private const int AnswerLength = 600;

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.FindFor(showing.Db, showing.Subject, showing.Reader.Id) is { } copy
            ? Draw(copy, showing.Reader, showing.Phrases)
            : null;

    /// <summary>
    /// Null when there is nothing to show to this reader: never shared, or shared with others since. A message that such a reader has stays
    /// as it was.
    /// </summary>
    internal static Card? Draw(Copy copy, Person reader, Phrases t)
    {
        if (!copy.WasShared)
            return null;
        if (copy.Words is null)
            return Card(copy, t, [new Text(t["copy.removed"])]) with { Notification = t["copy.removed"] };
        if (!copy.IsFor(reader.Id))
            return null;
        var author = copy.Author.FirstName;
        var card = Card(
            copy,
            t,
            copy.Program.KeepsWordsOutOfChat
                ? [new Text(t.Line("copy.out_of_chat", ("author", Span.Name(author)))), WholeCard.Read("copy.read", copy.CheckInId, t)]
                :
                [
                    .. Changed(copy, reader, t),
                    .. Summary(copy, t),
                    .. Call(copy, reader, t),
                    .. Given(copy, reader, t),
                    .. WeeklyAgenda.Draw(
                        copy.Author.FirstName,
                        [.. copy.Responses.Where(r => r.Kind == "raise").Select(r => r.Choice ?? "all")],
                        copy.Week,
                        t),
                ]);
        return card with
        {
            Body = [.. card.Body, .. copy.Program.KeepsWordsOutOfChat ? [] : Written(copy, t)],
            Heading = t.Line("copy.heading", ("author", Span.Name(author)), ("week", t.Week(copy.Week))),
            Buttons = copy.IsOverFor(reader.Id) ? [] : Buttons(copy, reader, t),
            Footer = Footer(copy, reader, t),
        };
    }

    /// <summary>The whole text, nothing cut.</summary>
    internal static IEnumerable<Element> Whole(Copy copy, Phrases t) =>
        copy.Words is null
            ? [new Text(t["copy.removed"])]
            : new CheckInSummary(copy.Program, t) { Author = copy.Author.FirstName }.Draw(copy.Words);

    /// <summary>"You wrote: ...", so that whoever sent a comment sees that it went, and what it said.</summary>
    internal static IEnumerable<Element> Written(Copy copy, Phrases t) =>
        copy.Written.SelectMany(w => new[] { w.Address, w.Text })
            .OfType<Words>()
            .Select(w => new Text(t.Line("copy.wrote", ("text", Span.Of(w))), TextStyle.Subtle));

    /// <summary>"For you and Ben only.", "For you, Ben and Kim only."</summary>
    internal static Line ForYouTwo(Copy copy, Person reader, Phrases t) =>
        PartnerNames.Of([copy.Author, .. copy.SharedWith.Where(p => p.PersonId != reader.Id)]) switch
        {
            [var one, var two, ..] => t.Line("sees.for_you_three", ("partner1", Span.Name(one)), ("partner2", Span.Name(two))),
            var one => t.Line("sees.for_you_two", ("partner", Span.Name(one[0]))),
        };

    private static Card Card(Copy copy, Phrases t, IReadOnlyList<Element> body) =>
        new(Kind, t.Fill("copy.notification", ("first", copy.Author.FirstName))) { Locale = t.Tag, Body = body };

    private static Text[] Changed(Copy copy, Person reader, Phrases t) => copy.ChangedAt is { } at
        ? [new Text(t.Fill("copy.changed", ("time", t.Hour(at, reader.TimeZone))), TextStyle.Subtle)]
        : [];

    private static IEnumerable<Element> Summary(Copy copy, Phrases t) => new CheckInSummary(copy.Program, t)
    {
        Author = copy.Author.FirstName,
        Longest = AnswerLength,
        ReadItAll = new Button("copy.open", copy.CheckInId, t["copy.open"]),
    }.Draw(copy.Words!);

    /// <summary>The question about this week's call, until this reader has answered it.</summary>
    private static IEnumerable<Element> Call(Copy copy, Person reader, Phrases t)
    {
        if (!copy.Words!.HasNoCall)
            return [];
        return copy.From(reader.Id, "call").LastOrDefault() is { Choice: { } choice }
                ? [new Text(t[$"copy.call.{choice}"], TextStyle.Subtle)]
            : copy.IsOverFor(reader.Id) ? []
            :
            [
                new ButtonRow([
                    new Button("copy.call-skip", copy.CheckInId, t["copy.call-skip"]),
                    new Button("copy.call-keep", copy.CheckInId, t["copy.call-keep"]),
                ]),
            ];
    }

    /// <summary>What this reader raised, and what came of their offers.</summary>
    private static IEnumerable<Element> Given(Copy copy, Person reader, Phrases t) =>
        [
            .. copy.From(reader.Id, "raise")
                .Select(r => new Text(
                    t.Fill(r.Choice == "all" ? "copy.raised.all" : "copy.raised", ("n", r.Choice ?? "")), TextStyle.Subtle)),
            .. copy.From(reader.Id, "brainstorm")
                .Where(r => r.Choice is not null)
                .Select(r => new Text(
                    t.Line($"copy.brainstorm.{r.Choice}", ("author", Span.Name(copy.Author.FirstName))), TextStyle.Subtle)),
        ];

    private static Button[] Buttons(Copy copy, Person reader, Phrases t) =>
    [
        new("copy.cheer", copy.CheckInId, t[copy.From(reader.Id, "cheer").Any() ? "copy.cheered" : "copy.cheer"]),
        Opens("copy.comment", copy, t),
        Opens("copy.link", copy, t),
        Opens("copy.brainstorm", copy, t),
        Opens("copy.raise", copy, t),
    ];

    private static Button Opens(string action, Copy copy, Phrases t) =>
        new(action, copy.CheckInId, t[action]) { OpensDialog = copy.Program.KeepsWordsOutOfChat };

    private static IReadOnlyList<Element> Footer(Copy copy, Person reader, Phrases t) =>
        [
            new Text(t.Line("copy.goals", ("author", Span.Name(copy.Author.FirstName))), TextStyle.Subtle),
            new Text(
                Line.Of([.. ForYouTwo(copy, reader, t).Spans, " ", t[copy.IsTrio ? "copy.agreed.three" : "copy.agreed"]]),
                TextStyle.Subtle),
            .. copy.IsOverFor(reader.Id) ? Array.Empty<Element>() : [new Link(Opens("copy.report", copy, t))],
        ];
}

/// <summary>The same as a whole, opened by "Read it all", or by "Read" where words stay out of chat.</summary>
internal sealed class CopyWhole(CopyStore store) : ICardBuilder
{
    public const string Kind = "copy-whole";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.FindFor(showing.Db, showing.Subject, showing.Reader.Id) is { } copy && copy.IsFor(showing.Reader.Id)
            ? Draw(copy, showing.Reader, showing.Phrases)
            : null;

    internal static Card Draw(Copy copy, Person reader, Phrases t) => WholeCard.Of(
        Kind,
        t.Fill("copy.notification", ("first", copy.Author.FirstName)),
        "copy.whole.read",
        copy.CheckInId,
        "copy.whole.title",
        [
            .. PartnerCopyCard.Whole(copy, t),
            .. PartnerCopyCard.Written(copy, t),
            .. WhoSees.Footer(t, PartnerCopyCard.ForYouTwo(copy, reader, t), copy.ProgramId.Value),
        ],
        t);
}
