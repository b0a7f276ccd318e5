using ChatOps.Cards;
using ChatOps.Texts;

namespace ChatOps.CheckIns;

/// <summary>What can be wrong with a form, field by field, in the member's language. Pure.</summary>
internal static class CheckInRules
{
    /// <summary>What came and can't be read, and a form of which nothing came. What is stored stays meanwhile.</summary>
    public static IReadOnlyList<FieldError> Unread(Situation now, Fields sent, Phrases t) =>
        sent.HasNoneOf(Inputs(now).Select(i => i.Id))
            ? [new FieldError(CheckInQuestions.TextId(0), t["input.error.nothing"])]
            :
            [
                .. Inputs(now)
                    .Where(i => sent.Meets(i.Id) == Met.Unreadable)
                    .Select(i => new FieldError(i.Id, t[i.Offered is null ? "input.error.text" : "input.error.choice"])),
                .. Inputs(now)
                    .Where(i => i.Offered is not null && sent.Meets(i.Id) == Met.Given && sent.Choice(i.Id, i.Offered) is null)
                    .Select(i => new FieldError(i.Id, t["input.error.choice"])),
            ];

    /// <summary>Saving checks lengths only.</summary>
    public static IReadOnlyList<FieldError> TooLong(Situation now, CheckInWords sent, Phrases t) =>
    [
        .. from question in CheckInQuestions.Asked(now)
           let length = CheckInQuestions.LengthOf(question)
           let text = sent.Answer(question.Id)?.Text
           where text is not null && text.Length > length
           select Long(question.Id, text.Length, length.Value, t),
        .. sent.NewOnes.SelectMany((c, i) => TooLong(c, i, t)),
    ];

    /// <summary>All that keeps a form from being shared; one error a field at most.</summary>
    public static IReadOnlyList<FieldError> Errors(Situation now, CheckInWords sent, Phrases t) =>
        [
            .. TooLong(now, sent, t)
                .Concat(Outcomes(sent, t))
                .Concat(Required(now, sent, t))
                .Concat(Commitments(sent, t))
                .DistinctBy(e => e.Field),
        ];

    /// <summary>Everything that the form can ask, with what it offers; null: a text, or a tick.</summary>
    private static IEnumerable<(string Id, IReadOnlyCollection<string>? Offered)> Inputs(Situation now) =>
    [
        .. now.LastWeek.Select((_, i) => (CheckInQuestions.OutcomeId(i), (IReadOnlyCollection<string>?)OutcomeWords.All)),
        .. CheckInQuestions.Asked(now).Select(q => (q.Id, (IReadOnlyCollection<string>?)CheckInQuestions.ValuesOf(q))),
        .. now.TakesWhetherMet ? [("met", CheckInQuestions.YesOrNo)] : Array.Empty<(string, IReadOnlyCollection<string>?)>(),
        .. now.AsksAboutWorkingTogether
            ? [("together", CheckInQuestions.KeepOrChange)]
            : Array.Empty<(string, IReadOnlyCollection<string>?)>(),
        .. Enumerable.Range(0, CheckInQuestions.MostCommitments)
            .SelectMany(i => new[] { CheckInQuestions.TextId(i), CheckInQuestions.DoneWhenId(i), CheckInQuestions.StretchId(i) })
            .Concat(["no_call", CheckInQuestions.LightWeek])
            .Select(id => (id, (IReadOnlyCollection<string>?)null)),
    ];

    private static IEnumerable<FieldError> Outcomes(CheckInWords sent, Phrases t) =>
        sent
            .Outcomes.Select((o, i) => (o, i))
            .Where(x => x.o.Word is null)
            .Select(x => new FieldError(CheckInQuestions.OutcomeId(x.i), t["check-in.error.outcome"]));

    private static IEnumerable<FieldError> Required(Situation now, CheckInWords sent, Phrases t) =>
        CheckInQuestions
            .Asked(now)
            .Where(q => q.IsRequired && CheckInQuestions.IsInView(q, now) && sent.Answer(q.Id) is null)
            .Select(q => new FieldError(q.Id, t["check-in.error.required"]));

    private static IEnumerable<FieldError> Commitments(CheckInWords sent, Phrases t)
    {
        var rows = sent.NewOnes.ToList();
        var kept = sent.Outcomes.Where(o => OutcomeWords.Keeps(o.Word)).Select(o => o.About.Text!).ToList();
        var written = rows.Where(r => r.Text is not null).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i] is { Text: null, IsEmpty: false })
                yield return new FieldError(CheckInQuestions.TextId(i), t["check-in.error.no_text"]);
            else if (
                rows[i].Text is { } text
                && kept.Concat(rows.Take(i).Select(r => r.Text).OfType<ChatOps.Privacy.Words>()).Any(text.IsSameAs))
                yield return new FieldError(CheckInQuestions.TextId(i), t["check-in.error.twice"]);
        }

        if (kept.Count + written.Count > CheckInQuestions.MostCommitments)
            yield return new FieldError(
                CheckInQuestions.TextId(rows.FindIndex(r => r.Text is not null)),
                t.Fill("check-in.error.too_many", ("n", kept.Count + written.Count)));
        if (sent.IsLight && kept.Count + written.Count > 0)
            yield return new FieldError("light_week", t["check-in.error.light"]);
        if (!sent.IsLight && kept.Count + written.Count == 0 && rows.TrueForAll(r => r.IsEmpty))
            yield return new FieldError(CheckInQuestions.TextId(0), t["check-in.error.nothing"]);
    }

    private static IEnumerable<FieldError> TooLong(Commitment commitment, int index, Phrases t)
    {
        if (commitment.Text is { Length: > CheckInQuestions.TextLength } text)
            yield return Long(CheckInQuestions.TextId(index), text.Length, CheckInQuestions.TextLength, t);
        if (commitment.DoneWhen is { Length: > CheckInQuestions.DoneWhenLength } doneWhen)
            yield return Long(CheckInQuestions.DoneWhenId(index), doneWhen.Length, CheckInQuestions.DoneWhenLength, t);
    }

    internal static FieldError Long(string field, int length, int max, Phrases t) =>
        new(field, t.Fill("error.too_long", ("max", max), ("n", length)));
}
