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
    public static PageAnswer Write(
        PageRequest look, QuestionSheet sheet, IReadOnlyList<QuestionFault> faults, int minimumGroup, string? said, string? focus)
    {
        var t = look.T;
        var count = sheet.Questions.Count;
        return ConsolePage.Page(
            look,
            QuestionsEndpoint.Here,
            t["console.questions"],
            $"""
            <p class="lead">{Html.Encode(t["console.questions.lead"])}</p>
            {Said(said, faults, t)}<div class="workbench">
            <form method="post" class="editor" action="{look.At(QuestionsEndpoint.Here)}" data-preview>
            <button type="submit" name="do" value="preview" hidden></button>
            <input type="hidden" name="n" value="{count}">
            <input type="hidden" name="before" value="{Html.Encode(sheet.MadeFrom)}">
            {Html.Each(sheet.Questions.Index(), OfQuestion)}{Adding(sheet, t)}<div class="buttons end">
            <label class="text short">{Html.Encode(t["console.preview.language"])}<select name="language">
            {Html.Each(TextCatalog.Tags, tag => Html.Option(tag, t.LanguageName(tag), tag == sheet.Language))}</select></label>
            <button type="submit" name="do" value="preview">{Html.Encode(t["console.preview"])}</button>
            <button type="submit" class="primary" name="do" value="save">{Html.Encode(t["console.save"])}</button>
            </div>
            </form>
            {Preview(look.Program, sheet, minimumGroup, t)}</div>

            """);

        string OfQuestion((int Index, Question Item) question) =>
            Row(question.Item, question.Index, count, [.. faults.Where(f => f.At == question.Index)], focus, t);
    }

    private static string Said(string? said, IReadOnlyList<QuestionFault> faults, Phrases t) =>
        (said is null ? "" : HtmlPieces.Said(t[said], said == "console.saved" ? "status" : "alert"))
        + Html.Each(faults.Where(f => f.At is null), f => HtmlPieces.Said(t.Fill(f.Key, ("max", f.Max)), "alert"))
        + Html.When(faults.Any(f => f.At is not null), HtmlPieces.Said(t["console.look-at-errors"], "alert"));

    private static string Row(Question question, int index, int count, IReadOnlyList<QuestionFault> faults, string? focus, Phrases t)
    {
        var place = QuestionSheet.Place(index);
        var name = Name(question, t);
        return $"""
            <fieldset class="row{Html.When(faults.Count > 0, " wrong")}">
            <legend>{index + 1}. {Html.Encode(name)}</legend>
            {Html.Each(faults, f => Error(f, t))}<input type="hidden" name="{place}.id"{Html.Attribute("value", question.Id)}>
            <input type="hidden" name="{place}.kind" value="{question.Kind}">
            {Asked(question, place, focus == $"field:{index}", t)}<div class="foot">
            {Check($"{place}.required", question.IsRequired, t["console.questions.required"])}
            <div class="does">
            {EditorButtons.OfRow(index, count, name, focus, t)}</div>
            </div>
            </fieldset>

            """;
    }

    private static string Name(Question question, Phrases t) => question.Kind switch
    {
        QuestionKind.BuiltIn => t.Fill($"check-in.{question.Id}", ("partner", "Ana")),
        QuestionKind.OneOf => t["console.questions.own.one-of"],
        _ => t["console.questions.own.long"],
    };

    private static string Asked(Question question, string place, bool isHere, Phrases t) => question.Kind == QuestionKind.BuiltIn
        ? $"<input type=\"hidden\" name=\"{place}.ahead\" value=\"{(question.LooksAhead ? "true" : "false")}\">\n"
        : Own(question, place, isHere, t);

    private static string Own(Question question, string place, bool isHere, Phrases t)
    {
        return Html.Each(TextCatalog.Tags, Label)
            + (question.Kind == QuestionKind.OneOf ? Choices(question, place, t) : "")
            + Check($"{place}.ahead", question.LooksAhead, t["console.questions.ahead"]) + "\n";

        string Label(string tag)
        {
            var label = t.Fill("console.questions.label", ("language", t.LanguageName(tag)));
            var isFirst = isHere && tag == TextCatalog.Tags[0];
            return Field($"{place}.label.{tag}", label, question.Labels.GetValueOrDefault(tag), QuestionRules.LabelLength, isFirst);
        }
    }

    private static string Choices(Question question, string place, Phrases t)
    {
        var offered = question.Choices.Where(c => !c.IsRetired).ToList();
        var last = question.Choices.Select(c => NumberOf(c.Value)).DefaultIfEmpty(0).Max();
        var free = Enumerable.Range(last + 1, Math.Clamp(QuestionRules.MostChoices - offered.Count, 0, FreeChoices))
            .Select(n => new QuestionChoice($"v{n}", new Dictionary<string, string>()));
        return Html.Each(offered.Concat(free).Index(), c => Choice(c.Item, c.Index, $"{place}.c{c.Index}", t));
    }

    private static int NumberOf(string choice) =>
        int.TryParse(choice.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    private static string Choice(QuestionChoice choice, int index, string place, Phrases t)
    {
        return $"""
            <div class="pair"><input type="hidden" name="{place}"{Html.Attribute("value", choice.Value)}>
            {Html.Each(TextCatalog.Tags, Label)}</div>

            """;

        string Label(string tag)
        {
            var label = t.Fill("console.questions.choice", ("n", index + 1), ("language", t.LanguageName(tag)));
            return Field($"{place}.label.{tag}", label, choice.Labels.GetValueOrDefault(tag), QuestionRules.ChoiceLength, false);
        }
    }

    private static string Adding(QuestionSheet sheet, Phrases t)
    {
        return $"""
            <div class="buttons" role="group"{Html.Attribute("aria-label", t["console.questions.add"])}>
            {Add("LongText", "long")}{Add("OneOf", "one-of")}{Html.Each(sheet.Missing, Back)}</div>

            """;

        string Add(string kind, string what) => Button(kind, t[$"console.questions.add.{what}"]);

        string Back(Question question) => Button(question.Id, t.Fill("console.questions.add.back", ("question", Name(question, t))));

        static string Button(string value, string label) =>
            $"<button type=\"submit\" name=\"do\" value=\"add:{value}\">{Html.Encode(label)}</button>\n";
    }

    private static string Preview(Program program, QuestionSheet sheet, int minimumGroup, Phrases t)
    {
        var settings = program.Settings with { Questions = sheet.Saved };
        var card = FullestWeek.Example(settings, TextCatalog.For(sheet.Language), minimumGroup);
        var (teams, slack) = (AdaptiveCards.Render(card), BlockKit.Modal(card, ""));
        return $"""
            <section id="preview" aria-labelledby="preview-heading">
            <h2 id="preview-heading">{Html.Encode(t["console.preview.heading"])}</h2>
            {Size(QuestionsEndpoint.Size(settings, minimumGroup), t)}
            <div class="previews" lang="{sheet.Language}">
            <div><h3>Teams</h3>
            {TeamsPreview.Draw(teams)}{Wire("Adaptive Card", teams.ToJsonString(Readable))}</div>
            <div><h3>Slack</h3>
            {SlackPreview.Draw(slack)}{Wire("Block Kit", slack.ToJsonString(Readable))}</div>
            </div>
            </section>

            """;
    }

    private static string Size(int size, Phrases t)
    {
        var kilobytes = (size / 1024.0).ToString("0.0", t.Culture);
        var said = t.Fill("console.preview.size", ("n", kilobytes), ("max", AdaptiveCards.Limit / 1024));
        var look = size > AdaptiveCards.Limit ? "subtle error" : "subtle";
        var about = Html.Attribute("max", $"{AdaptiveCards.Limit}")
            + Html.Attribute("value", $"{Math.Min(size, AdaptiveCards.Limit)}")
            + Html.Attribute("aria-label", t["console.preview.meter"]);
        return $"<p class=\"{look}\"><meter min=\"0\"{about}></meter> {Html.Encode(said)}</p>";
    }

    private static string Wire(string name, string json)
    {
        var text = Html.Encode(json).Replace("&#xA;", "\n", StringComparison.Ordinal);
        var label = Html.Attribute("aria-label", name);
        return $"<details><summary>{name}</summary><pre tabindex=\"0\"{label} role=\"group\">{text}</pre></details>\n";
    }

    private static string Field(string name, string label, string? value, int max, bool isHere)
    {
        var about = Html.Attribute("name", name)
            + Html.Attribute("maxlength", $"{Math.Max(max, value?.Length ?? 0)}")
            + Html.Attribute("value", value ?? "")
            + Html.When(isHere, " autofocus");
        return $"<label class=\"text\">{Html.Encode(label)}<input type=\"text\"{about}></label>\n";
    }

    private static string Check(string name, bool isOn, string label)
    {
        var box = $"<input type=\"checkbox\" name=\"{name}\" value=\"true\"{Html.When(isOn, " checked")}>";
        return $"<label class=\"tick\">{box} {Html.Encode(label)}</label>";
    }

    private static string Error(QuestionFault fault, Phrases t) => HtmlPieces.Paragraph(t.Fill(fault.Key, ("max", fault.Max)), "error");
}
