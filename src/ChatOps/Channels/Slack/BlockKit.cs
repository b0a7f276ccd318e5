using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Texts;

namespace ChatOps.Channels.Slack;

/// <summary>
/// A card as Block Kit: a message, a modal, the Home tab. Pure. What is too much for a surface is left out from the end of the body and
/// said so; buttons, inputs and the small print stay. https://docs.slack.dev/reference/block-kit/blocks
/// </summary>
internal static class BlockKit
{
    private const int InMessage = 50, InView = 100;

    /// <summary>The blocks of a message. The caller sends <see cref="Card.Notification"/> as its <c>text</c>.</summary>
    public static JsonArray Message(Card card) => Blocks(card, Opening(card), InMessage);

    public static JsonObject Home(Card card) => new() { ["type"] = "home", ["blocks"] = Blocks(card, Opening(card), InView) };

    /// <summary>The card's form. What was typed comes back under <c>state.values[field id].value</c>.</summary>
    public static JsonObject Modal(Card card, string privateMetadata)
    {
        var form = card.Form ?? throw new ArgumentException("The card has no form.", nameof(card));
        return new JsonObject
        {
            ["type"] = "modal",
            ["callback_id"] = form.Action,
            ["private_metadata"] = privateMetadata,
            ["notify_on_close"] = true,
            ["title"] = BlockTexts.Plain(form.Title, 24),
            ["submit"] = BlockTexts.Plain(form.Submit, 24),
            ["close"] = BlockTexts.Plain(form.Close, 24),
            ["blocks"] = Blocks(
                card,
                [
                    .. Elements(form.Body, [.. card.Inputs()], TextCatalog.For(card.Locale)),
                    .. card.IsCorrected
                        ? [BlockTexts.Context($"⚠ {TextCatalog.For(card.Locale)["slack.look-above"]}")]
                        : Array.Empty<JsonObject>(),
                    .. BlockButtons.Rows(form.Buttons),
                ],
                InView),
        };
    }

    /// <summary>On a surface without the form: the button that opens it, and the card's own.</summary>
    private static IEnumerable<JsonObject> Opening(Card card) =>
        BlockButtons.Rows(card.Form?.Open is { } open ? [open, .. card.Buttons] : card.Buttons);

    private static JsonArray Blocks(Card card, IEnumerable<JsonObject> middle, int limit)
    {
        var phrases = TextCatalog.For(card.Locale);
        var after = middle.Concat(Elements(card.Footer, [], phrases)).ToList();
        var before = card.Heading is { } heading ? 1 : 0;
        var body = Fitting(card.Body, limit - before - after.Count, phrases);
        IEnumerable<JsonObject> blocks =
        [
            .. card.Heading is { } line ? [BlockTexts.Header(line)] : Array.Empty<JsonObject>(),
            .. body,
            .. after,
        ];
        return blocks.Any() ? CardJson.Array(blocks) : new JsonArray(BlockTexts.Context(card.Notification));
    }

    private static List<JsonObject> Fitting(IReadOnlyList<Element> body, int room, Phrases phrases)
    {
        for (var most = body.Count; ; most--)
        {
            var blocks = Elements(Shortened.Elements(body, BlockTexts.Longest, most, phrases), [], phrases).ToList();
            if (blocks.Count <= room || most == 0)
                return blocks;
        }
    }

    private static IEnumerable<JsonObject> Elements(IEnumerable<Element> elements, IReadOnlyList<Input> form, Phrases phrases) =>
        elements.SelectMany(e => Draw(e, form, phrases));

    private static IEnumerable<JsonObject> Draw(Element element, IReadOnlyList<Input> form, Phrases phrases) =>
        element switch
        {
            Text text => BlockTexts.Text(text),
            Facts facts => [BlockTexts.Facts(facts)],
            Listing list => [BlockTexts.Listing(list)],
            ButtonRow row => BlockButtons.Rows(row.Buttons),
            Link link => BlockButtons.Rows([link.Button]),
            Divider => [new JsonObject { ["type"] = "divider" }],
            HiddenRows rows =>
            [
                .. Elements(rows.Rows.Take(rows.Visible).SelectMany(r => r), form, phrases),
                .. BlockButtons.Rows(rows.Visible < rows.Rows.Count ? [rows.AddRow] : []),
            ],
            Input input => BlockInputs.Input(input, form, phrases),
            _ => throw new NotSupportedException($"{element.GetType().Name} has no block."),
        };
}
