using System.Text.Encodings.Web;
using System.Text.Unicode;
using ChatOps.Cards;

namespace ChatOps.Web.Drawing;

/// <summary>The few pieces that card HTML is made of. Everything that comes from outside goes through <see cref="Encode"/>.</summary>
internal static class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Encode(string text) => Encoder.Encode(text);

    /// <summary>A line with its styles. A member's text is set apart, so that its direction is its own.</summary>
    public static string Line(Line line) => string.Concat(line.Spans.Select(Run));

    public static string Each<T>(IEnumerable<T> items, Func<T, string> draw) => string.Concat(items.Select(draw));

    public static string When(bool isSo, string html) => isSo ? html : "";

    /// <summary>An attribute, left out when there is no value.</summary>
    public static string Attribute(string name, string? value) => value is null ? "" : $" {name}=\"{Encode(value)}\"";

    /// <summary>One choice of a list.</summary>
    public static string Option(string value, string label, bool isChosen) =>
        $"<option{Attribute("value", value)}{When(isChosen, " selected")}>{Encode(label)}</option>\n";

    private static string Run(Span span)
    {
        var text = Encode(Shown.Text(span)).Replace("&#xA;", "\n", StringComparison.Ordinal);
        if (span.IsMembers)
            text = $"<bdi>{text}</bdi>";
        if (span.IsBold)
            text = $"<strong>{text}</strong>";
        return span.IsSubtle ? $"<small>{text}</small>" : text;
    }
}
