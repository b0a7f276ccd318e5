using System.Text.Json.Nodes;
using ChatOps.Cards;

namespace ChatOps.Channels.Slack;

/// <summary>
/// Lines as Block Kit. Rich text carries text as text: no mention, markup, emoji code or link in it takes effect, so everything that may
/// hold a member's words goes there or into <c>plain_text</c>; <c>mrkdwn</c> is not used at all.
/// </summary>
internal static class BlockTexts
{
    /// <summary>Units of UTF-16 in one text object: https://docs.slack.dev/reference/block-kit/composition-objects/text-object</summary>
    public const int Longest = 3000;

    public static JsonObject Header(Line line) => new() { ["type"] = "header", ["text"] = Plain(line, 150) };

    public static IEnumerable<JsonObject> Text(Text text) => text.Line.IsEmpty ? [] : text.Style switch
    {
        TextStyle.Section => [Rich(Section(new Line([.. text.Line.Spans.Select(s => s with { IsBold = true })])))],
        TextStyle.Subtle => [Context(text.Line)],
        TextStyle.Quote => [Rich(Part("rich_text_quote", Runs(text.Line)))],
        _ => [Rich(Section(text.Line))],
    };

    public static JsonObject Context(Line line) => new() { ["type"] = "context", ["elements"] = new JsonArray(Plain(line, Longest)) };

    /// <summary>One line a fact, the label bold.</summary>
    public static JsonObject Facts(Facts facts) =>
        Rich(
            Section(
                new Line([
                    .. facts.Items.SelectMany(
                        (fact, i) => (IEnumerable<Span>)[Span.Bold((i == 0 ? "" : "\n") + fact.Label), "  ", .. fact.Value.Spans]),
                ])));

    public static JsonObject Listing(Listing list) => Rich(Part("rich_text_list", list.Items.Where(i => !i.IsEmpty).Select(Section))
        .With("style", list.IsNumbered ? "ordered" : "bullet"));

    /// <summary>Text as it is, cut at what the place takes; a place that must not be empty gets a dash.</summary>
    public static JsonObject Plain(Line line, int max)
    {
        var text = Shown.Text(line.Cut(max - Margin(line, max)).Line).Trim();
        return new JsonObject { ["type"] = "plain_text", ["text"] = text.Length == 0 ? "–" : text, ["emoji"] = false };
    }

    private static JsonObject Rich(JsonObject part) => new() { ["type"] = "rich_text", ["elements"] = new JsonArray(part) };

    private static JsonObject Section(Line line) => Part("rich_text_section", Runs(line));

    private static JsonObject Part(string type, IEnumerable<JsonObject> elements) =>
        new() { ["type"] = type, ["elements"] = CardJson.Array(elements) };

    private static IEnumerable<JsonObject> Runs(Line line) => line.Cut(Longest).Line.Spans.Where(s => s.Text.Length > 0).Select(span =>
    {
        var run = new JsonObject { ["type"] = "text", ["text"] = Shown.Text(span) };
        return span.IsBold ? run.With("style", new JsonObject { ["bold"] = true }) : run;
    });

    /// <summary>Room for the marks that set right-to-left names apart.</summary>
    private static int Margin(Line line, int max) => Math.Max(0, Math.Min(Shown.Text(line).Length - line.Plain().Length, max / 2));
}
