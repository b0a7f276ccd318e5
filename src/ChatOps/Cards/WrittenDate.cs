using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatOps.Storage.Writing;
using NodaTime.Text;

namespace ChatOps.Cards;

/// <summary>
/// A date as a person or their client writes it. ISO is what a form asks for; some clients send the date as they show it. Read only where
/// it can mean one day: <c>12/11/2026</c> is December in American English, November in British, and nobody knows in plain English. Pure.
/// </summary>
internal static partial class WrittenDate
{
    private static readonly string[] WithNames =
    [
        "d MMMM uuuu", "d MMM uuuu", "d. MMMM uuuu", "d. MMM uuuu", "MMMM d, uuuu", "MMM d, uuuu",
    ];

    /// <param name="text">What is written.</param>
    /// <param name="locale">The writer's, with a region where one is known: a BCP 47 tag.</param>
    public static LocalDate? Read(string text, string locale)
    {
        text = InOurDigits(text);
        if (YearFirst().Match(text) is { Success: true } iso)
            return Day(iso.Groups["year"].Value, iso.Groups["month"].Value, iso.Groups["day"].Value);
        if (YearLast().Match(text) is not { Success: true } match)
            return Named(text, CultureOf(locale));
        var (first, second, year) = (match.Groups["first"].Value, match.Groups["second"].Value, match.Groups["year"].Value);
        var (dayFirst, monthFirst) = (Day(year, second, first), Day(year, first, second));
        if (dayFirst is null || monthFirst is null || dayFirst == monthFirst)
            return dayFirst ?? monthFirst;
        return match.Groups["mark"].Value == "." ? dayFirst : IsDayFirst(locale) switch
        {
            true => dayFirst,
            false => monthFirst,
            null => null,
        };
    }

    /// <summary>
    /// Some clients write a date with marks of direction between its parts, or in the digits of its reader's script.
    /// </summary>
    private static string InOurDigits(string text) => string.Concat(
        StorableText.Of(text).Normalize(NormalizationForm.FormKC)
            .Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            .Select(c => char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c))
        .Trim();

    /// <summary>Everything in the text that looks like such a date.</summary>
    public static IEnumerable<string> In(string text) => Any().Matches(text).Select(m => m.Value);

    private static LocalDate? Day(string year, string month, string day)
    {
        var (y, m, d) = (Number(year), Number(month), Number(day));
        return m is >= 1 and <= 12 && d >= 1 && y is >= 1 and <= 9998 && d <= CalendarSystem.Iso.GetDaysInMonth(y, m)
            ? new LocalDate(y, m, d)
            : null;
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static LocalDate? Named(string text, CultureInfo culture) =>
        WithNames
            .Select(p => LocalDatePattern.Create(p, culture).Parse(text))
            .FirstOrDefault(p => p.Success)
            ?.Value;

    /// <summary>Null: English of no country, or a language that we don't know.</summary>
    private static bool? IsDayFirst(string locale)
    {
        var culture = CultureOf(locale);
        if (culture.Equals(CultureInfo.InvariantCulture) || (culture.IsNeutralCulture && culture.TwoLetterISOLanguageName == "en"))
            return null;
        var pattern = culture.DateTimeFormat.ShortDatePattern;
        return pattern.IndexOf('d', StringComparison.Ordinal) < pattern.IndexOf('M', StringComparison.Ordinal);
    }

    private static CultureInfo CultureOf(string locale)
    {
        try
        {
            return CultureInfo.GetCultureInfo(locale.Replace('_', '-'), predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }

    /// <summary>
    /// With or without a time behind it. Midnight may stand in any zone; another time of day in a zone is an instant, which is one day here
    /// and another there.
    /// </summary>
    [GeneratedRegex(
        @"^(?<year>[0-9]{4})[-/.](?<month>[0-9]{1,2})[-/.](?<day>[0-9]{1,2})"
            + @"([T ]((00:00(:00(\.0+)?)?(Z|[+-][0-9]{2}:?[0-9]{2}))|([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?))?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex YearFirst();

    [GeneratedRegex(
        @"^(?<first>[0-9]{1,2})(?<mark>[-/.])(?<second>[0-9]{1,2})[-/.](?<year>[0-9]{4})$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex YearLast();

    [GeneratedRegex(@"\b[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Any();
}
