using ChatOps.Texts;

namespace ChatOps.Cards;

/// <summary>A text with its placeholders filled by spans, so that a name in it is shown as plainly as words are.</summary>
internal static class PhraseLines
{
    public static Line Line(this Phrases phrases, string key, params ReadOnlySpan<(string Name, Span Value)> values)
    {
        var text = phrases[key];
        var spans = new List<Span>();
        while (Next(text, values) is { Start: >= 0 } next)
        {
            if (next.Start > 0)
                spans.Add(text[..next.Start]);
            spans.Add(next.Value);
            text = text[next.End..];
        }

        if (text.Length > 0)
            spans.Add(text);
        return new Line(spans);
    }

    private static (int Start, int End, Span Value) Next(string text, ReadOnlySpan<(string Name, Span Value)> values)
    {
        var first = (Start: -1, End: 0, Value: new Span(""));
        foreach (var (name, value) in values)
        {
            var start = text.IndexOf("{" + name + "}", StringComparison.Ordinal);
            if (start >= 0 && (first.Start < 0 || start < first.Start))
                first = (start, start + name.Length + 2, value);
        }

        return first;
    }
}
