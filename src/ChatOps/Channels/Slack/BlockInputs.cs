using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Texts;
using NodaTime.Text;

namespace ChatOps.Channels.Slack;

/// <summary>
/// Inputs as Block Kit: <c>block_id</c> is the field's id, so that a view that is drawn again keeps what was typed and errors find their
/// field. The client insists on what the form needs as it stands now; the server checks all.
/// </summary>
internal static class BlockInputs
{
    public const string ActionId = "value";

    /// <summary>Radio buttons and checkboxes take ten options, lists a hundred.</summary>
    private const int FewOptions = 10, MostOptions = 100, Typed = 3000;

    public static IEnumerable<JsonObject> Input(Input input, IReadOnlyList<Input> form, Phrases phrases) =>
        [.. input.Error is { } error ? [BlockTexts.Context($"⚠ {error}")] : Array.Empty<JsonObject>(), Block(input, form, phrases)];

    private static JsonObject Block(Input input, IReadOnlyList<Input> form, Phrases phrases) => new JsonObject
    {
        ["type"] = "input",
        ["block_id"] = input.Id,
        ["label"] = BlockTexts.Plain(input.Label, 2000),
        ["optional"] = MayStayEmpty(input, form),
        ["element"] = Element(input, phrases),
    }
        .With("dispatch_action", form.Any(other => other.NeededUnless.Any(given => given.Field == input.Id)) ? true : null)
        .With("hint", input.Hint is { } hint ? BlockTexts.Plain(hint, 2000) : null);

    private static bool MayStayEmpty(Input input, IReadOnlyList<Input> form) =>
        input.IsOptional
        || input is Toggle { MustBeTicked: false }
        || input.NeededUnless.Any(given => form.Any(other => other.Id == given.Field && other.Holds(given.Value)));

    private static JsonObject Element(Input input, Phrases phrases) => input switch
    {
        TextInput text => Named("plain_text_input")
            .With("multiline", text.IsMultiline)
            .With("max_length", Math.Clamp(text.Room, 1, Typed))
            .With("initial_value", text.HoldsAnswer ? new Line([new Span(text.Value!)]).Cut(Typed).Line.Plain() : null)
            .With("placeholder", Placeholder(text.Placeholder)),
        ChoiceInput choice => Choices(choice, phrases),
        DateInput date => Named("datepicker").With("initial_date", date.Value is { } day ? LocalDatePattern.Iso.Format(day) : null),
        Toggle toggle => Ticked(toggle, Option("true", phrases["input.yes"])),
        _ => throw new NotSupportedException($"{input.GetType().Name} has no Block Kit input."),
    };

    private static JsonObject Choices(ChoiceInput choice, Phrases phrases)
    {
        var options = choice.Choices.Take(MostOptions).ToList();
        var chosen = options.Where(c => choice.Values.Contains(c.Value)).Select(Option).ToList();
        var isFew = options.Count <= FewOptions;
        var element = (choice.IsMany, isFew, choice.IsExpanded) switch
        {
            (true, true, _) => Named("checkboxes"),
            (true, false, _) => Named("multi_static_select")
                .With("placeholder", Placeholder(choice.Placeholder ?? phrases["input.choose"])),
            (false, true, true) => Named("radio_buttons"),
            _ => Named("static_select").With("placeholder", Placeholder(choice.Placeholder ?? phrases["input.choose"])),
        };
        element.With("options", CardJson.Array(options.Select(Option)));
        return chosen.Count == 0 ? element
            : choice.IsMany ? element.With("initial_options", CardJson.Array(chosen))
            : element.With("initial_option", chosen[0]);
    }

    private static JsonObject Ticked(Toggle toggle, JsonObject yes)
    {
        var element = Named("checkboxes").With("options", new JsonArray(yes));
        return toggle.Value ? element.With("initial_options", new JsonArray(yes.DeepClone())) : element;
    }

    private static JsonObject Named(string type) => new() { ["type"] = type, ["action_id"] = ActionId };

    private static JsonObject Option(Choice choice) => Option(choice.Value, choice.Label);

    private static JsonObject Option(string value, string label) => new() { ["text"] = BlockTexts.Plain(label, 75), ["value"] = value };

    private static JsonObject? Placeholder(string? text) => text is null ? null : BlockTexts.Plain(text, 150);
}
