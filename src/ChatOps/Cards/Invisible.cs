using System.Globalization;

namespace ChatOps.Cards;

/// <summary>
/// Signs that nobody sees: white space, and what steers how letters are drawn. They come along where a text is copied from a page or a
/// keyboard makes them; a text of nothing else is empty.
/// </summary>
internal static class Invisible
{
    /// <summary>Hangul fillers, the blank of Braille, and the joiner of letters, which Unicode counts among what is seen.</summary>
    private const string Fillers = "\u034F\u115F\u1160\u2800\u3164\uFFA0";

    public static bool IsBlank(ReadOnlySpan<char> text) => TrimStart(text).IsEmpty;

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        text = TrimStart(text);
        while (!text.IsEmpty && Is(text[^1]))
            text = text[..^1];
        return text;
    }

    public static bool Is(char letter) =>
        char.IsWhiteSpace(letter)
        || char.GetUnicodeCategory(letter) == UnicodeCategory.Format
        || Fillers.Contains(letter, StringComparison.Ordinal);

    private static ReadOnlySpan<char> TrimStart(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && Is(text[0]))
            text = text[1..];
        return text;
    }
}
