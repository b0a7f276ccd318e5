using System.Text.RegularExpressions;
using ChatOps.Privacy;
using NodaTime.Text;

namespace ChatOps.Accounts.TimeOff;

/// <summary>The days in a typed sentence: <c>2026-12-24</c> or <c>24.12.2026</c>. Pure.</summary>
internal static partial class TypedDays
{
    private static readonly LocalDatePattern[] Patterns = [LocalDatePattern.Iso, LocalDatePattern.CreateWithInvariantCulture("d.M.uuuu")];

    public static IReadOnlyList<LocalDate> Of(Words? typed) => typed is null ? [] : Read(typed.Reveal());

    internal static IReadOnlyList<LocalDate> Read(string text) =>
        [
            .. Day()
                .Matches(text)
                .Select(m => Patterns.Select(p => p.Parse(m.Value)).FirstOrDefault(p => p.Success))
                .OfType<ParseResult<LocalDate>>()
                .Select(p => p.Value),
        ];

    [GeneratedRegex(@"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();
}
