using ChatOps.Accounts.TimeOff;
using ChatOps.Joining.Holidays;
using ChatOps.Joining.Holidays.Calendars;
using ChatOps.Programs;
using ChatOps.Tests.Golden;
using ChatOps.Texts;

namespace ChatOps.Tests.Joining.Holidays;

public sealed class SaveHolidaysTests
{
    private const string Link = "https://calendar.example/sample.ics";

    private static readonly Phrases English = TextCatalog.For("en");

    private static readonly HolidaySource ByLink = new() { Address = Link };

    [Theory]
    [InlineData("IE", null, "IE", "", false)]
    [InlineData("DE", null, "DE", "", true)] // its regions are asked for
    [InlineData("DE", "", "DE", "", true)]
    [InlineData("DE", "DE", "DE", "", false)]
    [InlineData("DE", "DE-BY", "DE", "BY", false)]
    [InlineData("FR", "DE-BY", "FR", "", true)] // the form showed another country's
    [InlineData("IE", "DE-BY", "IE", "", false)]
    public void a_country_is_taken_and_its_region(string country, string? chosen, string taken, string region, bool isAsked) =>
        SaveHolidays.Decide(new(country, chosen, ""), null, English).ShouldBe(new SaveHolidays.Decision.ByCountry(taken, region, isAsked));

    [Theory]
    [InlineData("XX", null, "", "country", "We don't know the holidays of this country. Choose one from the list, or give a link.")]
    [InlineData("IT", null, "", "country", "We don't know the holidays of this country. Choose one from the list, or give a link.")]
    [InlineData("DE", "DE-XX", "", "region", "This is no region of the country. Choose one from the list.")]
    [InlineData("CH", "CH-GE", "", "region", "This is no region of the country. Choose one from the list.")]
    [InlineData(
        "IE",
        null,
        "https://other.example/x.ics",
        "address",
        "Choose a country or give a link, not both. Empty this field, or choose “None of these” as the country.")]
    [InlineData("none", null, "http://other.example/x.ics", "address", "This is no https address.")]
    public void what_can_not_be_is_said_at_its_field(string country, string? region, string address, string field, string message)
    {
        var wrong = SaveHolidays.Decide(new(country, region, address), ByLink, English).ShouldBeOfType<SaveHolidays.Decision.Wrong>();

        (wrong.Error.Field, wrong.Error.Message).ShouldBe((field, message));
    }

    [Fact]
    public void a_link_that_was_there_gives_way_to_a_country() =>
        SaveHolidays
            .Decide(new("IE", null, Link), ByLink, English)
            .ShouldBe(new SaveHolidays.Decision.ByCountry("IE", "", AsksRegion: false));

    [Fact]
    public void a_country_that_was_there_does_not_give_way_to_a_link_unasked() =>
        SaveHolidays
            .Decide(new("IE", null, Link), new HolidaySource { Country = "IE" }, English)
            .ShouldBeOfType<SaveHolidays.Decision.Wrong>();

    [Theory]
    [InlineData("")]
    [InlineData(Link)]
    public void without_a_country_it_is_a_link_or_the_file(string address) =>
        SaveHolidays
            .Decide(new("none", null, address), new HolidaySource { Country = "IE" }, English)
            .ShouldBe(new SaveHolidays.Decision.ByCalendar(address));

    [Fact]
    public void a_country_with_its_regions_and_what_was_left_out() =>
        Goldens.Check(
            HolidaysForm.Draw(
                new Program
                {
                    Id = new ProgramId("0193-autumn"),
                    Key = "autumn-2026",
                    Name = "Autumn 2026",
                },
                new HolidaySource
                {
                    Country = "DE",
                    Region = "BY",
                    LookedAt = Instant.FromUtc(2026, 11, 23, 9, 0),
                    LeftOut = HolidayJson.Write([
                        new LeftOutEntry("The *odd* one", 8, "rule"),
                        new LeftOutEntry("", 12, "text"),
                        .. Enumerable.Range(3, 4).Select(i => new LeftOutEntry($"Sample {i}", i * 9, "long")),
                    ]),
                },
                [new Holiday(new LocalDate(2027, 1, 6), "Heilige Drei Könige")],
                TextCatalog.For("de")),
            "holidays-form-region");
}
