using System.Text;
using ChatOps.Storage.Writing;

namespace ChatOps.Joining.Holidays.Calendars;

/// <summary>What a holiday, or an entry that was left out, is called: one line of what a screen can show, at most 80 characters.</summary>
internal static class HolidayName
{
    private const int Longest = 80;

    public static string Of(string text) => StorableText.Cut(OnOneLine(text), Longest).TrimEnd();

    /// <summary>Half a letter becomes U+FFFD. No more of the text is looked at than can be shown.</summary>
    private static string OnOneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune))
                line.Append(rune);
            else if (line is { Length: > 0 } && line[^1] != ' ' && Rune.IsWhiteSpace(rune))
                line.Append(' ');
            if (line.Length > 2 * Longest)
                break;
        }

        return line.ToString();
    }
}
