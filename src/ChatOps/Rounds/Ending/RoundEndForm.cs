using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.Texts;

namespace ChatOps.Rounds.Ending;

/// <summary>The three questions, filled in with what was answered before. Subject: the member's own <see cref="RoundEnd"/>.</summary>
internal sealed class RoundEndForm(EndingStore store) : ICardBuilder
{
    public const string Kind = "round-end-form";
    public const int TextLength = 500;

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.Find(showing.Db, showing.Subject) is { } end && end.PersonId == showing.Reader.Id ? Draw(end, showing.Phrases) : null;

    internal static Card Draw(RoundEnd end, Phrases t) => new(Kind, t["round-end.notification"])
    {
        Locale = t.Tag,
        Heading = Heading(end, t),
        Form = FormOf(end, t),
        Buttons = [new Button("round-end.back", end.Id, t["round-end.later"])],
    };

    internal static Line Heading(RoundEnd end, Phrases t)
    {
        var word = $"round-end.heading.{end.Program.Weeks}";
        return t.Line(
            t.Has(word) ? word : "round-end.heading",
            ("partner", Span.Name(Names.Joined(end.Partners, t))),
            ("weeks", end.Program.Weeks.ToString(t.Culture)));
    }

    internal static Form FormOf(RoundEnd end, Phrases t)
    {
        var partner = Names.Joined(end.Partners, t);
        return new Form("round-end.submit", end.Id, t["round-end.title"], t["round-end.submit"], t["round-end.later"])
        {
            Body =
            [
                new ChoiceInput("next", t["round-end.next"], Choices("next", RoundEnd.Nexts, partner, t))
                {
                    IsExpanded = true,
                    Values = end.Next is { } next ? [next] : [],
                    Hint = t.Fill(end.Partners.Count > 1 ? "round-end.next.hint.all" : "round-end.next.hint", ("partner", partner)),
                },
                new ChoiceInput("helped", t["round-end.helped"], Choices("helped", RoundEnd.Helps, partner, t))
                {
                    IsExpanded = true,
                    IsOptional = true,
                    Values = end.Helped is { } helped ? [helped] : [],
                    Hint = t["round-end.helped.hint"],
                },
                Long("change", end.Words.Change, t.Fill("round-end.change.hint", ("partner", partner)), t["round-end.change"], t),
                Long(
                    "thanks",
                    end.Words.Thanks,
                    t.Fill("round-end.thanks.hint", ("partner", partner)),
                    t.Line("round-end.thanks", ("partner", Span.Name(partner))),
                    t),
                new Link(new Button(WhoSees.NoticeAction, end.Round.ProgramId.Value, t["data.notice.button"])),
            ],
        };
    }

    private static TextInput Long(string id, ChatOps.Privacy.Words? value, string hint, Line label, Phrases t) =>
        new(id, label, TextLength)
        {
            IsMultiline = true,
            IsOptional = true,
            Placeholder = t[$"round-end.{id}.placeholder"],
            Hint = hint,
            Value = value?.Reveal(),
        };

    private static Choice[] Choices(string field, IReadOnlyList<string> values, string partner, Phrases t) =>
        [.. values.Select(v => new Choice(v, ((Line)t.Fill($"round-end.{field}.{v}", ("partner", partner))).Cut(75).Line.Plain()))];
}

/// <summary>
/// Opens the questions (<c>round-end.open</c>, <c>round-end.change</c>), leaves them (<c>round-end.back</c>), or puts them off
/// (<c>round-end.later</c>). Subject: the <see cref="RoundEnd"/>.
/// </summary>
internal sealed class OpenRoundEnd(EndingStore store) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await store.Find(visit.Db, visit.Subject) is not { } end || end.PersonId != visit.Person.Id)
            return new Reply.Say("error.not_yours");
        return (visit.Inbound.Action, end) switch
        {
            (_, { ClosedAt: not null }) or ("round-end.back", _) => new Reply.Show(new CardRef(RoundEndCard.Kind, end.Id)),
            ("round-end.later", _) => new Reply.Say(end.AskAgainAt is null ? "round-end.later.last" : "round-end.later.said"),
            _ => new Reply.Ask(new CardRef(RoundEndForm.Kind, end.Id)),
        };
    }
}
