using System.Globalization;
using System.Net.Http.Headers;

namespace ChatOps.Credentials;

/// <summary>
/// For how long a vendor asks to be left alone. Some write fractions, or a date; a date counts by the clock of whoever wrote it. What
/// can't be read says nothing.
/// </summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc9110#field.retry-after</remarks>
internal static class RetryAfter
{
    /// <summary>Zero would be "again at once", to one who has just refused.</summary>
    public static readonly Duration Shortest = Duration.FromSeconds(1);

    /// <summary>No vendor's window is longer: what asks for more is a mistake, and would silence everybody for good.</summary>
    public static readonly Duration Longest = Duration.FromHours(1);

    private const NumberStyles Seconds =
        NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <param name="text">The header's value, or null.</param>
    /// <param name="date">The answer's own <c>Date</c>, or null.</param>
    /// <param name="now">Counts where the answer has no date.</param>
    public static Duration? Read(string? text, string? date, Instant now)
    {
        if (double.TryParse(text, Seconds, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds))
            return Bounded(Duration.FromSeconds(Math.Min(seconds, Longest.TotalSeconds)));
        return Moment(text) is { } until ? Bounded(until - (Moment(date) ?? now)) : null;
    }

    private static Duration Bounded(Duration asked) => Duration.Min(Duration.Max(asked, Shortest), Longest);

    /// <summary>In one of the three ways in which HTTP writes dates.</summary>
    private static Instant? Moment(string? text) =>
        RetryConditionHeaderValue.TryParse(text, out var header) && header.Date is { } at ? Instant.FromDateTimeOffset(at) : null;
}
