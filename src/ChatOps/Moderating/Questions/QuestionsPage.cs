using System.Globalization;
using System.Text.Json;
using ChatOps.Cards;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Teams;
using ChatOps.Moderating.Questions.Previews;
using ChatOps.Programs;
using ChatOps.Texts;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Questions;

/// <summary>The editor of the weekly questions beside what becomes of them in Teams and in Slack.</summary>
internal static class QuestionsPage
{
    private const int FreeChoices = 2;
    private static readonly JsonSerializerOptions Readable = new(CardJson.Options) { WriteIndented = true };

    /// <param name="look">Who edits which program's, as they are saved.</param>
    /// <param name="sheet">The questions as they stand in the form.</param>
    /// <param name="faults">What keeps them from being saved.</param>
    /// <param name="minimumGroup">The group from which HR sees totals, for the who-sees line of the preview.</param>
    /// <param name="said">Text key of what came of the last button; null: nothing to say.</param>
    /// <param name="focus">The button or field where the keyboard is.</param>
    public static PageAnswer Write(PageRequest look, QuestionSheet sheet, IReadOnlyList<QuestionFault> faults, int minimumGroup, string? said, string? focus)
    {
        var t = look.T;
        return ConsolePage.Page(look, QuestionsEndpoint.Here, t["console.questions"],
            $"""
            <p class="lead">{Html.Encode(t["console.questions.lead"])}</p>
            {(said is null ? "" : HtmlPieces.Said(t[said], said == "console.saved" ? "status" : "alert"))}{Html.Each(faults.Where(f => f.At is null), f => HtmlPieces.Said(t.Fill(f.Key, ("max", f.Max)), "alert"))}{Html.When(faults.Any(f => f.At is not null), HtmlPieces.Said(t["console.look-at-errors"], "alert"))}<div class="workbench">
            <form method="post" class="editor" action="{look.At(QuestionsEndpoint.Here)}" data-preview>
            <button type="submit" name="do" value="preview" hidden></button>
            <input type="hidden" name="n" value="{sheet.Questions.Count}">
            <input type="hidden" name="before" value="{Html.Encode(sheet.MadeFrom)}">
            {Html.Each(sheet.Questions.Index(), x => Row(x.Item, x.Index, sheet.Questions.Count, [.. faults.Where(f => f.At == x.Index)], focus, t))}{Adding(sheet, t)}<div class="buttons end">
            <label class="text short">{Html.Encode(t["console.preview.language"])}<select name="language">
            {Html.Each(TextCatalog.Tags, tag => $"<option value=\"{tag}\"{Html.When(tag == sheet.Language, " selected")}>{Html.Encode(t.LanguageName(tag))}</option>\n")}</select></label>
            <button type="submit" name="do" value="preview">{Html.Encode(t["console.preview"])}</button>
            <button type="submit" class="primary" name="do" value="save">{Html.Encode(t["console.save"])}</button>
            </div>
            </form>
            {Preview(look.Program, sheet, minimumGroup, t)}</div>

            """);
    }

    private static string Row(Question question, int index, int count, IReadOnlyList<QuestionFault> faults, string? focus, Phrases t)
    {
        var place = QuestionSheet.Place(index);
        var name = question.Kind == QuestionKind.BuiltIn ? t.Fill($"check-in.{question.Id}", ("partner", "Ana")) : t[question.Kind == QuestionKind.OneOf ? "console.questions.own.one-of" : "console.questions.own.long"];
        return $"""
            <fieldset class="row{Html.When(faults.Count > 0, " wrong")}">
            <legend>{index + 1}. {Html.Encode(name)}</legend>
            {Html.Each(faults, f => Error(f, t))}<input type="hidden" name="{place}.id"{Html.Attribute("value", question.Id)}>
            <input type="hidden" name="{place}.kind" value="{question.Kind}">
            {(question.Kind == QuestionKind.BuiltIn ? $"<input type=\"hidden\" name=\"{place}.ahead\" value=\"{(question.LooksAhead ? "true" : "false")}\">\n" : Own(question, place, focus == $"field:{index}", t))}<div class="foot">
            {Check($"{place}.required", question.IsRequired, t["console.questions.required"])}
            <div class="does">
            {Html.When(index > 0, Button($"up:{index}", t["console.questions.up"], name, focus))}{Html.When(index < count - 1, Button($"down:{index}", t["console.questions.down"], name, focus))}{Button($"remove:{index}", t["console.questions.remove"], name, focus)}</div>
            </div>
            </fieldset>

            """;
    }

    private static string Own(Question question, string place, bool isHere, Phrases t) =>
        Html.Each(TextCatalog.Tags, tag => Field($"{place}.label.{tag}", t.Fill("console.questions.label", ("language", t.LanguageName(tag))), question.Labels.GetValueOrDefault(tag), QuestionRules.LabelLength, isHere && tag == TextCatalog.Tags[0]))
        + (question.Kind == QuestionKind.OneOf ? Choices(question, place, t) : "")
        + Check($"{place}.ahead", question.LooksAhead, t["console.questions.ahead"]) + "\n";

    private static string Choices(Question question, string place, Phrases t)
    {
        var offered = question.Choices.Where(c => !c.IsRetired).ToList();
        var last = question.Choices.Select(c => c.Value).Select(v => int.TryParse(v.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty(0).Max();
        var free = Enumerable.Range(last + 1, Math.Clamp(QuestionRules.MostChoices - offered.Count, 0, FreeChoices)).Select(n => new QuestionChoice($"v{n}", new Dictionary<string, string>()));
        return Html.Each(offered.Concat(free).Select((c, i) => (c, i)), x =>
            $"<div class=\"pair\"><input type=\"hidden\" name=\"{place}.c{x.i}\"{Html.Attribute("value", x.c.Value)}>\n"
            + Html.Each(TextCatalog.Tags, tag => Field(
                $"{place}.c{x.i}.label.{tag}", t.Fill("console.questions.choice", ("n", x.i + 1), ("language", t.LanguageName(tag))), x.c.Labels.GetValueOrDefault(tag), QuestionRules.ChoiceLength, false))
            + "</div>\n");
    }

    private static string Adding(QuestionSheet sheet, Phrases t) =>
        $"""
        <div class="buttons" role="group"{Html.Attribute("aria-label", t["console.questions.add"])}>
        <button type="submit" name="do" value="add:LongText">{Html.Encode(t["console.questions.add.long"])}</button>
        <button type="submit" name="do" value="add:OneOf">{Html.Encode(t["console.questions.add.one-of"])}</button>
        {Html.Each(sheet.Missing, q => $"<button type=\"submit\" name=\"do\" value=\"add:{q.Id}\">{Html.Encode(t.Fill("console.questions.add.back", ("question", t.Fill($"check-in.{q.Id}", ("partner", "Ana")))))}</button>\n")}</div>

        """;

    private static string Preview(Program program, QuestionSheet sheet, int minimumGroup, Phrases t)
    {
        var settings = program.Settings with { Questions = sheet.Saved };
        var card = FullestWeek.Example(settings, TextCatalog.For(sheet.Language), minimumGroup);
        var (teams, slack) = (AdaptiveCards.Render(card), BlockKit.Modal(card, ""));
        var size = QuestionsEndpoint.Size(settings, minimumGroup);
        return $"""
            <section id="preview" aria-labelledby="preview-heading">
            <h2 id="preview-heading">{Html.Encode(t["console.preview.heading"])}</h2>
            <p class="subtle{Html.When(size > AdaptiveCards.Limit, " error")}"><meter min="0" max="{AdaptiveCards.Limit}" value="{Math.Min(size, AdaptiveCards.Limit)}"{Html.Attribute("aria-label", t["console.preview.meter"])}></meter> {Html.Encode(t.Fill("console.preview.size", ("n", (size / 1024.0).ToString("0.0", t.Culture)), ("max", AdaptiveCards.Limit / 1024)))}</p>
            <div class="previews" lang="{sheet.Language}">
            <div><h3>Teams</h3>
            {TeamsPreview.Draw(teams)}{Wire("Adaptive Card", teams.ToJsonString(Readable))}</div>
            <div><h3>Slack</h3>
            {SlackPreview.Draw(slack)}{Wire("Block Kit", slack.ToJsonString(Readable))}</div>
            </div>
            </section>

            """;
    }

    private static string Wire(string name, string json) =>
        $"<details><summary>{name}</summary><pre tabindex=\"0\"{Html.Attribute("aria-label", name)} role=\"group\">{Html.Encode(json).Replace("&#xA;", "\n", StringComparison.Ordinal)}</pre></details>\n";

    private static string Field(string name, string label, string? value, int max, bool isHere) =>
        $"<label class=\"text\">{Html.Encode(label)}<input type=\"text\" name=\"{name}\" maxlength=\"{Math.Max(max, value?.Length ?? 0)}\"{Html.Attribute("value", value ?? "")}{Html.When(isHere, " autofocus")}></label>\n";

    private static string Check(string name, bool isOn, string label) =>
        $"<label class=\"tick\"><input type=\"checkbox\" name=\"{name}\" value=\"true\"{Html.When(isOn, " checked")}> {Html.Encode(label)}</label>";

    private static string Button(string value, string label, string about, string? focus) =>
        $"<button type=\"submit\" class=\"quiet\" name=\"do\" value=\"{value}\"{Html.Attribute("aria-label", $"{label}: {about}")}{Html.When(value == focus, " autofocus")}>{Html.Encode(label)}</button>\n";

    private static string Error(QuestionFault fault, Phrases t) => $"<p class=\"error\">{Html.Encode(t.Fill(fault.Key, ("max", fault.Max)))}</p>\n";
}
