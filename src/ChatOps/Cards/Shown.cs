using System.Text;

namespace ChatOps.Cards;

/// <summary>
/// Member text as every renderer shows it: letters as they were written, directions kept to themselves. Without this a name with
/// an unclosed right-to-left override would turn round the sentence that it stands in.
/// </summary>
internal static class Shown
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopIsolate = '\u2069';

    /// <summary>A span's text; a member's is set apart when it could turn the direction of what follows.</summary>
    public static string Text(Span span) => span.IsMembers ? Apart(span.Text) : span.Text;

    /// <summary>A whole line in one string, for places that take no styles: a label, a header.</summary>
    public static string Text(Line line) => string.Concat(line.Spans.Select(Text));

    private static string Apart(string text)
    {
        if (!text.EnumerateRunes().Any(r => IsControl(r) || IsRightToLeft(r)))
            return text;
        var letters = string.Concat(text.EnumerateRunes().Where(r => !IsControl(r)));
        return $"{FirstStrongIsolate}{letters}{PopIsolate}";
    }

    /// <summary>Embeddings, overrides and isolates.</summary>
    private static bool IsControl(Rune r) => r.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    /// <summary>The blocks of the right-to-left scripts.</summary>
    private static bool IsRightToLeft(Rune r) =>
        r.Value
            is (>= 0x0590 and <= 0x08FF)
                or (>= 0xFB1D and <= 0xFDFF)
                or (>= 0xFE70 and <= 0xFEFF)
                or (>= 0x10800 and <= 0x10FFF)
                or (>= 0x1E800 and <= 0x1EFFF);
}
