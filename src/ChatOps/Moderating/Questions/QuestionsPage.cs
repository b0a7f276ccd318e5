using System.Globalization;
using System.Text.Json;
using ChatOps.Cards;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Teams;
using ChatOps.Channels.Web;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Moderating.Questions;

/// <summary>The editor of the weekly questions beside what becomes of them in Teams and in Slack.</summary>
internal static class QuestionsPage
{
    private const int FreeChoices = 2;
    private static readonly JsonSerializerOptions Readable = new(CardJson.Options) { WriteIndented = true };

    /// <param name="moderator">Who edits.</param>
    /// <param name="program">Whose questions; as they are saved.</param>
    /// <param name="sheet">The questions as they stand in the form.</param>
    /// <param name="faults">What keeps them from being saved.</param>
    /// <param name="minimumGroup">The group from which HR sees totals, for the who-sees line of the preview.</param>
    /// <param name="said">Text key of what came of the last button; null: nothing to say.</param>
    public static string Write(Moderator moderator, Program program, QuestionSheet sheet, IReadOnlyList<QuestionFault> faults, int minimumGroup, string? said)
    {
        var t = moderator.Phrases;
        return Frame.Write(moderator, t["console.questions"],
            $"""
            <p>{Html.Encode(t["console.questions.lead"])}</p>
            {(said is null ? "" : $"<p class=\"said\" role=\"status\">{Html.Encode(t[said])}</p>\n")}{Html.Each(faults.Where(f => f.At is null), f => Error(f, t))}<div class="columns">
            <form method="post" action="/console/{program.Key}/questions" data-preview>
            <button type="submit" name="do" value="preview" hidden></button>
            <input type="hidden" name="n" value="{sheet.Questions.Count}">
            <input type="hidden" name="before" value="{Html.Encode(sheet.MadeFrom)}">
            {Html.Each(sheet.Questions.Select((q, i) => (q, i)), x => Row(x.q, x.i, sheet.Questions.Count, [.. faults.Where(f => f.At == x.i)], t))}{Adding(sheet, t)}<div class="buttons">
            <button type="submit" class="primary" name="do" value="save">{Html.Encode(t["console.save"])}</button>
            <button type="submit" name="do" value="preview">{Html.Encode(t["console.preview"])}</button>
            </div>
            </form>
            {Preview(program, sheet, minimumGroup, t)}</div>

            """,
            program, "questions");
    }

    private static string Row(Question question, int index, int count, IReadOnlyList<QuestionFault> faults, Phrases t)
    {
        var place = QuestionSheet.Place(index);
        var name = question.Kind == QuestionKind.BuiltIn ? t.Fill($"check-in.{question.Id}", ("partner", "Ana")) : t[question.Kind == QuestionKind.OneOf ? "console.questions.own.one-of" : "console.questions.own.long"];
        return $"""
            <fieldset>
            <legend>{index + 1}. {Html.Encode(name)}</legend>
            {Html.Each(faults, f => Error(f, t))}<input type="hidden" name="{place}.id"{Html.Attribute("value", question.Id)}>
            <input type="hidden" name="{place}.kind" value="{question.Kind}">
            {(question.Kind == QuestionKind.BuiltIn ? $"<input type=\"hidden\" name=\"{place}.ahead\" value=\"{(question.LooksAhead ? "true" : "false")}\">\n" : Own(question, place, t))}{Check($"{place}.required", question.IsRequired, t["console.questions.required"])}
            <div class="buttons">
            {Html.When(index > 0, Button($"up:{index}", t["console.questions.up"], name))}{Html.When(index < count - 1, Button($"down:{index}", t["console.questions.down"], name))}{Button($"remove:{index}", t["console.questions.remove"], name)}</div>
            </fieldset>

            """;
    }

    private static string Own(Question question, string place, Phrases t) =>
        Html.Each(TextCatalog.Tags, tag => Field($"{place}.label.{tag}", t.Fill("console.questions.label", ("language", t.LanguageName(tag))), question.Labels.GetValueOrDefault(tag), QuestionRules.LabelLength))
        + (question.Kind == QuestionKind.OneOf ? Choices(question, place, t) : "")
        + Check($"{place}.ahead", question.LooksAhead, t["console.questions.ahead"]) + "\n";

    private static string Choices(Question question, string place, Phrases t)
    {
        var offered = question.Choices.Where(c => !c.IsRetired).ToList();
        var last = question.Choices.Select(c => c.Value).Select(v => int.TryParse(v.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty(0).Max();
        var free = Enumerable.Range(last + 1, Math.Clamp(QuestionRules.MostChoices - offered.Count, 0, FreeChoices)).Select(n => new QuestionChoice($"v{n}", new Dictionary<string, string>()));
        return Html.Each(offered.Concat(free).Select((c, i) => (c, i)), x =>
            $"<input type=\"hidden\" name=\"{place}.c{x.i}\"{Html.Attribute("value", x.c.Value)}>\n"
            + Html.Each(TextCatalog.Tags, tag => Field(
                $"{place}.c{x.i}.label.{tag}", t.Fill("console.questions.choice", ("n", x.i + 1), ("language", t.LanguageName(tag))), x.c.Labels.GetValueOrDefault(tag), QuestionRules.ChoiceLength)));
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
        var card = FullestWeek.Example(program.Settings with { Questions = sheet.Saved }, t, minimumGroup);
        var size = QuestionsDesk.Size(program.Settings with { Questions = sheet.Saved }, minimumGroup);
        return $"""
            <div id="preview">
            <h2>{Html.Encode(t["console.preview.heading"])}</h2>
            <p class="subtle">{Html.Encode(t.Fill("console.preview.size", ("n", (size / 1024.0).ToString("0.0", t.Culture)), ("max", AdaptiveCards.Limit / 1024)))}</p>
            <div inert>{HtmlCards.Render(card, new HtmlForm("/console") { Prefix = "preview-card" })}</div>
            {Wire("Adaptive Card", AdaptiveCards.Render(card).ToJsonString(Readable))}{Wire("Block Kit", BlockKit.Modal(card, "").ToJsonString(Readable))}</div>

            """;
    }

    private static string Wire(string name, string json) =>
        $"<details><summary>{name}</summary><pre tabindex=\"0\"{Html.Attribute("aria-label", name)} role=\"group\">{Html.Encode(json).Replace("&#xA;", "\n", StringComparison.Ordinal)}</pre></details>\n";

    private static string Field(string name, string label, string? value, int max) =>
        $"<label class=\"text\">{Html.Encode(label)}<input type=\"text\" name=\"{name}\" maxlength=\"{max}\"{Html.Attribute("value", value ?? "")}></label>\n";

    private static string Check(string name, bool isOn, string label) =>
        $"<label><input type=\"checkbox\" name=\"{name}\" value=\"true\"{Html.When(isOn, " checked")}> {Html.Encode(label)}</label>";

    private static string Button(string value, string label, string about) =>
        $"<button type=\"submit\" name=\"do\" value=\"{value}\"{Html.Attribute("aria-label", $"{label}: {about}")}>{Html.Encode(label)}</button>\n";

    private static string Error(QuestionFault fault, Phrases t) => $"<p class=\"error\" role=\"alert\">{Html.Encode(t.Fill(fault.Key, ("max", fault.Max)))}</p>\n";
}
