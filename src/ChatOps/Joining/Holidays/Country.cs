using ChatOps.Accounts.TimeOff;
using IPublicHolidays = PublicHoliday.IPublicHolidays;

namespace ChatOps.Joining.Holidays;

/// <summary>A country whose public holidays are known without a calendar. Its name is the text <c>country.{key}</c>.</summary>
/// <param name="Code">ISO 3166-1, two capital letters.</param>
/// <param name="Calendar">PublicHoliday's calendar of a region, or of the whole country where the region is empty.</param>
/// <param name="Regions">None where the whole country is alike, or PublicHoliday doesn't tell its regions apart.</param>
internal sealed record Country(string Code, Func<string, IPublicHolidays> Calendar, IReadOnlyList<Region> Regions)
{
    /// <summary>What the keys of its texts end in.</summary>
    public string Key => Code.ToLowerInvariant();

    /// <summary>
    /// The public holidays in a stretch, in order. Their names are the library's: for most countries in the country's own language.
    /// </summary>
    /// <param name="region">A region's code, or empty.</param>
    /// <param name="from">The first day.</param>
    /// <param name="last">The last day.</param>
    public IReadOnlyList<Holiday> Holidays(string region, LocalDate from, LocalDate last)
    {
        // A day that stands in for one of the next year lies at the end of this one.
        var days = Enumerable.Range(from.Year, last.Year - from.Year + 2).SelectMany(year => Year(region, year));
        return [.. days.Where(d => d.Day >= from && d.Day <= last).DistinctBy(d => d.Day).OrderBy(d => d.Day)];
    }

    private IEnumerable<Holiday> Year(string region, int year)
    {
        try
        {
            return [.. Calendar(region).PublicHolidayNames(year).Select(d => new Holiday(LocalDate.FromDateTime(d.Key), d.Value))];
        }
        catch (ArgumentException) when (region.Length > 0)
        {
            // The library trips where a region's own day meets one of the country's (Guyane 2030, Martinique 2031). The country's are right
            // even then.
            return Year("", year);
        }
    }
}

/// <param name="Code">As PublicHoliday names it.</param>
/// <param name="Name">As it is called there.</param>
internal sealed record Region(string Code, string Name);
