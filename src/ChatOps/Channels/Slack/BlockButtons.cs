using System.Text.Json.Nodes;
using ChatOps.Cards;

namespace ChatOps.Channels.Slack;

/// <summary>
/// Buttons as Block Kit: <c>action_id</c> is the action, <c>value</c> its subject. Within one block an action id may stand once only; a
/// second button of the same action gets a number after a <c>#</c>, which <see cref="ActionOf"/> takes off again.
/// </summary>
internal static class BlockButtons
{
    private const int InOneRow = 5;

    /// <summary>The action that a button's <c>action_id</c> stands for.</summary>
    public static string ActionOf(string actionId) => actionId.Split('#')[0];

    public static IEnumerable<JsonObject> Rows(IEnumerable<Button> buttons) => buttons.Chunk(InOneRow).Select(row => new JsonObject
    {
        ["type"] = "actions",
        ["elements"] = CardJson.Array(row.Select((button, i) => Draw(button, row.Take(i).Count(b => b.Action == button.Action)))),
    });

    private static JsonObject Draw(Button button, int earlier) => new JsonObject
    {
        ["type"] = "button",
        ["action_id"] = earlier == 0 ? button.Action : $"{button.Action}#{earlier + 1}",
        ["text"] = BlockTexts.Plain(button.Label, 75),
    }
        .With("value", button.Subject.Length == 0 ? null : button.Subject)
        .With("url", button.Url?.AbsoluteUri)
        .With("style", button.Style switch { ButtonStyle.Primary => "primary", ButtonStyle.Danger => "danger", _ => null })
        .With("accessibility_label", button.SpokenLabel is { } spoken ? new Line([new Span(spoken)]).Cut(75).Line.Plain() : null);
}
