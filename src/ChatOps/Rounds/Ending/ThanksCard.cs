using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.Rounds.Ending;

/// <summary>A few words of the partner, when the round has ended. Subject: the partner's <see cref="RoundEnd"/>.</summary>
internal sealed class ThanksCard(EndingStore store) : ICardBuilder
{
    public const string Kind = "thanks";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await Find(store, showing) is { } end ? Draw(end, showing.Reader, showing.Phrases) : null;

    internal static async Task<RoundEnd?> Find(EndingStore store, Showing showing) =>
        await store.Find(showing.Db, showing.Subject) is { ClosedAt: not null } end && end.IsFromPartnerOf(showing.Reader.Id) ? end : null;

    internal static Card Draw(RoundEnd end, Person reader, Phrases t) => new(Kind, Notification(end, t))
    {
        Locale = t.Tag,
        Body =
        [
            new Text(t.Line("thanks.from", ("name", Span.Name(From(end).DisplayName)))),
            .. end.Program.KeepsWordsOutOfChat && end.Words.Thanks is not null ? [WholeCard.Read("thanks.read", end.Id, t)] : Said(end, t),
        ],
        Footer = Footer(end, reader, t),
    };

    internal static string Notification(RoundEnd end, Phrases t) => t.Fill("thanks.notification", ("first", From(end).FirstName));

    internal static IEnumerable<Element> Said(RoundEnd end, Phrases t) =>
        [end.Words.Thanks is { } thanks ? new Text(thanks, TextStyle.Quote) : new Text(t["comment.removed"])];

    internal static IReadOnlyList<Element> Footer(RoundEnd end, Person reader, Phrases t) =>
        WhoSees.Footer(
            t,
            t.Line("sees.for_you_two", ("partner", Span.Name(Names.Joined(end.Partnership.PartnersOf(reader.Id), t)))),
            end.Round.ProgramId.Value);

    private static Partner From(RoundEnd end) => end.Partnership.Partners.First(p => p.PersonId == end.PersonId);
}

/// <summary>The same, opened to read where words stay out of chat.</summary>
internal sealed class ThanksWhole(EndingStore store) : ICardBuilder
{
    public const string Kind = "thanks-whole";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await ThanksCard.Find(store, showing) is { } end ? Draw(end, showing.Reader, showing.Phrases) : null;

    internal static Card Draw(RoundEnd end, Person reader, Phrases t) => WholeCard.Of(
        Kind,
        ThanksCard.Notification(end, t),
        "thanks.close",
        end.Id,
        "comment.whole.title",
        [.. ThanksCard.Said(end, t), .. ThanksCard.Footer(end, reader, t)],
        t);
}
