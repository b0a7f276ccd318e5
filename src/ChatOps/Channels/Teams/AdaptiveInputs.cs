using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Texts;
using NodaTime.Text;

namespace ChatOps.Channels.Teams;

/// <summary>
/// Inputs as Adaptive Card elements. None is <c>isRequired</c>: that would stop "Save for later", too, and the server says what is missing
/// in kinder words. An error stands above its input, in words and in colour.
/// </summary>
internal static class AdaptiveInputs
{
    /// <summary>
    /// In the data of a button that sends, under the id of each input in sight: what the client puts there instead has something in it.
    /// Microsoft's renderer leaves empty inputs out (<c>isSet</c> of <c>adaptivecards</c>), so that this stays in their place.
    /// </summary>
    public const string Emptied = ":empty:";

    /// <summary>A hidden tick beside the inputs.</summary>
    public const string Gathered = "gathered";

    /// <summary>Every client sends a tick, be it hidden: where it is missing, the client has not gathered its inputs.</summary>
    public static IEnumerable<JsonObject> Mark(Card card, Phrases phrases) => card.InputsInSight().Any()
        ?
        [
            new JsonObject
            {
                ["type"] = "Input.Toggle",
                ["id"] = Gathered,
                ["title"] = phrases["input.gathered"],
                ["value"] = "true",
                ["isVisible"] = false,
            },
        ]
        : [];

    public static IEnumerable<JsonObject> Input(Input input, Phrases phrases)
    {
        if (input.Error is { } error)
            yield return AdaptiveTexts.Error(error);
        yield return input.Error is null ? Field(input, phrases) : Field(input, phrases).With("spacing", "Small");
        if (input.Hint is { } hint)
            yield return AdaptiveTexts.Hint(hint);
    }

    private static JsonObject Field(Input input, Phrases phrases) =>
        input switch
        {
            TextInput text => Labelled("Input.Text", text, phrases)
                .With("placeholder", text.Placeholder)
                .With("value", text.HoldsAnswer ? text.Value : null)
                .With("maxLength", text.Room)
                .WithFlag("isMultiline", text.IsMultiline),
            ChoiceInput choice => Labelled("Input.ChoiceSet", choice, phrases)
                .With("style", IsOpen(choice) ? "expanded" : null)
                .WithFlag("isMultiSelect", choice.IsMany)
                .WithFlag("wrap", true)
                .With("placeholder", choice.Placeholder ?? phrases["input.choose"])
                .With("value", choice.HoldsAnswer ? string.Join(',', choice.Values) : null)
                .With(
                    "choices",
                    CardJson.Array(choice.Choices.Select(c => new JsonObject { ["title"] = Title(c, choice), ["value"] = c.Value }))),
            DateInput date => Labelled("Input.Date", date, phrases)
                .With("value", Iso(date.Value))
                .With("min", Iso(date.Min))
                .With("max", Iso(date.Max))
                .With("errorMessage", DateRange(date, phrases)),
            Toggle toggle => Switch(toggle, phrases),
            _ => throw new NotSupportedException($"{input.GetType().Name} has no Adaptive Card input."),
        };

    /// <summary>Open choices draw their titles as markdown, a list does not: choices that are not harmless become a list.</summary>
    private static bool IsOpen(ChoiceInput choice) =>
        (choice.IsExpanded || choice.IsMany) && choice.Choices.All(c => Markdown.Inert(c.Label) is not null);

    private static string Title(Choice choice, ChoiceInput input) => IsOpen(input) ? Markdown.Inert(choice.Label)! : choice.Label;

    /// <summary>A toggle's title may be read as markdown, its label not.</summary>
    private static JsonObject Switch(Toggle toggle, Phrases phrases)
    {
        var title = Markdown.Inert(Shown.Text(toggle.Label));
        return new JsonObject { ["type"] = "Input.Toggle", ["id"] = toggle.Id }
            .With("label", title is null ? Label(toggle, phrases) : null)
            .With("title", title ?? phrases["input.yes"])
            .With("value", toggle.Value ? "true" : "false")
            .WithFlag("wrap", true);
    }

    private static JsonObject Labelled(string type, Input input, Phrases phrases) =>
        new() { ["type"] = type, ["id"] = input.Id, ["label"] = Label(input, phrases) };

    private static string Label(Input input, Phrases phrases)
    {
        var label = AdaptiveTexts.Inert(Shown.Text(input.Label));
        return input.IsOptional ? $"{label} {phrases["input.optional"]}" : label;
    }

    private static string? DateRange(DateInput date, Phrases phrases) => (date.Min, date.Max) switch
    {
        ({ } min, { } max) => phrases.Fill("input.between", ("min", Long(min, phrases)), ("max", Long(max, phrases))),
        ({ } min, null) => phrases.Fill("input.not-before", ("min", Long(min, phrases))),
        (null, { } max) => phrases.Fill("input.not-after", ("max", Long(max, phrases))),
        _ => null,
    };

    private static string? Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;

    private static string Long(LocalDate date, Phrases phrases) => date.ToString("D", phrases.Culture);
}
