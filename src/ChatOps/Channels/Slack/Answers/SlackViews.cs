using System.Text.Json;
using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Channels.Slack.Reading;
using ChatOps.Texts;

namespace ChatOps.Channels.Slack.Answers;

/// <summary>Cards as modals: the card's form, or the card itself to be read when it has none. Pure.</summary>
internal static class SlackViews
{
    public static JsonObject Of(Card card) => card.Form is { } form
        ? BlockKit.Modal(
            card, JsonSerializer.Serialize(new SlackTarget(form.Subject, card.Kind, form.Redraw), SlackJson.Default.SlackTarget))
        : ToRead(card);

    /// <summary>One sentence of ours.</summary>
    public static JsonObject Notice(string text) => ToRead(new Card("notice", text) { Body = [new Text(text)] });

    private static JsonObject ToRead(Card card) => new()
    {
        ["type"] = "modal",
        ["title"] = new JsonObject { ["type"] = "plain_text", ["text"] = "ChatOps" },
        ["close"] = new JsonObject { ["type"] = "plain_text", ["text"] = TextCatalog.For(card.Locale)["slack.close"] },
        ["blocks"] = BlockKit.Message(card),
    };
}
