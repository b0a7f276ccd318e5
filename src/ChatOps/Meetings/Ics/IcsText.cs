using System.Text;

namespace ChatOps.Meetings;

/// <summary>iCalendar's lines: CRLF, folded at 75 octets, texts escaped. RFC 5545 3.1 and 3.3.11.</summary>
internal static class IcsText
{
    private const int Octets = 75;

    public static string Of(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
            Fold(text, line);
        return text.ToString();
    }

    /// <summary>A text value.</summary>
    public static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n");

    /// <summary>A parameter in quotes: it can hold neither quotes nor control characters.</summary>
    public static string Quote(string text) => $"\"{string.Concat(text.Where(c => c != '"' && !char.IsControl(c)))}\"";

    private static void Fold(StringBuilder text, string line)
    {
        var room = Octets;
        foreach (var rune in line.EnumerateRunes())
        {
            if (rune.Utf8SequenceLength > room)
            {
                text.Append("\r\n ");
                room = Octets - 1;
            }

            text.Append(rune);
            room -= rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
