using System.Globalization;
using ChatOps.Cards;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.CheckIns;

/// <summary>
/// The inputs of the form, from the program's template and last week's commitments. Ids are those of the card's table and stable. Pure.
/// </summary>
internal static class CheckInQuestions
{
    public const int MostCommitments = 5;
    public const int TextLength = 200;
    public const int DoneWhenLength = 150;
    private const int VisibleRows = 2;
    public const string LightWeek = "light_week";

    public static readonly IReadOnlyList<string> Reasons =
    [
        "too_much",
        "unclear",
        "stuck",
        "put_off",
        "doubt",
        "life",
        "unknown",
        "unsaid",
    ];

    public static readonly IReadOnlyList<string> Helps = ["read", "ear", "mirror", "ideas"];

    public static readonly IReadOnlyList<string> YesOrNo = ["yes", "no"];

    public static readonly IReadOnlyList<string> KeepOrChange = ["keep", "change"];

    public static IEnumerable<Element> Draw(Situation now, CheckInWords filled, Phrases t) =>
    [
        .. LookingBack(now, filled, t),
        .. Template(now, filled, t, looksAhead: false),
        .. AboutThePair(now, filled, t),
        new Text(t["check-in.ahead"], TextStyle.Section),
        .. Rows(now, filled, t),
        .. Template(now, filled, t, looksAhead: true),
        .. Toggles(now, filled, t),
    ];

    /// <summary>The most that this question takes; null for a choice.</summary>
    public static int? LengthOf(Question question) => question switch
    {
        { Kind: QuestionKind.LongText } => 1000,
        { Kind: QuestionKind.BuiltIn, Id: "went_well" or "went_less_well" } => 800,
        { Kind: QuestionKind.BuiltIn, Id: "in_the_way" } => 600,
        _ => null,
    };

    /// <summary>The values that this question allows; null for a text.</summary>
    public static IReadOnlyList<string>? ValuesOf(Question question) => question switch
    {
        { Kind: QuestionKind.OneOf } => [.. question.Choices.Where(c => !c.IsRetired).Select(c => c.Value)],
        { Kind: QuestionKind.BuiltIn, Id: "reason" } => Reasons,
        { Kind: QuestionKind.BuiltIn, Id: "help" } => Helps,
        _ => null,
    };

    public static string LabelOf(Question question, Phrases t) =>
        question.Kind == QuestionKind.BuiltIn ? t[$"check-in.{question.Id}"] : InLanguage(question.Labels, t);

    public static string LabelOf(Question question, string value, Phrases t) => question.Kind == QuestionKind.BuiltIn
        ? t[$"check-in.{question.Id}.{value}"]
        : question.Choices.FirstOrDefault(c => c.Value == value) is { } choice ? InLanguage(choice.Labels, t) : value;

    /// <summary>A question that names the partner is left out while there is none.</summary>
    public static IEnumerable<Question> Asked(Situation now) =>
        now.Program.Questions.Where(q =>
            (q is not { Kind: QuestionKind.BuiltIn, Id: "help" } || now.Partners.Count > 0)
            && (LengthOf(q) is not null || ValuesOf(q) is not null));

    /// <summary>
    /// A first week looks ahead only. What was answered about the past all the same, in a form that was opened before, is kept and stays in
    /// view.
    /// </summary>
    public static bool IsInView(Question question, Situation now) =>
        question.LooksAhead || now.LooksBack || (now.Draft ?? now.Words)?.Answer(question.Id) is not null;

    public static string OutcomeId(int index) => Numbered("o", index);

    public static string TextId(int index) => Numbered("c", index) + "_text";

    public static string DoneWhenId(int index) => Numbered("c", index) + "_done_when";

    public static string StretchId(int index) => Numbered("c", index) + "_stretch";

    private static string Numbered(string letter, int index) => letter + (index + 1).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Element> LookingBack(Situation now, CheckInWords filled, Phrases t)
    {
        if (now.LastWeek.Count == 0)
            yield break;
        yield return new Text(t["check-in.back"], TextStyle.Section);
        for (var i = 0; i < now.LastWeek.Count; i++)
        {
            yield return new ChoiceInput(
                OutcomeId(i),
                CheckInSummary.LineOf(now.LastWeek[i], t),
                [.. OutcomeWords.All.Select(w => new Choice(w, t[$"check-in.outcome.{w}"]))])
            {
                Values = filled.Outcomes.ElementAtOrDefault(i)?.Word is { } word ? [word] : [],
            };
        }
    }

    /// <summary>Did you meet, and in the middle of a round: how is it going together.</summary>
    private static IEnumerable<Element> AboutThePair(Situation now, CheckInWords filled, Phrases t)
    {
        if (now.AsksWhetherMet)
        {
            var label = t.Line("check-in.met", ("partner", Span.Name(PartnerNames.Joined(now.Partners, t))));
            yield return new ChoiceInput("met", label, [.. YesOrNo.Select(v => new Choice(v, t[$"check-in.met.{v}"]))])
            {
                IsOptional = true,
                IsExpanded = true,
                Values = (filled.Met ?? now.SaidMet) is { } met ? [met] : [],
            };
        }

        if (now.AsksAboutWorkingTogether)
        {
            yield return new ChoiceInput(
                "together", t["check-in.together"], [.. KeepOrChange.Select(v => new Choice(v, t[$"check-in.together.{v}"]))])
            {
                IsOptional = true,
                IsExpanded = true,
                Values = filled.Together is { } together ? [together] : [],
            };
        }
    }

    private static IEnumerable<Element> Template(Situation now, CheckInWords filled, Phrases t, bool looksAhead) =>
        Asked(now).Where(q => q.LooksAhead == looksAhead && IsInView(q, now)).Select(q => Draw(q, filled.Answer(q.Id), now, t));

    private static Input Draw(Question question, GivenAnswer? given, Situation now, Phrases t)
    {
        var label =
            question.Kind == QuestionKind.BuiltIn
                ? t.Line($"check-in.{question.Id}", ("partner", Span.Name(PartnerNames.Joined(now.Partners, t))))
                : LabelOf(question, t);
        if (LengthOf(question) is { } length)
        {
            return new TextInput(question.Id, label, length)
            {
                IsMultiline = true,
                IsOptional = !question.IsRequired,
                Placeholder = question.Kind == QuestionKind.BuiltIn ? t[$"check-in.{question.Id}.placeholder"] : null,
                Value = given?.Text?.Reveal(),
            };
        }

        var choices = ValuesOf(question)!.Select(v => new Choice(v, LabelOf(question, v, t))).ToList();
        return new ChoiceInput(question.Id, label, choices)
        {
            IsOptional = !question.IsRequired,
            IsExpanded = choices.Count <= 5,
            Values = given?.Choice is { } choice ? [choice] : [],
        };
    }

    private static IEnumerable<Element> Rows(Situation now, CheckInWords filled, Phrases t)
    {
        var written = filled.NewOnes.ToList();
        var rows = Enumerable.Range(0, MostCommitments).Select(i => Row(i, written.ElementAtOrDefault(i), now, t)).ToList();
        return
        [
            .. rows.Take(VisibleRows).SelectMany(r => r),
            new HiddenRows(
                [.. rows.Skip(VisibleRows)], new Button("check-in.add-row", now.FormSubject, t["check-in.add_row"]) { SendsFields = true }),
        ];
    }

    /// <summary>One new commitment is asked for, unless one of last week's is kept or there is nothing to commit to.</summary>
    private static IEnumerable<GivenElsewhere> InPlaceOfNewOnes(Situation now) =>
        now.LastWeek.SelectMany((_, i) => OutcomeWords.All.Where(OutcomeWords.Keeps).Select(w => new GivenElsewhere(OutcomeId(i), w)))
            .Append(new GivenElsewhere(LightWeek, "true"));

    private static IReadOnlyList<Element> Row(int index, Commitment? written, Situation now, Phrases t) =>
    [
        new TextInput(TextId(index), t.Fill("check-in.c_text", ("n", index + 1)), TextLength)
        {
            IsOptional = index > 0,
            NeededUnless = index > 0 ? [] : [.. InPlaceOfNewOnes(now)],
            Placeholder = index == 0 ? t["check-in.c_text.placeholder"] : null,
            Value = written?.Text?.Reveal(),
        },
        new TextInput(DoneWhenId(index), t.Fill("check-in.c_done_when", ("n", index + 1)), DoneWhenLength)
        {
            IsOptional = true,
            Placeholder = index == 0 ? t["check-in.c_done_when.placeholder"] : null,
            Value = written?.DoneWhen?.Reveal(),
        },
        new Toggle(StretchId(index), t.Fill("check-in.c_stretch", ("n", index + 1)))
        {
            IsOptional = true,
            Hint = index == 0 ? t["check-in.c_stretch.hint"] : null,
            Value = written?.IsStretch ?? false,
        },
    ];

    private static IEnumerable<Element> Toggles(Situation now, CheckInWords filled, Phrases t)
    {
        if (now.Partners.Count > 0)
        {
            yield return new Toggle("no_call", t["check-in.no_call"])
            {
                IsOptional = true,
                Hint = t.Fill("check-in.no_call.hint", ("partner", PartnerNames.Joined(now.Partners, t))),
                Value = filled.HasNoCall,
            };
        }

        yield return new Toggle(LightWeek, t["check-in.light_week"])
        {
            IsOptional = true,
            Hint = t["check-in.light_week.hint"],
            Value = filled.IsLight,
        };
    }

    private static string InLanguage(IReadOnlyDictionary<string, string> texts, Phrases t) =>
        texts.GetValueOrDefault(t.Tag) ?? texts.GetValueOrDefault("en") ?? texts.Values.FirstOrDefault() ?? "";
}
