using ChatOps.Joining.Holidays.Calendars;
using FsCheck;
using FsCheck.Fluent;
using NodaTime.Text;

namespace ChatOps.Tests.Joining.Holidays;

/// <summary>Calendars as the world's programs write them. Each of these once freed the wrong day, or none.</summary>
public sealed class HolidayCasesTests
{
    private static readonly LocalDate From = new(2026, 1, 1);
    private static readonly LocalDate Last = new(2028, 12, 31);

    [Theory]
    [InlineData("Observance\\nTo hide observances\\, go to the calendar's settings > Holidays in Sampleland")]
    [InlineData("Gedenktag\\nUm Gedenktage auszublenden\\, öffne die Einstellungen > Holidays in Sampleland")]
    [InlineData("Observance")]
    public void what_is_only_celebrated_is_a_working_day(string description) => Days($"""
        X-WR-CALNAME:Holidays in Sampleland
        BEGIN:VEVENT
        UID:1@sample.example
        DTSTART;VALUE=DATE:20261225
        DTEND;VALUE=DATE:20261226
        DESCRIPTION:Public holiday
        SUMMARY:Christmas Day
        END:VEVENT
        BEGIN:VEVENT
        UID:2@sample.example
        DTSTART;VALUE=DATE:20261214
        DTEND;VALUE=DATE:20261215
        DESCRIPTION:{description}
        SUMMARY:Day of the Sample
        END:VEVENT
        """).ShouldBe("2026-12-25 Christmas Day");

    [Theory]
    [InlineData("DTSTART;TZID=\"W. Europe Standard Time\":20261225T000000", "DTEND;TZID=\"W. Europe Standard Time\":20261226T000000")]
    [InlineData("DTSTART;TZID=Our own zone:20261225T000000", "DTEND;TZID=Our own zone:20261226T000000")]
    [InlineData("DTSTART:20261225T000000", "DURATION:P1D")]
    [InlineData("DTSTART:20261225T000000", "DURATION:PT24H")]
    [InlineData("DTSTART:20261225T000000Z", "DTEND:20261226T000000Z")]
    [InlineData("DTSTART:20261225T000000", "DTEND:20261225T235959")]
    [InlineData("DTSTART;TZID=Europe/Berlin:20261225T000000", "DTEND;TZID=Europe/Berlin:20261225T235900")]
    [InlineData("DTSTART:20261225T000000", "X-FUNAMBOL-ALLDAY:1")]
    [InlineData("DTSTART:20261225T000000", "X-FUNAMBOL-ALLDAY:1\nDURATION:P1D")]
    [InlineData("DTSTART;VALUE=DATE:20261225T000000", "CLASS:PUBLIC")]
    [InlineData("DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261225")]
    [InlineData("DTSTART;VALUE=DATE:20261225", "DURATION:-P1D")]
    [InlineData("DTSTART;VALUE=DATE:20261225", "DURATION:PT1H")]
    [InlineData("DTSTART;VALUE=DATE:20201225", "RDATE;VALUE=PERIOD:20261225T000000/P1D")]
    [InlineData("DTSTART;VALUE=DATE:20201225", "RDATE:20261225T000000")]
    [InlineData("DTSTART;value=date:20261225T000000", "dtend;value=date:20261226T000000")]
    [InlineData("DTSTART;VALUE=DATE:20261225  ", "DTEND;VALUE=DATE:20261226\t")]
    [InlineData("DTSTART;VALUE=DA\n TE:202612\n 25", "DTEND:")]
    public void from_midnight_to_midnight_is_a_day_off(string start, string end) => Days($"""
        BEGIN:VEVENT
        UID:1@sample.example
        {start}
        {end}
        SUMMARY;LANGUAGE=de:1. Weihnachtstag
        X-MICROSOFT-CDO-BUSYSTATUS:OOF
        END:VEVENT
        """).ShouldBe("2026-12-25 1. Weihnachtstag");

    /// <summary>What an event says beside its day may be written as badly as it likes.</summary>
    [Theory]
    [InlineData("x-foo;bar:baz")]
    [InlineData("ATTENDEE;CN=\"a:b:mailto:ana@sample.example")]
    [InlineData("X-A;B=\"\"\"\":x")]
    [InlineData("X-A;B=\"c:d;e\";F=:x\n and more")]
    [InlineData("GEO:nowhere")]
    [InlineData("BEGIN:VALARM\nTRIGGER;:soon\nDTSTART:nonsense\nEND:VALARM")]
    [InlineData("begin:x-part\nwhatever\nend:x-part")]
    public void what_tells_no_day_costs_none(string odd) => Days($"""
        BEGIN:VEVENT
        UID:1@sample.example
        {odd}
        DTSTART;VALUE=DATE:20261225
        SUMMARY:Christmas, the
          first day
        END:VEVENT
        """).ShouldBe("2026-12-25 Christmas, the first day");

    /// <summary>Not the same as nothing: the days would be others, or too few.</summary>
    [Theory]
    [InlineData("DTEND;VALUE=DATE:2026-12-27")]
    [InlineData("DTEND:tomorrow")]
    [InlineData("DURATION:2 days")]
    [InlineData("EXDATE;VALUE=DATE:2026-12-25\nRRULE:FREQ=YEARLY")]
    [InlineData("RECURRENCE-ID;VALUE=DATE:Christmas")]
    public void what_tells_a_day_and_cannot_be_read_is_not_passed_over(string odd) =>
        Read($"BEGIN:VEVENT\nUID:1@sample.example\nDTSTART;VALUE=DATE:20261225\n{odd}\nSUMMARY:x\nEND:VEVENT")
            .LeftOut.ShouldBe([new LeftOutEntry("x", 2, "text")]);

    /// <summary>The day on which clocks change, in hours.</summary>
    [Theory]
    [InlineData("20270328", "PT23H", "2027-03-28 x")]
    [InlineData("20271031", "PT25H", "2027-10-31 x")]
    [InlineData("20270327", "PT47H", "2027-03-27 x, 2027-03-28 x")]
    public void a_day_need_not_have_24_hours(string day, string length, string days) =>
        Days($"BEGIN:VEVENT\nDTSTART;TZID=Europe/Berlin:{day}T000000\nDURATION:{length}\nSUMMARY:x\nEND:VEVENT").ShouldBe(days);

    [Theory]
    [InlineData("DTEND:20261225T230000Z")]
    [InlineData("DURATION:PT48H")]
    public void whole_days_in_utc_of_a_zone_that_nobody_names_are_not_guessed(string end) =>
        Read($"BEGIN:VEVENT\nUID:1@sample.example\nDTSTART:20261224T230000Z\n{end}\nSUMMARY:x\nEND:VEVENT")
            .LeftOut.ShouldBe([new LeftOutEntry("x", 2, "start")]);

    [Fact]
    public void each_calendar_of_a_file_has_its_zone() => Days("""
        X-WR-TIMEZONE:Europe/Berlin
        BEGIN:VEVENT
        DTSTART:20261224T230000Z
        DTEND:20261225T230000Z
        SUMMARY:Christmas
        END:VEVENT
        END:VCALENDAR
        BEGIN:VCALENDAR
        X-WR-TIMEZONE:America/New_York
        BEGIN:VEVENT
        DTSTART:20270101T050000Z
        DTEND:20270102T050000Z
        SUMMARY:New Year
        END:VEVENT
        """).ShouldBe("2026-12-25 Christmas, 2027-01-01 New Year");

    /// <summary>A moment in UTC is a day where it is midnight in the calendar's zone.</summary>
    [Theory]
    [InlineData("Europe/Berlin", "DTSTART:20261224T230000Z", "DTEND:20261225T230000Z")]
    [InlineData("W. Europe Standard Time", "DTSTART:20261224T230000Z", "DTEND:20261225T225959Z")]
    [InlineData("America/New_York", "DTSTART:20261225T050000Z", "DTEND:20261226T050000Z")]
    [InlineData("Asia/Tokyo", "DTSTART:20261224T150000Z", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE")]
    [InlineData("America/New_York", "DTSTART:20261225T000000Z", "DTEND:20261226T000000Z")]
    [InlineData("Our own zone", "DTSTART:20261225T000000Z", "DTEND:20261226T000000Z")]
    public void a_day_in_utc_is_a_day_of_the_calendars_zone(string zone, string start, string end)
    {
        var days = $"BEGIN:VEVENT\nUID:1@sample.example\n{start}\n{end}\nSUMMARY:Christmas\nEND:VEVENT";

        Days($"X-WR-TIMEZONE:{zone}\n{days}").ShouldBe("2026-12-25 Christmas");
        Days($"BEGIN:VTIMEZONE\nTZID:{zone}\nEND:VTIMEZONE\n{days}").ShouldBe("2026-12-25 Christmas");
    }

    [Theory]
    [InlineData("RRULE:FREQ=YEARLY;UNTIL=20271129T230000Z\nEXDATE:20261129T230000Z", "2027-11-30 Bridge day")]
    [InlineData("RRULE:FREQ=YEARLY;UNTIL=20271231T235959Z", "2026-11-30 Bridge day, 2027-11-30 Bridge day")]
    [InlineData("RRULE:FREQ=YEARLY;UNTIL=20271130T120000Z", "2026-11-30 Bridge day, 2027-11-30 Bridge day")]
    [InlineData("RRULE:FREQ=YEARLY;UNTIL=20271129", "2026-11-30 Bridge day")]
    public void a_rule_of_a_zone_is_followed_to_its_day_there(string rule, string days) => Days($"""
        BEGIN:VEVENT
        UID:1@sample.example
        DTSTART;TZID=Europe/Berlin:20201130T000000
        DTEND;TZID=Europe/Berlin:20201201T000000
        {rule}
        SUMMARY:Bridge day
        END:VEVENT
        """).ShouldBe(days);

    [Fact]
    public void a_day_that_is_moved_in_utc_is_moved() => Days("""
        BEGIN:VEVENT
        UID:1@sample.example
        DTSTART;TZID=Europe/Berlin:20261130T000000
        DTEND;TZID=Europe/Berlin:20261201T000000
        RRULE:FREQ=YEARLY;COUNT=2
        SUMMARY:Bridge day
        END:VEVENT
        BEGIN:VEVENT
        UID:1@sample.example
        RECURRENCE-ID:20261129T230000Z
        DTSTART;TZID=Europe/Berlin:20261204T000000
        DTEND;TZID=Europe/Berlin:20261205T000000
        SUMMARY:Bridge day
        END:VEVENT
        """).ShouldBe("2026-12-04 Bridge day, 2027-11-30 Bridge day");

    [Fact]
    public void a_whole_day_that_begins_at_no_midnight_is_not_guessed() =>
        Read("BEGIN:VEVENT\nUID:1@sample.example\nDTSTART:20261224T230000Z\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\nSUMMARY:x\nEND:VEVENT")
            .LeftOut.ShouldBe([new LeftOutEntry("x", 2, "start")]);

    [Fact]
    public void of_two_versions_of_an_event_the_later_counts() => Days("""
        BEGIN:VEVENT
        UID:1@sample.example
        SEQUENCE:1
        DTSTART;VALUE=DATE:20261204
        SUMMARY:Founders' Day
        END:VEVENT
        BEGIN:VEVENT
        UID:1@sample.example
        DTSTART;VALUE=DATE:20261130
        SUMMARY:Founders' Day
        END:VEVENT
        """).ShouldBe("2026-12-04 Founders' Day");

    [Fact]
    public void events_that_share_an_id_are_several() => Days("""
        BEGIN:VEVENT
        UID:holiday
        DTSTART;VALUE=DATE:20261225
        SUMMARY:Christmas
        END:VEVENT
        BEGIN:VEVENT
        UID:holiday
        DTSTART;VALUE=DATE:20270101
        SUMMARY:New Year
        END:VEVENT
        """).ShouldBe("2026-12-25 Christmas, 2027-01-01 New Year");

    [Fact]
    public void several_calendars_in_a_file_are_read_as_one() => Days("""
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20261225
        SUMMARY:Christmas
        END:VEVENT
        END:VCALENDAR
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20270101
        SUMMARY:New Year
        END:VEVENT
        """).ShouldBe("2026-12-25 Christmas, 2027-01-01 New Year");

    [Theory]
    [InlineData("X-WR-CALNAME;VALUE=TEXT:Holidays in Sampleland")]
    [InlineData("NAME;LANGUAGE=en:Holidays in\n  Sampleland")]
    public void the_calendars_name_is_read_as_any_other_line(string name) => Read($"""
        {name}
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20261214
        DESCRIPTION:Gedenktag\nUm ihn auszublenden\, öffne die Einstellungen > Holidays in Sampleland
        END:VEVENT
        """).ShouldBe(new CalendarRead.Faulty("no_days"));

    [Theory]
    [InlineData("DTSTART:20261225T000000", "DTEND:20261225T010000")]
    [InlineData("DTSTART:20261225T000000", "SUMMARY:x")]
    [InlineData("DTSTART:20261225T000000", "DURATION:PT1H")]
    public void an_hour_at_midnight_is_none(string start, string end) =>
        Read($"BEGIN:VEVENT\nUID:1@sample.example\n{start}\n{end}\nEND:VEVENT").ShouldBe(new CalendarRead.Faulty("no_days"));

    [Fact]
    public void a_day_that_is_moved_once_is_moved_once() => Days("""
        BEGIN:VEVENT
        UID:1@sample.example
        RECURRENCE-ID;VALUE=DATE:20261130
        DTSTART;VALUE=DATE:20261204
        SUMMARY:Founders' Day (on Friday)
        END:VEVENT
        BEGIN:VEVENT
        UID:1@sample.example
        DTSTART;VALUE=DATE:20201130
        RRULE:FREQ=YEARLY
        SUMMARY:Founders' Day
        END:VEVENT
        """).ShouldBe("2026-12-04 Founders' Day (on Friday), 2027-11-30 Founders' Day, 2028-11-30 Founders' Day");

    [Fact]
    public void a_day_that_is_cancelled_once_is_a_working_day_once() => Days("""
        BEGIN:VEVENT
        UID:1@sample.example
        DTSTART;VALUE=DATE:20201130
        RRULE:FREQ=YEARLY
        SUMMARY:Founders' Day
        END:VEVENT
        BEGIN:VEVENT
        UID:1@sample.example
        RECURRENCE-ID;VALUE=DATE:20271130
        DTSTART;VALUE=DATE:20271130
        STATUS:CANCELLED
        END:VEVENT
        """).ShouldBe("2026-11-30 Founders' Day, 2028-11-30 Founders' Day");

    [Fact]
    public void a_rule_that_is_seldom_is_followed() => Days("""
        BEGIN:VEVENT
        UID:1@sample.example
        DTSTART;VALUE=DATE:20201129
        RRULE:FREQ=YEARLY;BYDAY=SU;BYYEARDAY=331,332,333,334,335,336,337
        SUMMARY:First Sunday in Advent
        END:VEVENT
        """).ShouldBe("2026-11-29 First Sunday in Advent, 2027-11-28 First Sunday in Advent, 2028-11-26 First Sunday in Advent");

    [Theory]
    [InlineData("RRULE:FREQ=YEARLY;BYEASTER=0", "rule")]
    [InlineData("RRULE:FREQ=WEEKLY", "rule")]
    [InlineData("RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "rule")]
    [InlineData("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "rule")]
    [InlineData("RRULE:FREQ=YEARLY;BYSECOND=1,2,3", "rule")]
    [InlineData("RRULE:FREQ=YEARLY;INTERVAL=0", "rule")]
    [InlineData("RRULE:FREQ=YEARLY;INTERVAL=99999999999", "rule")]
    [InlineData("RRULE:FREQ=YEARLY\nRRULE:FREQ=YEARLY;BYMONTH=3", "rule")]
    [InlineData("RRULE:FREQ=YEARLY\nEXRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "rule")]
    [InlineData("RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261130", "rule")]
    [InlineData("RDATE;VALUE=DATE:20261331", "text")]
    [InlineData("nothing that belongs here", "text")]
    [InlineData("BEGIN:X", "text")]
    [InlineData("DTEND;VALUE=DATE:20300101", "long")]
    [InlineData("RRULE:FREQ=YEARLY;INTERVAL=2147483647", "rule")]
    [InlineData("RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "too_many")]
    [InlineData("RRULE:FREQ=YEARLY;BYDAY=MO\nDTEND;VALUE=DATE:20201202", "too_many")]
    public void what_is_not_understood_costs_itself_and_is_named_with_its_line(string odd, string why)
    {
        var read = Read($"""
            BEGIN:VEVENT
            UID:1@sample.example
            DTSTART;VALUE=DATE:20201225
            RRULE:FREQ=YEARLY
            SUMMARY:Christmas Day
            END:VEVENT
            BEGIN:VEVENT
            UID:2@sample.example
            SUMMARY;LANGUAGE=en:The odd one
            DTSTART;VALUE=DATE:20201127
            {odd}
            END:VEVENT
            """);

        Told(read).ShouldBe("2026-12-25 Christmas Day, 2027-12-25 Christmas Day, 2028-12-25 Christmas Day");
        read.LeftOut.ShouldBe([new LeftOutEntry("The odd one", 8, why)]);
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20261301", "text")]
    [InlineData("DTSTART:nonsense", "start")]
    [InlineData("DESCRIPTION:no day at all", "start")]
    public void an_entry_alone_that_is_not_understood_is_named_as_well(string odd, string why)
    {
        var read = Read($"BEGIN:VEVENT\nUID:1@sample.example\n{odd}\nEND:VEVENT");

        read.ShouldBe(new CalendarRead.Faulty(why));
        read.LeftOut.ShouldBe([new LeftOutEntry("", 2, why)]);
    }

    [Theory]
    [InlineData("SUMMARY;ALTREP=\"https://sample.example/text\":The odd one", "The odd one")]
    [InlineData("SUMMARY:The odd\\, \\nodd\n  one", "The odd, odd one")]
    [InlineData("SUMMARY-OF-IT:x\nsummary:The odd one", "The odd one")]
    [InlineData("SUMMARY:", "")]
    public void what_is_left_out_is_named_as_it_would_be_read(string summary, string name) =>
        Read($"BEGIN:VEVENT\n{summary}\nDTSTART:nonsense\nEND:VEVENT").LeftOut.ShouldBe([new LeftOutEntry(name, 2, "start")]);

    [Fact]
    public void what_is_left_out_has_a_name_that_can_be_shown() =>
        Read($"BEGIN:VEVENT\nSUMMARY:{new string('x', 79)}🎄{new string('x', 90_000)}\nDTSTART:nonsense\nEND:VEVENT")
            .LeftOut.ShouldBe([new LeftOutEntry(new string('x', 79), 2, "start")]);

    [Fact]
    public void an_entry_that_is_never_closed_takes_no_other_with_it()
    {
        var read = Read("""
            BEGIN:VEVENT
            SUMMARY:Open
            DTSTART;VALUE=DATE:20261224
            BEGIN:VEVENT
            SUMMARY:Christmas
            DTSTART;VALUE=DATE:20261225
            END:VEVENT
            """);

        Told(read).ShouldBe("2026-12-25 Christmas");
        read.LeftOut.ShouldBe([new LeftOutEntry("Open", 2, "text")]);
    }

    [Fact]
    public void whatever_stands_in_one_event_the_others_count() => Prop.ForAll(Anything.ToArbitrary(), odd => Read($"""
        BEGIN:VEVENT
        UID:1@sample.example
        DTSTART;VALUE=DATE:20261225
        END:VEVENT
        BEGIN:VEVENT
        UID:2@sample.example
        {odd}
        END:VEVENT
        """) is CalendarRead.Days { Holidays: var days } && days.Any(d => d.Day == new LocalDate(2026, 12, 25))).QuickCheckThrowOnFailure();

    [Fact]
    public void a_day_that_ends_at_a_time_is_that_day_by_its_rule() => Days("""
        BEGIN:VEVENT
        UID:1@sample.example
        DTSTART;VALUE=DATE:20270531
        DTEND:20270531T040001Z
        RRULE:FREQ=YEARLY;BYMONTH=5;COUNT=10;BYDAY=-1MO
        SUMMARY:Memorial Day
        END:VEVENT
        """).ShouldBe("2027-05-31 Memorial Day, 2028-05-29 Memorial Day");

    [Fact]
    public void a_long_break_is_off_from_its_first_day_to_its_last()
    {
        var days = Read("""
            BEGIN:VEVENT
            UID:1@sample.example
            DTSTART;VALUE=DATE:20270719
            DTEND;VALUE=DATE:20270901
            SUMMARY:Summer closure
            END:VEVENT
            """).ShouldBeOfType<CalendarRead.Days>().Holidays;

        days.Count.ShouldBe(44);
        (days[0].Day, days[^1].Day).ShouldBe((new LocalDate(2027, 7, 19), new LocalDate(2027, 8, 31)));
    }

    [Fact]
    public void a_break_that_began_before_is_off_to_its_end() =>
        HolidayCalendar
            .Read(
                Calendar("BEGIN:VEVENT\nUID:1@sample.example\nDTSTART;VALUE=DATE:20251220\nDTEND;VALUE=DATE:20260104\nEND:VEVENT"),
                From,
                Last)
            .ShouldBeOfType<CalendarRead.Days>()
            .Holidays.Select(h => h.Day)
            .ShouldBe([From, From.PlusDays(1), From.PlusDays(2)]);

    [Theory]
    [InlineData("EXDATE:20261130T000000")]
    [InlineData("EXDATE;TZID=Our own zone:20261130T000000")]
    [InlineData("EXDATE;VALUE=DATE:20261130")]
    public void a_year_that_is_left_out_is_left_out_at_any_time_of_day(string without) => Days($"""
        BEGIN:VEVENT
        UID:1@sample.example
        DTSTART;VALUE=DATE:20201130
        RRULE:FREQ=YEARLY
        {without}
        SUMMARY:Bridge day
        END:VEVENT
        """).ShouldBe("2027-11-30 Bridge day, 2028-11-30 Bridge day");

    [Theory]
    [InlineData("\r")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void lines_end_as_they_like(string end) =>
        Days(string.Join(end, "BEGIN:VEVENT", "DTSTART;VALUE=DATE:20261225", "SUMMARY:Christmas, the", "  first day", "", "END:VEVENT"))
            .ShouldBe("2026-12-25 Christmas, the first day");

    [Fact]
    public void a_colon_within_quotes_is_not_where_the_name_begins() => Days("""
        BEGIN:VEVENT
        UID:1@sample.example
        DTSTART;VALUE=DATE:20261225
        SUMMARY;ALTREP="https://sample.example/text":Christmas Day
        END:VEVENT
        """).ShouldBe("2026-12-25 Christmas Day");

    [Fact]
    public void a_day_that_the_moon_decides_is_a_day_off() => Days("""
        BEGIN:VEVENT
        UID:1@sample.example
        DTSTART;VALUE=DATE:20270310
        SUMMARY:Eid (the date may change)
        STATUS:TENTATIVE
        END:VEVENT
        """).ShouldBe("2027-03-10 Eid (the date may change)");

    [Theory]
    [InlineData("🎄")]
    [InlineData("👩‍🎄")]
    [InlineData("e\u0301")]
    public void a_long_name_is_cut_between_two_characters(string wide)
    {
        var start = new string('x', 79);

        Read($"BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\nSUMMARY:{start}{wide} day\nEND:VEVENT").ShouldBeOfType<CalendarRead.Days>()
            .Holidays.ShouldHaveSingleItem().Name.ShouldBe(start);
    }

    [Fact]
    public void half_a_letter_is_not_in_a_name() =>
        Days("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\nSUMMARY:Christ\ud83dmas\nEND:VEVENT").ShouldBe("2026-12-25 Christ\ufffdmas");

    [Fact]
    public void what_no_calendar_may_hold_is_not_in_a_name() =>
        Days("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\nSUMMARY:Christ\u0001mas\u2028Day\u0000\nEND:VEVENT")
            .ShouldBe("2026-12-25 Christmas Day");

    [Fact]
    public void a_calendar_that_breaks_off_is_none() =>
        HolidayCalendar
            .Read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\n", From, Last)
            .ShouldBe(new CalendarRead.Faulty("no_calendar"));

    [Fact]
    public void a_rule_for_every_day_is_too_much() =>
        Read("BEGIN:VEVENT\nDTSTART;VALUE=DATE:19000101\nRRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU\nEND:VEVENT")
            .ShouldBe(new CalendarRead.Faulty("too_many"));

    [Fact]
    public void a_rule_that_is_made_to_take_long_is_not_followed() =>
        Read($"BEGIN:VEVENT\nDTSTART;VALUE=DATE:20200101\nRRULE:FREQ=YEARLY;BYMONTH={Many};BYMONTHDAY={Many}\nEND:VEVENT")
            .ShouldBe(new CalendarRead.Faulty("rule"));

    [Fact]
    public void a_file_that_takes_too_long_is_given_up() =>
        HolidayCalendar
            .Read(Calendar("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\nEND:VEVENT"), From, Last, TimeSpan.FromTicks(-1))
            .ShouldBe(new CalendarRead.Faulty("too_slow"));

    private static readonly Gen<string> Anything = Gen.Elements(
            "DTSTART",
            "DTEND",
            "DURATION",
            "RRULE",
            "EXDATE",
            "RDATE",
            "RECURRENCE-ID",
            "SUMMARY",
            "STATUS",
            "DESCRIPTION",
            "CATEGORIES",
            "BEGIN",
            "END",
            "EXRULE",
            "GEO",
            "ATTENDEE",
            "")
        .SelectMany(
            _ => Gen.Elements("", ";VALUE=DATE", ";TZID=Nowhere", ";X=\"", ";VALUE=PERIOD", ";RANGE=THISANDFUTURE"),
            (name, parameter) => name + parameter)
        .SelectMany(
            _ =>
                Gen.OneOf(
                    Gen.Elements(
                        "20261224",
                        "20261224T000000",
                        "00000000",
                        "99991231",
                        "FREQ=YEARLY;COUNT=2147483647",
                        "FREQ=YEARLY;UNTIL=99991231",
                        "FREQ=YEARLY;BYWEEKNO=53",
                        "FREQ=HOURLY",
                        "P1D",
                        "P99999999999D",
                        "VALARM"),
                    ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")),
            (start, value) => $"{start}:{value.Replace('\n', ' ')}")
        .ListOf()
        .Select(lines => string.Join('\n', lines));

    private static string Many => string.Join(',', Enumerable.Repeat("1,2,3", 20_000));

    private static string Days(string events) => Told(Read(events));

    private static string Told(CalendarRead read) =>
        string.Join(", ", read.ShouldBeOfType<CalendarRead.Days>().Holidays.Select(h => $"{LocalDatePattern.Iso.Format(h.Day)} {h.Name}"));

    private static CalendarRead Read(string events) => HolidayCalendar.Read(Calendar(events), From, Last);

    private static string Calendar(string events) => $"BEGIN:VCALENDAR\n{events}\nEND:VCALENDAR\n";
}
