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
        return ConsolePage.Page(look, GoalsEndpoint.Here, t["console.goals"],
            $"""
            <p class="lead">{Html.Encode(t["console.goals.lead"])}</p>
            {(said is null ? "" : HtmlPieces.Said(t[said], said == "console.saved" ? "status" : "alert"))}{Html.When(faults.Count > 0, HtmlPieces.Said(t["console.look-at-errors"], "alert"))}{Html.Each(faults.Where(f => f.At is null), f => Error(f, t))}<form method="post" class="editor" action="{look.At(GoalsEndpoint.Here)}">
            <button type="submit" name="do" value="" hidden></button>
            <input type="hidden" name="n" value="{sheet.All.Count}">
            <input type="hidden" name="before" value="{sheet.MadeFrom}">
            {Html.When(sheet.All.Count == 0, $"<p>{Html.Encode(t["console.goals.none"])}</p>\n")}{Html.Each(sheet.All.Index(), g => Row(g.Item, g.Index, sheet.All.Count, [.. faults.Where(f => f.At == g.Index)], focus, t))}<div class="buttons end">
            <button type="submit" name="do" value="add"{Html.When(sheet.All.Count >= SampleGoalRules.MostGoals, " disabled")}>{Html.Encode(t["console.goals.add"])}</button>
            <button type="submit" class="primary" name="do" value="save">{Html.Encode(t["console.save"])}</button>
            </div>
            </form>

            """);
    }

    private static string Row(SampleGoal goal, int index, int count, IReadOnlyList<SampleGoalFault> faults, string? focus, Phrases t)
    {
        var place = GoalSheet.Place(index);
        var name = goal.In(t.Tag)?.Statement is { Length: > 0 } statement ? statement : t["console.goals.new"];
        return $"""
            <fieldset class="row{Html.When(faults.Count > 0, " wrong")}">
            <legend>{index + 1}. <bdi>{Html.Encode(name)}</bdi></legend>
            {Html.Each(faults, f => Error(f, t))}<input type="hidden" name="{place}.id"{Html.Attribute("value", goal.Id)}>
            {Html.Each(TextCatalog.Tags, tag => Texts(goal, place, tag, tag == TextCatalog.Tags[0] && focus == $"field:{index}", t))}<div class="foot">
            <label class="text short">{Html.Encode(t["console.goals.months"])}<select name="{place}.months">
            {Html.Each(SampleGoal.Horizons, m => $"<option value=\"{m}\"{Html.When(m == goal.Months, " selected")}>{Html.Encode(t[$"console.goals.months.{m}"])}</option>\n")}</select></label>
            <div class="does">
            {Html.When(index > 0, Button($"up:{index}", t["console.questions.up"], name, focus))}{Html.When(index < count - 1, Button($"down:{index}", t["console.questions.down"], name, focus))}{Button($"remove:{index}", t["console.questions.remove"], name, focus)}</div>
            </div>
            </fieldset>

            """;
    }

    private static string Texts(SampleGoal goal, string place, string tag, bool isHere, Phrases t)
    {
        var text = goal.Texts.GetValueOrDefault(tag);
        var language = t.LanguageName(tag);
        return $"""
            <div class="pair">
            {Field($"{place}.statement.{tag}", t.Fill("console.goals.statement", ("language", language)), text?.Statement, SampleGoalRules.StatementLength, tag, isHere)}{Field($"{place}.measure.{tag}", t.Fill("console.goals.measure", ("language", language)), text?.Measure, SampleGoalRules.MeasureLength, tag, false)}</div>

            """;
    }

    private static string Field(string name, string label, string? value, int max, string tag, bool isHere) =>
        $"<label class=\"text\">{Html.Encode(label)}<input type=\"text\" name=\"{name}\" lang=\"{tag}\" maxlength=\"{Math.Max(max, value?.Length ?? 0)}\"{Html.Attribute("value", value ?? "")}{Html.When(isHere, " autofocus")}></label>\n";

    private static string Button(string value, string label, string about, string? focus) =>
        $"<button type=\"submit\" class=\"quiet\" name=\"do\" value=\"{value}\"{Html.Attribute("aria-label", $"{label}: {about}")}{Html.When(value == focus, " autofocus")}>{Html.Encode(label)}</button>\n";

    private static string Error(SampleGoalFault fault, Phrases t) => $"<p class=\"error\">{Html.Encode(t.Fill(fault.Key, ("max", fault.Max)))}</p>\n";
}
