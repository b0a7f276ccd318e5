using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Teams;
using ChatOps.Web.Drawing;

namespace ChatOps.Demo.Desk;

/// <summary>A message as it would travel: the Adaptive Card, or the blocks with the modal that the button on them opens.</summary>
internal static class WirePage
{
    private static readonly JsonSerializerOptions Readable = new(CardJson.Options) { WriteIndented = true };

    /// <summary>Null for a dialect that there is none of.</summary>
    public static string? Write(string dialect, Card card, DemoPerson person, string messageId, Instant now, int speed)
    {
        return dialect switch
        {
            "adaptive-card" => Page("Adaptive Card 1.5", [("Card", AdaptiveCards.Render(card))]),
            "block-kit" when card.Form is null => Page("Block Kit", [("Message", BlockKit.Message(card))]),
            "block-kit" => Page("Block Kit", [("Message", BlockKit.Message(card)), ("Modal", BlockKit.Modal(card, ""))]),
            _ => null,
        };

        string Page(string name, IReadOnlyList<(string Label, JsonNode Json)> parts) => DeskPage.Write(
            $"{name} of message {messageId}",
            now,
            speed,
            $"""
            <div class="intro">
            <h1>{name}</h1>
            <p><a href="/demo/{person.Key}#m{messageId}">Back to the chat of {Html.Encode(person.Name)}</a></p>
            </div>
            {Html.Each(parts, Part)}
            """);
    }

    private static string Part((string Label, JsonNode Json) part)
    {
        var id = $"part-{part.Label.ToLowerInvariant()}";
        var size = CardJson.Size(part.Json).ToString("N0", CultureInfo.InvariantCulture);
        var json = Html.Encode(part.Json.ToJsonString(Readable)).Replace("&#xA;", "\n", StringComparison.Ordinal);
        return $"""
            <section class="json" aria-labelledby="{id}">
            <h2 id="{id}">{part.Label} <small>{size} bytes as sent</small></h2>
            <pre tabindex="0" role="group" aria-labelledby="{id}">{json}</pre>
            </section>

            """;
    }
}
