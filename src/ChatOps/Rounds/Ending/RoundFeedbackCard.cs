using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Rounds.Ending;

/// <summary>What the members of a round said about the program: for its moderators, without names. Subject: the round.</summary>
internal sealed class RoundFeedbackCard(EndingStore store, PairingStore pairings, ProgramStore programs) : ICardBuilder
{
    public const string Kind = "round-feedback";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await Find(showing) is (var program, var feedback) ? Draw(showing.Subject, program, feedback, showing.Phrases) : null;

    internal async Task<(Program Program, IReadOnlyList<Feedback> Feedback)?> Find(Showing showing) =>
        await pairings.FindRound(showing.Db, showing.Subject) is { } round
        && await programs.IsModerator(showing.Db, round.ProgramId, showing.Reader.WorkEmail)
        && await programs.Find(showing.Db, round.ProgramId) is { } program
            ? (program, await store.FeedbackOf(showing.Db, round.Id))
            : null;

    internal static Card Draw(string roundId, Program program, IReadOnlyList<Feedback> feedback, Phrases t)
    {
        var helped = RoundEnd.Helps.Select(h => (Word: h, Count: feedback.Count(f => f.Helped == h))).Where(h => h.Count > 0).ToList();
        var changes = feedback.Count(f => f.Change is not null);
        return new Card(Kind, t["round-feedback.notification"])
        {
            Locale = t.Tag,
            Heading = t.Line("round-feedback.heading", ("program", Span.Name(program.Name))),
            Body =
            [
                .. helped.Count == 0
                    ? []
                    : new Element[]
                    {
                        new Text(t["round-end.helped"], TextStyle.Section),
                        new Facts([.. helped.Select(h => new Fact(t[$"round-end.helped.{h.Word}"], h.Count.ToString(t.Culture)))]),
                    },
                .. changes == 0 ? []
                : program.Settings.KeepsWordsOutOfChat ? [WholeCard.Read("round-feedback.read", roundId, t)]
                : Changes(feedback, t),
            ],
            Footer = [new Text(t["round-feedback.sees"], TextStyle.Subtle)],
        };
    }

    internal static IEnumerable<Element> Changes(IReadOnlyList<Feedback> feedback, Phrases t) =>
        [
            new Text(t["round-end.change"], TextStyle.Section),
            .. feedback.Where(f => f.Change is not null).Select(f => new Text(f.Change!, TextStyle.Quote)),
        ];
}

/// <summary>The same, opened to read where words stay out of chat.</summary>
internal sealed class RoundFeedbackWhole(RoundFeedbackCard card) : ICardBuilder
{
    public const string Kind = "round-feedback-whole";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await card.Find(showing) is (_, var feedback) ? Draw(showing.Subject, feedback, showing.Phrases) : null;

    internal static Card Draw(string roundId, IReadOnlyList<Feedback> feedback, Phrases t) => WholeCard.Of(
        Kind,
        t["round-feedback.notification"],
        "round-feedback.close",
        roundId,
        "comment.whole.title",
        RoundFeedbackCard.Changes(feedback, t),
        t);
}
