using System.Text.Json.Nodes;
using ChatOps.Cards;

namespace ChatOps.Channels.Teams;

/// <summary>
/// Lines as Adaptive Card elements. Text runs know no markdown, so whatever a member wrote takes no effect in them; only a heading that
/// is harmless as markdown becomes a TextBlock, because that is what screen readers announce as a heading.
/// </summary>
internal static class AdaptiveTexts
{
    public static JsonObject Heading(Line line, string size) =>
        Markdown.Inert(Shown.Text(line)) is { } text
            ? new JsonObject
            {
                ["type"] = "TextBlock",
                ["text"] = text,
                ["style"] = "heading",
                ["size"] = size,
                ["weight"] = "Bolder",
                ["wrap"] = true,
            }
            : Block(new Line([.. line.Spans.Select(s => s with { IsBold = true })]), run => run.With("size", size));

    public static IEnumerable<JsonObject> Text(Text text) => text.Style switch
    {
        TextStyle.Section => [Heading(text.Line, "Default").With("spacing", "Large")],
        TextStyle.Subtle => Paragraphs(text.Line, run => run.With("isSubtle", true).With("size", "Small")),
        TextStyle.Quote => [Container("emphasis", Paragraphs(text.Line, run => run.With("italic", true)))],
        _ => Paragraphs(text.Line, Plain),
    };

    public static JsonObject Hint(string hint) =>
        Block(hint, run => run.With("isSubtle", true).With("size", "Small")).With("spacing", "None");

    /// <summary>Not by colour alone: a sign stands before it.</summary>
    public static JsonObject Error(string message) => Block(Line.Of(Span.Bold($"⚠ {message}")), run => run.With("color", "Attention"));

    /// <summary>Labels beside values. A fact set would read its values as markdown.</summary>
    public static IEnumerable<JsonObject> Facts(Facts facts) => facts.Items.Select((fact, i) => new JsonObject
    {
        ["type"] = "ColumnSet",
        ["spacing"] = i == 0 ? "Default" : "Small",
        ["columns"] = new JsonArray(Column(2, [Block(Line.Of(Span.Bold(fact.Label)), Plain)]), Column(5, Paragraphs(fact.Value, Plain))),
    });

    public static IEnumerable<JsonObject> Listing(Listing list) =>
        list.Items.Select(
            (item, i) =>
                Block(new Line([new Span(list.IsNumbered ? $"{i + 1}. " : "• "), .. item.Spans]), Plain)
                    .With("spacing", i == 0 ? "Default" : "Small"));

    public static JsonObject Container(string style, IEnumerable<JsonObject> items) =>
        new() { ["type"] = "Container", ["style"] = style, ["items"] = CardJson.Array(items) };

    /// <summary>Doubled braces are apart: a client turns {{DATE(...)}} into a date.</summary>
    public static string Inert(string text) =>
        text.Replace("{{", "{\u2060{", StringComparison.Ordinal).Replace("{{", "{\u2060{", StringComparison.Ordinal);

    private static IEnumerable<JsonObject> Paragraphs(Line line, Func<JsonObject, JsonObject> style) =>
        line.Paragraphs().Select((paragraph, i) => i == 0 ? Block(paragraph, style) : Block(paragraph, style).With("spacing", "Small"));

    private static JsonObject Block(Line line, Func<JsonObject, JsonObject> style) => new()
    {
        ["type"] = "RichTextBlock",
        ["inlines"] = CardJson.Array(line.Spans.Where(s => s.Text.Length > 0).Select(s => style(Run(s)))),
    };

    private static JsonObject Run(Span span)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = Inert(Shown.Text(span)) };
        if (span.IsBold)
            run["weight"] = "Bolder";
        return run.WithFlag("isSubtle", span.IsSubtle);
    }

    private static JsonObject Column(int width, IEnumerable<JsonObject> items) =>
        new() { ["type"] = "Column", ["width"] = width, ["items"] = CardJson.Array(items) };

    private static JsonObject Plain(JsonObject run) => run;
}
