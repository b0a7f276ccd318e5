using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Texts;

namespace ChatOps.Channels.Teams;

/// <summary>
/// A card as an Adaptive Card 1.5, the highest version that Teams draws. Pure. The form stands inside the card, its buttons and the card's
/// own together in rows of two. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
/// </summary>
internal static class AdaptiveCards
{
    /// <summary>Bytes of UTF-8. Teams takes more in a bot's message; 28 KB is the least that any of its documents has named.</summary>
    public const int Limit = 28 * 1024;

    /// <summary>How long a text may be, and how many elements stay, when the card is too large: the first that fits is sent.</summary>
    private static readonly (int Longest, int Most)[] Sizes =
    [
        (3000, 200),
        (1000, 200),
        (600, 200),
        (300, 200),
        (150, 100),
        (80, 40),
        (80, 10),
        (80, 0),
    ];

    /// <summary>What is too large first loses what says that an input was emptied: it is left as it was then.</summary>
    public static JsonObject Render(Card card)
    {
        var json = new JsonObject();
        foreach (var (longest, most) in Sizes)
        {
            json = Draw(card, longest, most);
            if (CardJson.Size(json) <= Limit || CardJson.Size(AdaptiveButtons.WithoutEmptied(json)) <= Limit)
                break;
        }

        return json;
    }

    /// <summary>
    /// The card for a dialog, which shows the title itself and knows only <c>Action.Submit</c>: what is sent comes back as
    /// <c>task/submit</c>.
    /// </summary>
    public static JsonObject RenderForm(Card card) => AdaptiveButtons.ForDialog(Render(card with { Heading = null }));

    private static JsonObject Draw(Card card, int longest, int most)
    {
        var phrases = TextCatalog.For(card.Locale);
        var body = Shortened.Elements(card.Body, longest, most, phrases);
        IEnumerable<JsonObject> parts =
        [
            .. card.Heading is { } heading ? [AdaptiveTexts.Heading(heading, "Large")] : Array.Empty<JsonObject>(),
            .. Elements([.. body, .. card.Form?.Body ?? []], card, phrases),
            .. card.IsCorrected ? [AdaptiveTexts.Error(phrases["input.look-again"])] : Array.Empty<JsonObject>(),
            .. AdaptiveInputs.Mark(card, phrases),
            .. AdaptiveButtons.Rows([.. Sending(card.Form), .. card.Buttons], card),
            .. Elements(card.Footer, card, phrases),
        ];
        return new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["lang"] = phrases.Tag,
            ["fallbackText"] = card.Notification,
            ["speak"] = card.Notification,
            ["body"] = CardJson.Array(parts),
        };
    }

    private static IEnumerable<Button> Sending(Form? form) => form is null ? [] : [AdaptiveButtons.Submit(form), .. form.Buttons];

    private static IEnumerable<JsonObject> Elements(IEnumerable<Element> elements, Card card, Phrases phrases)
    {
        var isSeparated = false;
        foreach (var element in elements)
        {
            foreach (var part in Draw(element, card, phrases))
            {
                yield return isSeparated ? part.With("separator", true).With("spacing", "Medium") : part;
                isSeparated = false;
            }
            isSeparated |= element is Divider;
        }
    }

    private static IEnumerable<JsonObject> Draw(Element element, Card card, Phrases phrases) => element switch
    {
        Text text => AdaptiveTexts.Text(text),
        Facts facts => AdaptiveTexts.Facts(facts),
        Listing list => AdaptiveTexts.Listing(list),
        ButtonRow row => AdaptiveButtons.Rows(row.Buttons, card),
        Link link => AdaptiveButtons.Rows([link.Button], card),
        Divider => [],
        HiddenRows rows => Rows(rows, card, phrases),
        Input input => AdaptiveInputs.Input(input, phrases),
        _ => throw new NotSupportedException($"{element.GetType().Name} has no Adaptive Card element."),
    };

    /// <summary>
    /// The shown rows, then one container a hidden row, each after the button that reveals it: a press hides the button, shows the row and
    /// the next button. Everything happens on the client.
    /// </summary>
    private static IEnumerable<JsonObject> Rows(HiddenRows rows, Card card, Phrases phrases)
    {
        var name = rows.Rows.SelectMany(r => r).OfType<Input>().FirstOrDefault()?.Id ?? "rows";
        foreach (var (i, row) in rows.Rows.Index())
        {
            if (i >= rows.Visible)
            {
                IEnumerable<(string, bool)> targets =
                [
                    (More(i), false),
                    (Row(i), true),
                    .. i + 1 < rows.Rows.Count ? [(More(i + 1), true)] : Array.Empty<(string, bool)>(),
                ];
                yield return AdaptiveButtons
                    .Set([AdaptiveButtons.Reveal(rows.AddRow, targets)])
                    .With("id", More(i))
                    .With("isVisible", i == rows.Visible);
            }
            yield return new JsonObject
            {
                ["type"] = "Container",
                ["id"] = Row(i),
                ["isVisible"] = i < rows.Visible,
                ["items"] = CardJson.Array(Elements(row, card, phrases)),
            };
        }

        string More(int i) => $"{name}-more-{i}";
        string Row(int i) => $"{name}-row-{i}";
    }
}
