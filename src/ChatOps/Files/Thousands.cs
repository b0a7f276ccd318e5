using System.Text.RegularExpressions;

namespace ChatOps.Files;

/// <summary>Digits in groups of three, as people and spreadsheets write large numbers.</summary>
internal static partial class Thousands
{
    /// <summary>
    /// <c>1204</c> of <c>1,204</c>, <c>1 204</c> and <c>1'204</c>, anything else as it is. A comma counts unless the table is separated by
    /// semicolons, which Excel writes where the comma is the decimal sign; there a point counts.
    /// </summary>
    public static string Joined(string number, char separator)
    {
        var between = Groups().Match(number).Groups["between"].Value;
        return between switch
        {
            "" => number,
            "," when separator == ';' => number,
            "." when separator != ';' => number,
            _ => number.Replace(between, "", StringComparison.Ordinal),
        };
    }

    [GeneratedRegex(
        @"\A[0-9]{1,3}(?<between>[.,'’ \u00a0\u2009\u202f])[0-9]{3}(\k<between>[0-9]{3})*\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Groups();
}
