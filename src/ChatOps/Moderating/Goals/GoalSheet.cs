using System.Globalization;
using ChatOps.Goals;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.Moderating.Goals;

/// <summary>
/// The sample goals as they stand in the editor's form: read from it, changed by its buttons. Nothing is saved by that. Pure.
/// </summary>
/// <param name="All">In order.</param>
/// <param name="MadeFrom">The version of the list that the form was made from.</param>
internal sealed record GoalSheet(IReadOnlyList<SampleGoal> All, int MadeFrom)
{
    private const int MostRead = 60;

    /// <param name="form">What was posted.</param>
    /// <param name="saved">What a goal says that came without its texts: what is absent is not emptied.</param>
    public static GoalSheet Read(IFormCollection form, IReadOnlyList<SampleGoal> saved) => new(
        [.. Enumerable.Range(0, SheetRows.Count(form, Place, MostRead)).Select(i => ReadGoal(form, Place(i), saved))],
        Number(form, "before"));

    /// <summary>
    /// After one of the form's buttons: <c>up:2</c>, <c>down:2</c>, <c>remove:2</c>, <c>add</c>. Anything else changes nothing.
    /// </summary>
    public GoalSheet After(string button) => button.Split(':', 2) switch
    {
        ["up", var at] when IndexOf(at) is > 0 and var i => Swapped(i - 1, i),
        ["down", var at] when IndexOf(at) is { } i && i < All.Count - 1 => Swapped(i, i + 1),
        ["remove", var at] when IndexOf(at) is { } i => this with { All = [.. All.Take(i), .. All.Skip(i + 1)] },
        ["add"] => this with { All = [.. All, new SampleGoal { Id = FreeId() }] },
        _ => this,
    };

    /// <summary>The name of a field of goal <paramref name="index"/>.</summary>
    public static string Place(int index) => string.Create(CultureInfo.InvariantCulture, $"g{index}");

    private static SampleGoal ReadGoal(IFormCollection form, string place, IReadOnlyList<SampleGoal> saved)
    {
        var id = form[$"{place}.id"].ToString();
        var there = saved.FirstOrDefault(g => g.Id == id);
        return new()
        {
            Id = id,
            Months = form.ContainsKey($"{place}.months") ? Number(form, $"{place}.months") : there?.Months ?? 0,
            Texts = TextCatalog
                .Tags.Select(tag =>
                    (
                        Tag: tag,
                        Text: new SampleText(
                            SheetRows.Text(form, $"{place}.statement.{tag}", there?.Texts.GetValueOrDefault(tag)?.Statement),
                            SheetRows.Text(form, $"{place}.measure.{tag}", there?.Texts.GetValueOrDefault(tag)?.Measure))))
                .Where(t => t.Text.Statement.Length > 0 || t.Text.Measure.Length > 0)
                .ToDictionary(t => t.Tag, t => t.Text),
        };
    }

    private static int Number(IFormCollection form, string name) =>
        int.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    private int? IndexOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < All.Count ? i : null;

    private GoalSheet Swapped(int first, int second)
    {
        var list = All.ToList();
        (list[first], list[second]) = (list[second], list[first]);
        return this with { All = list };
    }

    private static string FreeId() => $"own_{Ids.New().Replace("-", "", StringComparison.Ordinal)}"[..28];
}
