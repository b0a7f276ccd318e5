using System.Text;

namespace ChatOps.Meetings.Ics;

/// <summary>What Ical.Net leaves to us of iCalendar's lines. RFC 5545 3.1.</summary>
internal static class IcsText
{
    private const int Octets = 75;

    /// <summary>Folded anew at 75 octets, between characters: the library's folds go through the middle of an emoji.</summary>
    public static string Fold(string calendar)
    {
        var text = new StringBuilder(calendar.Length);
        foreach (var line in calendar.Replace("\r\n ", "", StringComparison.Ordinal).TrimEnd().Split("\r\n"))
            Fold(text, line);
        return text.ToString();
    }

    /// <summary>One line of text: a name can't begin another property.</summary>
    public static string OneLine(string text) => string.Concat(text.Where(c => !char.IsControl(c)));

    /// <summary>Text of several lines, without other control characters.</summary>
    public static string Lines(string text) => string.Concat(text.ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c)));

    /// <summary>An address as it is; where it isn't one that a URI takes, with what disturbs it escaped. RFC 6068.</summary>
    public static string MailTo(string email)
    {
        var plain = $"mailto:{email}";
        var at = email.LastIndexOf('@');
        return at < 0 || Uri.IsWellFormedUriString(plain, UriKind.Absolute)
            ? plain
            : $"mailto:{Uri.EscapeDataString(email[..at])}@{Uri.EscapeDataString(email[(at + 1)..])}";
    }

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
