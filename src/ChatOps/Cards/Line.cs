using System.Globalization;
using ChatOps.Privacy;

namespace ChatOps.Cards;

/// <summary>
/// One line of text on a card, made of spans. Our own texts and member text are kept apart, so that a renderer
/// can show member text plainly: no markup, mention or link in it takes effect.
/// </summary>
internal sealed record Line(IReadOnlyList<Span> Spans)
{
    public static readonly Line Empty = new([]);

    public static implicit operator Line(string text) => new([new Span(text)]);

    public static implicit operator Line(Words words) => new([Span.Of(words)]);

    public static Line Of(params IEnumerable<Span> spans) => new([.. spans]);

    public bool IsEmpty => Spans.All(s => s.Text.Length == 0);

    public bool HoldsWords => Spans.Any(s => s.IsMembers);

    /// <summary>The whole line as plain text. May hold member text: for renderers only.</summary>
    public string Plain() => string.Concat(Spans.Select(s => s.Text));

    /// <summary>
    /// The line in at most <paramref name="max"/> UTF-16 units, with an ellipsis in place of what is left out. Spans keep their style;
    /// a letter made of several units (an emoji, a letter with marks) is never split.
    /// </summary>
    public (Line Line, bool WasCut) Cut(int max)
    {
        if (Spans.Sum(s => s.Text.Length) <= max)
            return (this, false);
        var room = Math.Max(0, max - 1);
        var kept = new List<Span>();
        foreach (var span in Spans)
        {
            var length = Math.Min(span.Text.Length, WholeLetters(span.Text, room));
            kept.Add(span with { Text = span.Text[..length] });
            room -= length;
            if (length < span.Text.Length)
                break;
        }
        kept[^1] = kept[^1] with { Text = kept[^1].Text.TrimEnd() + "…" };
        return (new Line(kept), true);
    }

    /// <summary>The line's paragraphs: split at line breaks, empty ones left out.</summary>
    public IEnumerable<Line> Paragraphs()
    {
        var spans = new List<Span>();
        foreach (var span in Spans)
        {
            var parts = span.Text.ReplaceLineEndings("\n").Split('\n');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0 && spans.Count > 0)
                {
                    yield return new Line([.. spans]);
                    spans.Clear();
                }
                if (parts[i].Length > 0)
                    spans.Add(span with { Text = parts[i] });
            }
        }
        if (spans.Count > 0)
            yield return new Line(spans);
    }

    private static int WholeLetters(string text, int room)
    {
        var length = 0;
        while (length < text.Length && length + StringInfo.GetNextTextElementLength(text, length) is var next && next <= room)
            length = next;
        return length;
    }

    /// <summary>Never the text: a line may hold a member's words.</summary>
    public override string ToString() => "(line)";
}

/// <summary>A run of text in one style. <see cref="IsMembers"/> marks text that a member wrote (words, or a display name).</summary>
internal sealed record Span(string Text, bool IsBold = false, bool IsSubtle = false, bool IsMembers = false)
{
    public static implicit operator Span(string text) => new(text);

    public static Span Bold(string text) => new(text, IsBold: true);

    public static Span Of(Words words) => new(words.Reveal(), IsMembers: true);

    /// <summary>A display name: chosen by a person, so it is shown as plainly as words are.</summary>
    public static Span Name(string name, bool bold = false) => new(name, IsBold: bold, IsMembers: true);

    public override string ToString() => "(span)";
}
