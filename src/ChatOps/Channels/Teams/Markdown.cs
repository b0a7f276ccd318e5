using System.Globalization;
using System.Text;

namespace ChatOps.Channels.Teams;

/// <summary>
/// Whether a text means the same to every client's markdown reader as it does to a person. Text that a member can shape only goes to a
/// markdown element (a heading, an open choice) when it passes; else it is drawn by an element that knows no markdown. An allow-list:
/// clients differ in what they read and in what they let escape.
/// </summary>
internal static class Markdown
{
    private const char NoBreakSpace = '\u00A0';

    private const string Harmless = " \u00A0\u2068\u2069'’‘\"“”„«»,;?!()-–—+%=·…€$/.:";

    /// <summary>The text for a markdown element, or null when it must not go there. "1. Text" keeps its number and is no list.</summary>
    public static string? Inert(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        var tame =
            digits > 0 && text[digits..].StartsWith(". ", StringComparison.Ordinal)
                ? $"{text[..digits]}.{NoBreakSpace}{text[(digits + 2)..]}"
                : text;
        return IsInert(tame) ? tame : null;
    }

    private static bool IsInert(string text) =>
        text.Length > 0 && !StartsList(text) && text.EnumerateRunes().All(IsHarmless) && !HoldsAddress(text);

    private static bool IsHarmless(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || rune.IsBmp && Harmless.Contains((char)rune.Value, StringComparison.Ordinal)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>A list, a rule or a heading's underline: decided by how the line starts.</summary>
    private static bool StartsList(string text) =>
        text[0] is '-' or '–' or '+' or '=' or ' ' || text.SkipWhile(char.IsDigit).Take(2).ToArray() is ['.' or ')'] or ['.' or ')', ' '];

    /// <summary>A dot, colon or slash with no space after it may be read as an address. A time ("10:20") may not.</summary>
    private static bool HoldsAddress(string text) => text.Zip(text.Skip(1)).Any(pair => pair switch
    {
        ('.', var next) => char.IsLetterOrDigit(next),
        (':', var next) => char.IsLetter(next) || next == '/',
        ('/', '/') => true,
        _ => false,
    });
}
