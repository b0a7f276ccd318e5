using ChatOps.Joining.Holidays;
using ChatOps.Texts;
using NodaTime.Text;
using PublicHoliday;

namespace ChatOps.Tests.Joining.Holidays;

/// <summary>
/// What the library says beside what the law says, for ten countries and two years. Easter and Whit Sunday, which are off as Sundays, stand
/// in a list only where the library has them.
/// </summary>
public sealed class CountriesTests
{
    private const string German = "01-01 {Karfreitag} {Ostermontag} 05-01 {Himmelfahrt} {Pfingstmontag} 10-03 12-25 12-26";

    /// <summary>Easter Sunday of each year: https://www.rmg.co.uk/stories/time/when-easter</summary>
    private static readonly Dictionary<int, LocalDate> Easter = new() { [2026] = new(2026, 4, 5), [2027] = new(2027, 3, 28) };

    /// <summary>
    /// Country, region, its days in both years, those of 2026 and of 2027 alone, and one of their names. Above each stands where it is
    /// written.
    /// </summary>
    public static TheoryData<string, string, string, string, string, string> Laws =>
        new()
        {
            // https://www.ris.bka.gv.at/GeltendeFassung.wxe?Abfrage=Bundesnormen&Gesetzesnummer=10008541 (Arbeitsruhegesetz, 7)
            {
                "AT",
                "",
                "01-01 01-06 {Ostermontag} 05-01 {Himmelfahrt} {Pfingstmontag} {Fronleichnam} 08-15 10-26 11-01 12-08 12-25 12-26",
                "",
                "",
                "Christtag"
            },
            // https://www.gesetzessammlung.bs.ch/app/de/texts_of_law/811.100 (Gesetz über öffentliche Ruhetage)
            { "CH", "BS", "01-01 {Karfreitag} {Ostermontag} 05-01 {Himmelfahrt} {Pfingstmontag} 08-01 12-25 12-26", "", "", "Auffahrt" },
            // https://www.bmi.bund.de/DE/themen/verfassung/staatliche-symbole/nationale-feiertage/nationale-feiertage-node.html
            { "DE", "", German, "", "", "Karfreitag" },
            // https://www.gesetze-bayern.de/Content/Document/BayFTG-1 (Feiertagsgesetz, 1; Mariä Himmelfahrt where most are Catholic)
            { "DE", "BY", $"{German} 01-06 {{Fronleichnam}} 08-15 11-01", "", "", "Heilige Drei Könige" },
            // https://gesetze.berlin.de/bsbe/document/jlr-FeiertGBErahmen (Gesetz über die Sonn- und Feiertage, 1)
            { "DE", "BE", $"{German} 03-08", "", "", "Weltfrauentag" },
            // https://www.revosax.sachsen.de/vorschrift/3997 (SächsSFG, 1: the Wednesday before 23 November)
            { "DE", "SN", $"{German} 10-31", "11-18", "11-17", "Buß- und Bettag" },
            // https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000033008129 (Code du travail, L3133-1)
            {
                "FR",
                "",
                "01-01 {Ostermontag} 05-01 05-08 {Himmelfahrt} {Pfingstmontag} 07-14 08-15 11-01 11-11 12-25",
                "",
                "",
                "Lundi de Pâques"
            },
            // https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006902627 (Code du travail, L3134-13)
            {
                "FR",
                "AlsaceMoselle",
                "01-01 {Karfreitag} {Ostermontag} 05-01 05-08 {Himmelfahrt} {Pfingstmontag} 07-14 08-15 11-01 11-11 12-25 12-26",
                "",
                "",
                "Vendredi saint"
            },
            // https://www.gov.uk/bank-holidays (substitute days as announced there)
            { "GB", "", "01-01 {Karfreitag} {Ostermontag} 12-28", "05-04 05-25 08-31 12-25", "05-03 05-31 08-30 12-27", "Good Friday" },
            {
                "GB",
                "Scotland",
                "01-01 {Karfreitag} 11-30 12-28",
                "01-02 05-04 05-25 06-15 08-03 12-25",
                "01-04 05-03 05-31 08-02 12-27",
                "Good Friday"
            },
            {
                "GB",
                "NorthernIreland",
                "01-01 03-17 {Karfreitag} {Ostermontag} 12-28",
                "05-04 05-25 07-13 08-31 12-25",
                "05-03 05-31 07-12 08-30 12-27",
                "St Patrick's Day"
            },
            // https://www.citizensinformation.ie/en/employment/employment-rights-and-conditions/leave-and-holidays/
            // public-holidays-in-ireland/
            {
                "IE",
                "",
                "01-01 03-17 {Ostermontag} 12-25 12-26",
                "02-02 05-04 06-01 08-03 10-26",
                "02-01 05-03 06-07 08-02 10-25",
                "Lá Fhéile Pádraig"
            },
            // https://www.rijksoverheid.nl/onderwerpen/schoolvakanties/vraag-en-antwoord/officiele-feestdagen
            { "NL", "", "01-01 {Ostermontag} 04-27 {Himmelfahrt} {Pfingstmontag} 12-25 12-26", "", "", "Koningsdag" },
            // https://www.employment.govt.nz/leave-and-holidays/public-holidays/public-holidays-and-anniversary-dates/
            {
                "NZ",
                "AUCKLAND",
                "01-01 {Karfreitag} {Ostermontag} 12-28",
                "01-02 01-26 02-06 04-27 06-01 07-10 10-26 12-25",
                "01-04 02-01 02-08 04-26 06-07 06-25 10-25 12-27",
                "Matariki"
            },
            // https://isap.sejm.gov.pl/isap.nsf/DocDetails.xsp?id=WDU19510040028 (Christmas Eve since 2025)
            {
                "PL",
                "",
                "01-01 01-06 {Ostern} {Ostermontag} 05-01 05-03 {Pfingsten} {Fronleichnam} 08-15 11-01 11-11 12-24 12-25 12-26",
                "",
                "",
                "Christmas Eve"
            },
            // https://www.opm.gov/policy-data-oversight/pay-leave/federal-holidays/ (days observed; 31 December 2027 is New Year's Day of
            // 2028)
            {
                "US",
                "",
                "01-01 11-11",
                "01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-26 12-25",
                "01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-25 12-24 12-31",
                "Thanksgiving"
            },
        };

    [Theory]
    [MemberData(nameof(Laws))]
    public void the_days_are_those_of_the_law(string country, string region, string both, string in2026, string in2027, string name)
    {
        foreach (var (year, days) in new[] { (2026, $"{both} {in2026}"), (2027, $"{both} {in2027}") })
        {
            var told = Countries.Find(country)!.Holidays(region, new LocalDate(year, 1, 1), new LocalDate(year, 12, 31));

            told.Select(h => h.Day)
                .ShouldBe(
                    days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(d => Day(year, d)).Order(), $"{country} {region} {year}");
            told.Select(h => h.Name).ShouldContain(name);
        }
    }

    [Fact]
    public void every_country_and_region_has_days_with_names_for_years_to_come()
    {
        foreach (var (country, region) in Countries.List.SelectMany(c => c.Regions.Select(r => (c, r.Code)).Prepend((c, ""))))
        {
            var days = country.Holidays(region, new LocalDate(2026, 1, 1), new LocalDate(2031, 12, 31));

            days.Count.ShouldBeGreaterThan(20, $"{country.Code} {region}");
            days.Count.ShouldBeLessThan(150, $"{country.Code} {region}");
            days.ShouldAllBe(d => d.Name.Length > 0 && d.Name.Length <= 120);
            days.Select(d => d.Day).ShouldBe(days.Select(d => d.Day).Distinct().Order());
        }
    }

    [Fact]
    public void a_year_in_which_a_regions_day_is_one_of_the_countrys_too_is_told()
    {
        var (first, last) = (new LocalDate(2030, 1, 1), new LocalDate(2030, 12, 31));

        // 10 June 2030 is Whit Monday.
        Countries
            .Find("FR")!
            .Holidays("Guyane", first, last)
            .Select(h => h.Day)
            .ShouldBe(Countries.Find("FR")!.Holidays("", first, last).Select(h => h.Day));
    }

    [Fact]
    public void every_region_that_the_library_tells_apart_can_be_chosen()
    {
        string[] Offered(string country) => [.. Countries.Find(country)!.Regions.Select(r => r.Code)];

        Offered("DE").ShouldBe(Enum.GetNames<GermanPublicHoliday.States>().Except(["ALL"]), ignoreOrder: true);
        // Geneva lacks 31 December.
        Offered("CH").ShouldBe(Enum.GetNames<SwitzerlandPublicHoliday.Cantons>().Except(["ALL", "OnlyOfficial", "GE"]), ignoreOrder: true);
        Offered("FR").ShouldBe(Enum.GetNames<FrancePublicHoliday.Regions>().Except(["ALL", "OnlyOfficial"]), ignoreOrder: true);
        // Both have the days of the whole.
        Offered("GB").ShouldBe(Enum.GetNames<UKBankHoliday.UkCountries>().Except(["England", "Wales"]), ignoreOrder: true);
        Offered("NZ").ShouldBe(Enum.GetNames<NewZealandPublicHoliday.ProvincialDistricts>().Except(["ALL"]), ignoreOrder: true);
        Offered("PT").ShouldBe(Enum.GetNames<PortugalPublicHoliday.Regions>().Except(["OnlyOfficial"]), ignoreOrder: true);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void every_country_has_a_name(string language) =>
        Countries.List.Where(c => !TextCatalog.For(language).Keys.Contains($"country.{c.Key}")).ShouldBeEmpty();

    private static LocalDate Day(int year, string day) => day switch
    {
        "{Karfreitag}" => Easter[year].PlusDays(-2),
        "{Ostern}" => Easter[year],
        "{Ostermontag}" => Easter[year].PlusDays(1),
        "{Himmelfahrt}" => Easter[year].PlusDays(39),
        "{Pfingsten}" => Easter[year].PlusDays(49),
        "{Pfingstmontag}" => Easter[year].PlusDays(50),
        "{Fronleichnam}" => Easter[year].PlusDays(60),
        _ => LocalDatePattern.Iso.Parse($"{year}-{day}").Value,
    };
}
