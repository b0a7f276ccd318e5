using System.Globalization;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Moderating.Questions;

/// <summary>
/// The questions as they stand in the editor's form: read from it, changed by its buttons, written back into it. Nothing is saved by that.
/// Pure.
/// </summary>
internal sealed record QuestionSheet(IReadOnlyList<Question> Questions)
{
    private const int MostChoices = 10, MostRead = 50;

    /// <summary>Which saved template the form was made from.</summary>
    public string MadeFrom { get; init; } = "";

    /// <summary>The language of the preview: a tag.</summary>
    public string Language { get; init; } = "en";

    /// <param name="form">What was posted.</param>
    /// <param name="saved">What a question says that came without its texts: what is absent is not emptied.</param>
    public static QuestionSheet Read(IFormCollection form, IReadOnlyList<Question> saved)
    {
        var count = SheetRows.Count(form, Place, MostRead);
        return new QuestionSheet([.. Enumerable.Range(0, count).Select(i => ReadQuestion(form, Place(i), saved))])
        {
            MadeFrom = form["before"].ToString(),
            Language = TextCatalog.Tags.FirstOrDefault(t => t == form["language"]) ?? "en",
        };
    }

    /// <summary>
    /// After one of the form's buttons: <c>up:2</c>, <c>down:2</c>, <c>remove:2</c>, <c>add:LongText</c>, <c>add:OneOf</c>,
    /// <c>add:reason</c>. Anything else changes nothing.
    /// </summary>
    public QuestionSheet After(string button) => button.Split(':', 2) switch
    {
        ["up", var at] when IndexOf(at) is > 0 and var i => Swapped(i - 1, i),
        ["down", var at] when IndexOf(at) is { } i && i < Questions.Count - 1 => Swapped(i, i + 1),
        ["remove", var at] when IndexOf(at) is { } i => this with { Questions = [.. Questions.Take(i), .. Questions.Skip(i + 1)] },
        ["add", "LongText"] => With(new Question { Id = FreeId(), Kind = QuestionKind.LongText }),
        ["add", "OneOf"] => With(new Question { Id = FreeId(), Kind = QuestionKind.OneOf }),
        ["add", var id] when Missing.FirstOrDefault(q => q.Id == id) is { } question => With(question),
        _ => this,
    };

    /// <summary>The usual questions that were removed and can come back.</summary>
    public IEnumerable<Question> Missing => Question.Defaults.Where(d => Questions.All(q => q.Id != d.Id));

    /// <summary>Rows that wait for a further choice are left out of what is saved.</summary>
    public IReadOnlyList<Question> Saved => [.. Questions.Select(q => q with { Choices = [.. q.Choices.Where(c => c.Labels.Count > 0)] })];

    /// <summary>The name of a field of question <paramref name="index"/>.</summary>
    public static string Place(int index) => string.Create(CultureInfo.InvariantCulture, $"q{index}");

    private static Question ReadQuestion(IFormCollection form, string place, IReadOnlyList<Question> saved)
    {
        var id = form[$"{place}.id"].ToString();
        var there = saved.FirstOrDefault(s => s.Id == id);
        var kind = Enum.TryParse<QuestionKind>(form[$"{place}.kind"], out var known) && Enum.IsDefined(known)
            ? known
            : there?.Kind ?? QuestionKind.BuiltIn;
        return new Question
        {
            Id = id,
            Kind = kind,
            Labels = kind == QuestionKind.BuiltIn ? new Dictionary<string, string>() : Texts(form, $"{place}.label", there?.Labels),
            Choices = kind == QuestionKind.OneOf ? Choices(form, place, there?.Choices ?? []) : [],
            IsRequired = form[$"{place}.required"] == "true",
            LooksAhead = form[$"{place}.ahead"] == "true",
        };
    }

    private static List<QuestionChoice> Choices(IFormCollection form, string place, IReadOnlyList<QuestionChoice> there) =>
    [
        .. Enumerable.Range(0, MostChoices)
            .Select(i => SheetRows.Text(form, $"{place}.c{i}", there.Where(c => !c.IsRetired).ElementAtOrDefault(i)?.Value))
            .Select((value, i) => (
                Value: value, Labels: Texts(form, $"{place}.c{i}.label", there.FirstOrDefault(c => c.Value == value)?.Labels)))
            .Where(c => c.Value.Length > 0 && c.Labels.Count > 0)
            .Select(c => new QuestionChoice(c.Value, c.Labels)),
    ];

    private static Dictionary<string, string> Texts(IFormCollection form, string name, IReadOnlyDictionary<string, string>? there) =>
        TextCatalog
            .Tags.Select(tag => (Tag: tag, Text: SheetRows.Text(form, $"{name}.{tag}", there?.GetValueOrDefault(tag))))
            .Where(t => t.Text.Length > 0)
            .ToDictionary(t => t.Tag, t => t.Text);

    private int? IndexOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < Questions.Count ? i : null;

    private QuestionSheet With(Question question) => this with { Questions = [.. Questions, question] };

    private QuestionSheet Swapped(int first, int second)
    {
        var list = Questions.ToList();
        (list[first], list[second]) = (list[second], list[first]);
        return this with { Questions = list };
    }

    /// <summary>Never one that a saved answer could belong to: numbers only grow.</summary>
    private static string FreeId() => $"own_{Ids.New().Replace("-", "", StringComparison.Ordinal)}"[..20];
}
