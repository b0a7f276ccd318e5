using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.Texts;

namespace ChatOps.Rounds.Ending;

/// <summary>What comes after the round, in three questions. Subject: the member's own <see cref="RoundEnd"/>.</summary>
internal sealed class RoundEndCard(EndingStore store, MonthlyStore monthly) : ICardBuilder
{
    public const string Kind = "round-end";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.Find(showing.Db, showing.Subject) is { } end && end.PersonId == showing.Reader.Id
            ? Draw(end, end.Next == "alone" ? await monthly.AskedBy(showing.Db, end) : [], showing.Phrases)
            : null;

    internal static Card Draw(RoundEnd end, IReadOnlyList<MonthlyTalk> asked, Phrases t)
    {
        var card = new Card(Kind, t["round-end.notification"]) { Locale = t.Tag, Heading = RoundEndForm.Heading(end, t) };
        return end switch
        {
            { Next: "alone" } => Alone(card, end, asked, t),
            { ClosedAt: not null } => card with
            {
                Body = [new Text(t[end is { Next: null, IsPaused: true } ? "round-end.over.paused" : "round-end.over"])],
            },
            { Next: null } => Open(card, end, t),
            _ => Answered(card, end, t),
        };
    }

    private static Card Open(Card card, RoundEnd end, Phrases t)
    {
        var open = new Button("round-end.open", end.Id, t["round-end.open"], ButtonStyle.Primary)
        {
            OpensDialog = end.Program.KeepsWordsOutOfChat,
        };
        return card with
        {
            Body = [new Text(t["round-end.lead"])],
            Form = end.Program.KeepsWordsOutOfChat ? null : RoundEndForm.FormOf(end, t) with { Open = open },
            Buttons =
            [
                .. end.Program.KeepsWordsOutOfChat ? [open] : Array.Empty<Button>(),
                new Button("round-end.later", end.Id, t["round-end.later"]),
            ],
        };
    }

    private static Card Answered(Card card, RoundEnd end, Phrases t) =>
        card with
        {
            Body =
            [
                new Text(t[$"round-end.answered.{end.Next}"]),
                .. end.IsMutual
                    ? [new Text(t.Line("round-end.mutual", ("partner", Span.Name(Names.Joined(end.Partners, t)))))]
                    : Array.Empty<Element>(),
                new Text(t.Fill("round-end.changeable", ("last_day", Dates.Day(end.Round.LastDay, t))), TextStyle.Subtle),
            ],
            Buttons = [Change(end, t)],
        };

    private static Card Alone(Card card, RoundEnd end, IReadOnlyList<MonthlyTalk> asked, Phrases t)
    {
        var agreed = asked.Where(m => m.Answer == "yes").ToList();
        var question =
            asked.Count > 0
                ? []
                : new[]
                {
                    new Button(
                        "monthly.ask",
                        end.Id,
                        t.Fill("round-end.ask", ("partner", ((Line)Names.Joined(end.Partners, t)).Cut(30).Line.Plain())),
                        ButtonStyle.Primary),
                    new Button("monthly.leave", end.Id, t["round-end.no_thanks"]),
                };
        return card with
        {
            Body =
            [
                new Text(
                    t[
                        asked.Count > 0 ? "round-end.alone"
                        : end.Partners.Count > 1 ? "round-end.alone.ask.all"
                        : "round-end.alone.ask"
                    ]),
                .. agreed.Count > 0 ? [new Text(t["monthly.agreed"])]
                : asked.Any(m => m.Answer is null) ? [new Text(t["round-end.asked"], TextStyle.Subtle)]
                : Array.Empty<Element>(),
            ],
            Buttons = [.. question, .. end.ClosedAt is null ? [Change(end, t)] : Array.Empty<Button>()],
        };
    }

    private static Button Change(RoundEnd end, Phrases t) =>
        new("round-end.change", end.Id, t["check-in.change"]) { OpensDialog = end.Program.KeepsWordsOutOfChat };
}
