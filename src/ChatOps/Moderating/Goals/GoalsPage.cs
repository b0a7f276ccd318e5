using ChatOps.Goals;
using ChatOps.Texts;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Goals;

/// <summary>The editor of the sample goals. Pure.</summary>
internal static class GoalsPage
{
    /// <param name="look">Who edits.</param>
    /// <param name="sheet">The goals as they stand in the form.</param>
    /// <param name="faults">What keeps them from being saved.</param>
    /// <param name="said">Text key of what came of the last button; null: nothing to say.</param>
    /// <param name="focus">The button or field where the keyboard is.</param>
    public static PageAnswer Write(PageRequest look, GoalSheet sheet, IReadOnlyList<SampleGoalFault> faults, string? said, string? focus)
    {
        var t = look.T;
        var count = sheet.All.Count;
        var none = HtmlPieces.Paragraph(t["console.goals.none"]);
        return ConsolePage.Page(
            look,
            GoalsEndpoint.Here,
            t["console.goals"],
            $"""
            <p class="lead">{Html.Encode(t["console.goals.lead"])}</p>
            {Said(said, faults, t)}<form method="post" class="editor" action="{look.At(GoalsEndpoint.Here)}">
            <button type="submit" name="do" value="" hidden></button>
            <input type="hidden" name="n" value="{count}">
            <input type="hidden" name="before" value="{sheet.MadeFrom}">
            {Html.When(count == 0, none)}{Html.Each(sheet.All.Index(), OfGoal)}<div class="buttons end">
            <button type="submit" name="do" value="add"{Html.When(count >= SampleGoalRules.MostGoals, " disabled")}>
            {Html.Encode(t["console.goals.add"])}
            </button>
            <button type="submit" class="primary" name="do" value="save">{Html.Encode(t["console.save"])}</button>
            </div>
            </form>

            """);

        string OfGoal((int Index, SampleGoal Item) goal) =>
            Row(goal.Item, goal.Index, count, [.. faults.Where(f => f.At == goal.Index)], focus, t);
    }

    private static string Said(string? said, IReadOnlyList<SampleGoalFault> faults, Phrases t) =>
        (said is null ? "" : HtmlPieces.Said(t[said], said == "console.saved" ? "status" : "alert"))
        + Html.When(faults.Count > 0, HtmlPieces.Said(t["console.look-at-errors"], "alert"))
        + Html.Each(faults.Where(f => f.At is null), f => Error(f, t));

    private static string Row(SampleGoal goal, int index, int count, IReadOnlyList<SampleGoalFault> faults, string? focus, Phrases t)
    {
        var place = GoalSheet.Place(index);
        var name = goal.In(t.Tag)?.Statement is { Length: > 0 } statement ? statement : t["console.goals.new"];
        return $"""
            <fieldset class="row{Html.When(faults.Count > 0, " wrong")}">
            <legend>{index + 1}. <bdi>{Html.Encode(name)}</bdi></legend>
            {Html.Each(faults, f => Error(f, t))}<input type="hidden" name="{place}.id"{Html.Attribute("value", goal.Id)}>
            {Html.Each(TextCatalog.Tags, OfLanguage)}<div class="foot">
            <label class="text short">{Html.Encode(t["console.goals.months"])}<select name="{place}.months">
            {Html.Each(SampleGoal.Horizons, m => Html.Option($"{m}", t[$"console.goals.months.{m}"], m == goal.Months))}</select></label>
            <div class="does">
            {EditorButtons.OfRow(index, count, name, focus, t)}</div>
            </div>
            </fieldset>

            """;

        string OfLanguage(string tag) => Texts(goal, place, tag, tag == TextCatalog.Tags[0] && focus == $"field:{index}", t);
    }

    private static string Texts(SampleGoal goal, string place, string tag, bool isHere, Phrases t)
    {
        var text = goal.Texts.GetValueOrDefault(tag);
        var language = t.LanguageName(tag);
        var statement = t.Fill("console.goals.statement", ("language", language));
        var measure = t.Fill("console.goals.measure", ("language", language));
        return "<div class=\"pair\">\n"
            + Field($"{place}.statement.{tag}", statement, text?.Statement, SampleGoalRules.StatementLength, tag, isHere)
            + Field($"{place}.measure.{tag}", measure, text?.Measure, SampleGoalRules.MeasureLength, tag, false)
            + "</div>\n";
    }

    private static string Field(string name, string label, string? value, int max, string tag, bool isHere)
    {
        var about = Html.Attribute("name", name)
            + Html.Attribute("lang", tag)
            + Html.Attribute("maxlength", $"{Math.Max(max, value?.Length ?? 0)}")
            + Html.Attribute("value", value ?? "")
            + Html.When(isHere, " autofocus");
        return $"<label class=\"text\">{Html.Encode(label)}<input type=\"text\"{about}></label>\n";
    }

    private static string Error(SampleGoalFault fault, Phrases t) => HtmlPieces.Paragraph(t.Fill(fault.Key, ("max", fault.Max)), "error");
}
