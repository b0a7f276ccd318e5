using ChatOps.Cards;
using ChatOps.Texts;
using NodaTime.Text;

namespace ChatOps.Web.Drawing;

/// <summary>Inputs as HTML: every field has its label, every group its legend; hints and errors are read out with the field.</summary>
internal static class HtmlInputs
{
    public static string Input(Input input, string prefix, Phrases phrases)
    {
        var id = $"{prefix}-{input.Id}";
        var field = input switch
        {
            TextInput text => Label(id, text, phrases) + Notes(id, text) + TextBox(id, text),
            ChoiceInput { IsExpanded: false, IsMany: false } choice =>
                Label(id, choice, phrases) + Notes(id, choice) + Select(id, choice, phrases),
            ChoiceInput choice => Group(id, choice, phrases),
            DateInput date => Label(id, date, phrases) + Notes(id, date) + Day(id, date),
            Toggle toggle => TickBox(id, toggle) + Notes(id, toggle),
            _ => throw new NotSupportedException($"{input.GetType().Name} has no HTML input."),
        };
        return $"<div class=\"field{Html.When(input.Error is not null, " wrong")}\">\n{field}</div>\n";
    }

    private static string TextBox(string id, TextInput text)
    {
        var attributes = Common(id, text)
            + Html.Attribute("maxlength", $"{text.Room}")
            + Html.Attribute("placeholder", text.Placeholder)
            + " dir=\"auto\"";
        return text.IsMultiline
            ? $"<textarea{attributes} rows=\"3\">\n{Html.Encode(text.Value ?? "")}</textarea>\n"
            : $"<input type=\"text\"{attributes}{Html.Attribute("value", text.Value)} autocomplete=\"off\">\n";
    }

    private static string Select(string id, ChoiceInput choice, Phrases phrases)
    {
        var none = $"<option value=\"\">{Html.Encode(choice.Placeholder ?? phrases["input.choose"])}</option>\n";
        var options = Html.Each(choice.Choices, c => Html.Option(c.Value, c.Label, choice.Values.Contains(c.Value)));
        return $"<select{Common(id, choice)}>\n{none}{options}</select>\n";
    }

    private static string Group(string id, ChoiceInput choice, Phrases phrases) =>
        $"""
            <fieldset{Described(id, choice)}>
            <legend>{LabelText(choice, phrases)}</legend>
            {Notes(id, choice)}{Unticked(choice.Id)}{Html.Each(choice.Choices, c => Box(choice, c.Value, c.Label))}</fieldset>

            """;

    private static string Box(ChoiceInput choice, string value, string label)
    {
        var type = choice.IsMany ? "checkbox" : "radio";
        var about = Html.Attribute("name", choice.Id)
            + Html.Attribute("value", value)
            + Html.When(choice.Values.Contains(value), " checked")
            + Invalid(choice);
        return $"<label class=\"option\"><input type=\"{type}\"{about}> {Html.Encode(label)}</label>\n";
    }

    private static string Day(string id, DateInput date)
    {
        var range = Html.Attribute("min", Iso(date.Min)) + Html.Attribute("max", Iso(date.Max));
        return $"<input type=\"date\"{Common(id, date)}{Html.Attribute("value", Iso(date.Value))}{range}>\n";
    }

    private static string TickBox(string id, Toggle toggle)
    {
        var box = $"<input type=\"checkbox\"{Common(id, toggle)} value=\"true\"{Html.When(toggle.Value, " checked")}>";
        return $"{Unticked(toggle.Id)}<label class=\"option\">{box} {Html.Line(toggle.Label)}</label>\n";
    }

    /// <summary>
    /// What a browser sends where none is ticked or chosen, and before what is: it tells "none" from "not asked".
    /// </summary>
    public static string Unticked(string name) => $"<input type=\"hidden\"{Html.Attribute("name", name)} value=\"\">\n";

    private static string Label(string id, Input input, Phrases phrases) =>
        $"<label{Html.Attribute("for", id)}>{LabelText(input, phrases)}</label>\n";

    private static string LabelText(Input input, Phrases phrases) =>
        Html.Line(input.Label) + Html.When(input.IsOptional, $" <span class=\"optional\">{Html.Encode(phrases["input.optional"])}</span>");

    private static string Notes(string id, Input input) =>
        (input.Error is { } error ? $"<p class=\"error\" id=\"{Html.Encode(id)}-error\">{Html.Encode(error)}</p>\n" : "")
        + (input.Hint is { } hint ? $"<p class=\"hint\" id=\"{Html.Encode(id)}-hint\">{Html.Encode(hint)}</p>\n" : "");

    private static string Common(string id, Input input) =>
        Html.Attribute("id", id) + Html.Attribute("name", input.Id) + Described(id, input) + Invalid(input);

    private static string Invalid(Input input) => Html.When(input.Error is not null, " aria-invalid=\"true\"");

    private static string Described(string id, Input input)
    {
        var notes = new[] { input.Error is null ? null : $"{id}-error", input.Hint is null ? null : $"{id}-hint" }.OfType<string>();
        var ids = string.Join(' ', notes);
        return Html.Attribute("aria-describedby", ids.Length == 0 ? null : ids);
    }

    private static string? Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;
}
