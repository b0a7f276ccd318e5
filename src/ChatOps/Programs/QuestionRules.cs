using System.Text.RegularExpressions;

namespace ChatOps.Programs;

/// <summary>What a template of questions may be, and how it follows the one before. Pure.</summary>
internal static partial class QuestionRules
{
    public const int MostQuestions = 20;
    public const int MostChoices = 10;
    public const int LabelLength = 150;
    public const int ChoiceLength = 75;

    /// <summary>Ids of the form that no question may take: outcomes, commitments, and what always stays.</summary>
    private static readonly HashSet<string> Reserved = ["met", "together", "no_call", "light_week"];

    /// <summary>
    /// What keeps these questions from being saved: where, and the key of the sentence. <c>At</c> is null for all of them together.
    /// </summary>
    public static IReadOnlyList<QuestionFault> Faults(IReadOnlyList<Question> questions) =>
        [
            .. questions.Count > MostQuestions
                ? [new QuestionFault(null, "console.questions.error.most", MostQuestions)]
                : Array.Empty<QuestionFault>(),
            .. questions.SelectMany(
                (q, i) =>
                    Faults(q)
                        .Concat(questions.Take(i).Any(earlier => earlier.Id == q.Id) ? ["console.questions.error.id"] : [])
                        .Select(key => new QuestionFault(i, key, MaxOf(key)))),
        ];

    /// <summary>
    /// The settings with these questions. What is no longer asked or offered is kept aside, because weeks that are over still name it.
    /// </summary>
    public static ProgramSettings Replace(ProgramSettings settings, IReadOnlyList<Question> questions)
    {
        var earlier = settings.Questions.Concat(settings.RetiredQuestions).ToList();
        return settings with
        {
            Questions =
            [
                .. questions.Select(q =>
                    earlier.Find(e => e.Id == q.Id) is { } before ? q with { Choices = [.. q.Choices, .. Retired(before, q)] } : q),
            ],
            RetiredQuestions = [.. earlier.Where(e => questions.All(q => q.Id != e.Id))],
        };
    }

    private static IEnumerable<QuestionChoice> Retired(Question before, Question now) =>
        before.Choices.Where(b => now.Choices.All(c => c.Value != b.Value)).Select(b => b with { IsRetired = true });

    private static IEnumerable<string> Faults(Question question)
    {
        var isBuiltIn = question.Kind == QuestionKind.BuiltIn;
        if (isBuiltIn ? Question.Defaults.All(d => d.Id != question.Id) : !OwnId().IsMatch(question.Id) || Reserved.Contains(question.Id))
            yield return "console.questions.error.id";
        if (isBuiltIn)
            yield break;
        if (question.Labels.Count == 0)
            yield return "console.questions.error.label";
        if (question.Labels.Values.Any(l => l.Length > LabelLength))
            yield return "console.questions.error.label_long";
        if (question.Kind != QuestionKind.OneOf)
            yield break;
        var offered = question.Choices.Where(c => !c.IsRetired).ToList();
        if (offered.Count is < 2 or > MostChoices)
            yield return "console.questions.error.choices";
        if (offered.Exists(c => c.Labels.Values.Any(l => l.Length > ChoiceLength)))
            yield return "console.questions.error.choice_long";
        if (offered.Exists(c => !ChoiceValue().IsMatch(c.Value)) || offered.DistinctBy(c => c.Value).Count() < offered.Count)
            yield return "console.questions.error.id";
    }

    private static int MaxOf(string key) => key switch
    {
        "console.questions.error.label_long" => LabelLength,
        "console.questions.error.choice_long" => ChoiceLength,
        _ => MostChoices,
    };

    [GeneratedRegex("^own_[a-z0-9_]{1,32}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnId();

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChoiceValue();
}

/// <param name="At">Index of the question; null: all together.</param>
/// <param name="Key">The sentence's text key.</param>
/// <param name="Max">What its <c>{max}</c> stands for.</param>
internal sealed record QuestionFault(int? At, string Key, int Max);
