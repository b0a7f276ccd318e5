using System.Text.Json.Nodes;
using ChatOps.Cards;

namespace ChatOps.Channels.Teams;

/// <summary>
/// Buttons as Adaptive Card actions: <c>Action.Execute</c> with a Submit for clients that know none, the same data in both. Two a row, and
/// only where both fit: what is too wide for the chat is squeezed until its text is cut off.
/// </summary>
internal static class AdaptiveButtons
{
    /// <summary>What two buttons side by side may hold at chat width, in letters; a Chinese, Japanese or Korean one counts twice.</summary>
    private const int RowWidth = 40;

    public static IEnumerable<JsonObject> Rows(IReadOnlyList<Button> buttons, Card card)
    {
        for (var i = 0; i < buttons.Count;)
        {
            var row = i + 1 < buttons.Count && Width(buttons[i]) + Width(buttons[i + 1]) <= RowWidth ? 2 : 1;
            yield return Set(buttons.Skip(i).Take(row).Select(b => Action(b, card)));
            i += row;
        }
    }

    public static JsonObject Set(IEnumerable<JsonObject> actions) =>
        new() { ["type"] = "ActionSet", ["actions"] = CardJson.Array(actions) };

    /// <summary>The form's own button, as one of the card's buttons.</summary>
    public static Button Submit(Form form) => new(form.Action, form.Subject, form.SubmitLong, ButtonStyle.Primary) { SendsFields = true };

    public static JsonObject Reveal(Button button, IEnumerable<(string Id, bool IsVisible)> targets) =>
        Titled("Action.ToggleVisibility", button)
            .With(
                "targetElements",
                CardJson.Array(targets.Select(t => new JsonObject { ["elementId"] = t.Id, ["isVisible"] = t.IsVisible })));

    /// <summary>Every action in its form for dialogs.</summary>
    public static JsonObject ForDialog(JsonObject card)
    {
        foreach (var actions in Arrays(card["body"]).ToList())
        {
            for (var i = 0; i < actions.Count; i++)
            {
                if (actions[i]!["fallback"] is { } submit)
                    actions[i] = submit.DeepClone();
                (actions[i]!["data"] as JsonObject)?.Remove("msteams");
            }
        }

        return card;
    }

    /// <summary>The card with nothing in the data of its buttons for inputs that a client leaves out.</summary>
    public static JsonObject WithoutEmptied(JsonObject card)
    {
        foreach (var action in Arrays(card["body"]).SelectMany(a => a))
        {
            foreach (var data in new[] { action!["data"], action["fallback"]?["data"] }.OfType<JsonObject>())
            {
                foreach (var name in data.Where(d => d.Value?.ToString() == AdaptiveInputs.Emptied).Select(d => d.Key).ToList())
                    data.Remove(name);
            }
        }

        return card;
    }

    private static IEnumerable<JsonArray> Arrays(JsonNode? node) =>
        node switch
        {
            JsonArray array => array.SelectMany(Arrays),
            JsonObject part =>
            [
                .. part["actions"] is JsonArray actions ? [actions] : Array.Empty<JsonArray>(),
                .. Arrays(part["items"]),
                .. Arrays(part["columns"]),
            ],
            _ => [],
        };

    private static JsonObject Action(Button button, Card card) => button.Url is { } url
        ? Titled("Action.OpenUrl", button).With("url", url.AbsoluteUri)
        : button.OpensDialog
            ? Fetching(button, card)
            : Sending("Action.Execute", button, card).With("verb", button.Action).With("fallback", Sending("Action.Submit", button, card));

    /// <summary>
    /// Opens a dialog: the client asks for it with <c>task/fetch</c>.
    /// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/invoking-task-modules
    /// </summary>
    private static JsonObject Fetching(Button button, Card card)
    {
        var action = Sending("Action.Submit", button, card);
        action["data"]!["msteams"] = new JsonObject { ["type"] = "task/fetch" };
        return action;
    }

    private static JsonObject Sending(string type, Button button, Card card) => Titled(type, button)
        .With("data", Data(button, card))
        .With("associatedInputs", button.SendsFields ? "auto" : "none");

    private static JsonObject Data(Button button, Card card)
    {
        var data = new JsonObject { ["action"] = button.Action, ["subject"] = button.Subject, ["kind"] = card.Kind };
        foreach (var input in button.SendsFields ? card.InputsInSight().Where(i => i is not Toggle) : [])
            data[input.Id] = AdaptiveInputs.Emptied;
        return data;
    }

    private static int Width(Button button) => button.Label.Sum(letter => letter >= '\u2E80' ? 2 : 1);

    private static JsonObject Titled(string type, Button button) => new JsonObject { ["type"] = type, ["title"] = button.Label }
        .With("tooltip", button.SpokenLabel)
        .With("style", button.Style switch { ButtonStyle.Primary => "positive", ButtonStyle.Danger => "destructive", _ => null });
}
