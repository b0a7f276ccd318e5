using System.IO.Compression;
using System.Text;
using ChatOps.Accounts.TimeOff;
using ChatOps.Joining.Holidays;
using ChatOps.Joining.Holidays.Calendars;
using ChatOps.Programs;
using ChatOps.Tests.Golden;
using ChatOps.Texts;
using FsCheck;
using FsCheck.Fluent;

namespace ChatOps.Tests.Joining.Holidays;

public sealed class HolidayCalendarTests
{
    private static readonly LocalDate From = new(2026, 1, 1);
    private static readonly LocalDate Last = new(2028, 12, 31);

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20261225", "2026-12-25")]
    [InlineData("DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227", "2026-12-25,2026-12-26")]
    [InlineData("DTSTART:20261225\r\nDURATION:P2D", "2026-12-25,2026-12-26")]
    [InlineData("DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY", "2026-12-25,2027-12-25,2028-12-25")]
    [InlineData("DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY;UNTIL=20271231T000000Z", "2026-12-25,2027-12-25")]
    [InlineData("DTSTART;VALUE=DATE:20251225\r\nRRULE:FREQ=YEARLY;COUNT=2", "2026-12-25")]
    [InlineData("DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY;INTERVAL=2", "2026-12-25,2028-12-25")]
    [InlineData("DTSTART;VALUE=DATE:20201126\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-11-26,2027-11-25,2028-11-23")]
    [InlineData("DTSTART;VALUE=DATE:20200525\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", "2026-05-25,2027-05-31,2028-05-29")]
    [InlineData("DTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY", "2028-02-29")]
    [InlineData("DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY\r\nEXDATE;VALUE=DATE:20271225", "2026-12-25,2028-12-25")]
    [InlineData("DTSTART;VALUE=DATE:20261225\r\nRDATE;VALUE=DATE:20261231,20270101", "2026-12-25,2026-12-31,2027-01-01")]
    public void whole_days_are_read(string lines, string days) =>
        string.Join(
                ',', Read(lines).ShouldBeOfType<CalendarRead.Days>().Holidays.Select(h => NodaTime.Text.LocalDatePattern.Iso.Format(h.Day)))
            .ShouldBe(days);

    [Theory]
    [InlineData("DTSTART:20261225T090000Z", "no_days")] // a meeting
    [InlineData("DTSTART;VALUE=DATE:20261225\r\nSTATUS:CANCELLED", "no_days")]
    [InlineData("DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=WEEKLY", "rule")]
    [InlineData("DTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY;BYEASTER=0", "rule")]
    [InlineData("DTSTART;VALUE=DATE:20261225\r\nRRULE:INTERVAL=1", "rule")]
    public void what_could_be_misread_is_refused(string lines, string fault) => Read(lines).ShouldBe(new CalendarRead.Faulty(fault));

    [Fact]
    public void a_page_is_no_calendar() =>
        HolidayCalendar.Read("<html>404</html>", From, Last).ShouldBe(new CalendarRead.Faulty("no_calendar"));

    [Fact]
    public void a_long_name_goes_on_in_the_next_line_and_an_alarm_is_no_event() =>
        Read("DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas\\, the\r\n  first day\r\nBEGIN:VALARM\r\nSUMMARY:Ring\r\nEND:VALARM")
            .ShouldBeOfType<CalendarRead.Days>()
            .Holidays.ShouldHaveSingleItem()
            .Name.ShouldBe("Christmas, the first day");

    [Fact]
    public void whatever_is_in_the_file_the_days_lie_in_order_within_what_was_asked() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), Lines.ToArbitrary(), (noise, lines) =>
                HolidayCalendar.Read($"BEGIN:VCALENDAR\n{noise}\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR", From, Last) switch
                {
                    CalendarRead.Days { Holidays: var days } => days.All(d => d.Day >= From && d.Day <= Last)
                        && days.Zip(days.Skip(1)).All(p => p.First.Day < p.Second.Day),
                    _ => true,
                })
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("https://calendar.example/de.ics", true)]
    [InlineData(" https://calendar.example/de.ics ", true)]
    [InlineData("webcal://calendar.example/de.ics", true)]
    [InlineData("WEBCALS://calendar.example/de.ics", true)]
    [InlineData("https://kalender。example/de.ics", true)]
    [InlineData("https://[2001:db8::1]/de.ics", false)]
    [InlineData("webcal://localhost/de.ics", false)]
    [InlineData("webcal:de.ics", false)]
    [InlineData("http://calendar.example/de.ics", false)]
    [InlineData("https://user:secret@calendar.example/de.ics", false)]
    [InlineData("https://localhost/de.ics", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("de.ics", false)]
    public void only_https_addresses_are_taken(string text, bool isAddress) => HolidayFetch.IsAddress(text).ShouldBe(isAddress);

    [Fact]
    public void where_holidays_come_from() =>
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
                    Address = "https://calendar.example/de.ics",
                    LookedAt = Instant.FromUtc(2026, 11, 23, 9, 0),
                    Fault = "rule",
                },
                [new Holiday(new LocalDate(2026, 12, 25), "Christmas *Day*")],
                TextCatalog.For("en")),
            "holidays-form");

    [Theory]
    [InlineData("utf8", "UTF-8")]
    [InlineData("\"UTF-8\"", "UTF-8")]
    [InlineData("nobody-knows-this", "UTF-8")]
    [InlineData("nobody-knows-this", "windows-1252")]
    [InlineData(null, "UTF-8")]
    [InlineData(null, "windows-1252")]
    [InlineData("iso-8859-1", "iso-8859-1")]
    [InlineData("windows-1252", "iso-8859-1")]
    [InlineData("koi8-r", "windows-1252", "Christmas")]
    [InlineData("koi8-r", "koi8-r", "Рождество")]
    [InlineData("iso-2022-jp", "iso-2022-jp", "元日")]
    [InlineData("utf-7", "UTF-8")]
    [InlineData("utf-16", "UTF-8")]
    [InlineData("iso-8859-1", "UTF-8")] // what a server says of all its files
    [InlineData("us-ascii", "UTF-8")]
    [InlineData("utf-8", "windows-1252")]
    [InlineData("utf-8", "utf-16")]
    [InlineData(null, "utf-16BE")]
    public void a_calendar_is_read_whatever_charset_it_is_said_to_have(string? said, string written, string name = "Mariä Himmelfahrt")
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(written) ?? Encoding.GetEncoding(written);
        var text = $"BEGIN:VCALENDAR\nSUMMARY:{name}";

        CalendarText.Of([.. encoding.GetPreamble(), .. encoding.GetBytes(text)], said).ShouldBe((text, ""));
        CalendarText.Of(encoding.GetBytes(text), said).ShouldBe((text, ""));
        CalendarText.Of(Packed([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]), said).ShouldBe((text, ""));
    }

    /// <summary>Lines are folded by their bytes.</summary>
    [Theory]
    [InlineData("\r\n ")]
    [InlineData("\n\t")]
    [InlineData("\r ")]
    public void a_letter_that_is_folded_stays_whole(string fold)
    {
        const string line = "SUMMARY:Mariä Himmelfahrt 元日 🎄";
        var bytes = Encoding.UTF8.GetBytes($"BEGIN:VCALENDAR\n{line}");
        for (var at = bytes.Length - 1; at > 25; at--)
        {
            byte[] folded = [.. bytes[..at], .. Encoding.ASCII.GetBytes(fold), .. bytes[at..]];
            CalendarText.Of(folded, null).Text!.Replace(fold, "", StringComparison.Ordinal).ShouldEndWith(line, customMessage: $"at {at}");
        }
    }

    [Fact]
    public void a_byte_that_is_no_letter_spoils_no_other()
    {
        byte[] pasted = [.. Encoding.UTF8.GetBytes("BEGIN:VCALENDAR\nSUMMARY:Mariä, "), 0xE4, .. Encoding.UTF8.GetBytes(" and Frühling")];

        CalendarText.Of(pasted, "iso-8859-1").Text.ShouldBe("BEGIN:VCALENDAR\nSUMMARY:Mariä, \ufffd and Frühling");
    }

    [Fact]
    public void what_is_packed_is_no_larger_than_what_is_not()
    {
        CalendarText.Of(Packed(new byte[CalendarText.MostBytes]), null).Text!.Length.ShouldBeLessThanOrEqualTo(CalendarText.MostBytes);
        CalendarText.Of(Packed(new byte[CalendarText.MostBytes + 1]), null).ShouldBe((null, "too_big"));
        CalendarText.Of(Packed(new byte[200_000_000]), null).ShouldBe((null, "too_big"));
        CalendarText.Of([.. Packed(new byte[9])[..12], 7, 7, 7], null).ShouldBe((null, "no_calendar"));
    }

    private static byte[] Packed(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var into = new GZipStream(packed, CompressionLevel.Fastest))
            into.Write(plain);
        return packed.ToArray();
    }

    private static readonly Gen<string> Lines = Gen.Elements(
            "DTSTART;VALUE=DATE:20261225",
            "DTSTART:nonsense",
            "RRULE:FREQ=YEARLY",
            "RRULE:FREQ=YEARLY;INTERVAL=999999999",
            "DTEND;VALUE=DATE:20260101",
            "DURATION:P999D",
            ":",
            "BEGIN:X")
        .ArrayOf()
        .Select(l => string.Join('\n', l));

    private static CalendarRead Read(string lines) =>
        HolidayCalendar.Read($"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", From, Last);
}
