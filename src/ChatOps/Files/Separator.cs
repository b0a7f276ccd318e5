using System.Text.RegularExpressions;

namespace ChatOps.Files;

/// <summary>
/// What stands between two fields: what a first line <c>sep=;</c> says, else what the header has most of outside quotes, and a comma where
/// it has none.
/// </summary>
internal static partial class Separator
{
    /// <summary>The likelier first: it wins where two stand equally often.</summary>
    private const string Usual = ",;\t|";

    /// <returns>The separator, and where the table begins: behind a line that named it.</returns>
    public static (char Separator, int Begin) Of(string text)
    {
        var named = Named().Match(text);
        return named.Success ? (named.Groups["separator"].ValueSpan[0], named.Length) : (Counted(text), 0);
    }

    private static char Counted(string text)
    {
        var counts = new int[Usual.Length];
        var isQuoted = false;
        foreach (var c in text.AsSpan().TrimStart("\r\n"))
        {
            if (c == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && c is '\r' or '\n')
                break;
            else if (!isQuoted && Usual.IndexOf(c) is >= 0 and var usual)
                counts[usual]++;
        }

        return Usual[Array.IndexOf(counts, counts.Max())];
    }

    /// <summary>
    /// As Excel reads it; a program that quotes everything quotes this line, too, and one that saves it as a row fills the row up.
    /// </summary>
    [GeneratedRegex(
        """\A"?sep=(?<separator>\t|[^\w\s"])"?\k<separator>*[ \t]*(\r\n?|\n|\z)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
