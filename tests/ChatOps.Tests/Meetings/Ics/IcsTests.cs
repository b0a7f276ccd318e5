using System.Text;
using System.Text.Json;
using ChatOps.Meetings;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Ics;
using ChatOps.Meetings.Times;
using ChatOps.People;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors;

namespace ChatOps.Tests.Meetings.Ics;

/// <summary>F5: what we write is what an independent reader understands, across every change of the clocks.</summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class IcsTests
{
    private static readonly Instant Stamp = Instant.FromUtc(2026, 11, 23, 9, 30);

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-13", "2026-12-04")] // an hour back on 25 October
    [InlineData("Europe/London", "2027-03-16", "2027-05-04")] // an hour on on 28 March
    [InlineData("America/New_York", "2026-10-20", "2026-12-01")]
    [InlineData("Australia/Lord_Howe", "2026-09-22", "2026-11-10")] // half an hour
    [InlineData("Pacific/Auckland", "2027-03-23", "2027-04-27")]
    [InlineData("Africa/Casablanca", "2027-01-26", "2027-04-06")] // two changes within weeks
    [InlineData("Asia/Kolkata", "2026-11-24", "2026-12-22")]
    [InlineData("Etc/UTC", "2026-11-24", "2026-12-22")]
    public async Task a_series_is_read_back_hour_by_hour(string zone, string first, string last)
    {
        var plan = Plan("0193-series", zone, first, last);

        await Reads(IcsCalendarText.Publish([new IcsSeries(plan, [], Stamp)], "meetings@example.com"), "PUBLISH", (plan, Starts(plan)));
    }

    [Fact]
    public async Task what_is_moved_is_an_exception_and_what_is_left_out_is_gone()
    {
        var plan = Plan("0193-series", "Europe/Berlin", "2026-10-13", "2026-11-10");
        var moved = One(plan, new LocalDate(2026, 10, 27), OccurrenceState.Moved) with { StartsAt = Instant.FromUtc(2026, 10, 28, 13, 0) };
        var skipped = One(plan, new LocalDate(2026, 10, 20), OccurrenceState.Skipped);
        var starts = Starts(plan).ToList();
        starts.RemoveAt(1);
        starts[1] = moved.StartsAt;

        await Reads(
            IcsCalendarText.Publish([new IcsSeries(plan, [moved, skipped], Stamp)], "meetings@example.com"), "PUBLISH", (plan, starts));
    }

    [Fact]
    public async Task forty_series_in_forty_zones_are_read_back_whatever_became_of_their_meetings()
    {
        // The same forty every time; the stretch holds the changes of the clocks in both hemispheres.
        var random = new Random(4);
        string[] zones =
        [
            .. DateTimeZoneProviders.Tzdb.Ids.Where(z => z.Contains('/', StringComparison.Ordinal)).OrderBy(_ => random.Next()).Take(40),
        ];
        var told = zones
            .Select(
                (zone, i) =>
                {
                    var first = new LocalDate(2026, 9, 1).PlusDays(random.Next(0, 60));
                    var plan = Plan($"0193-{i}", zone, "2026-09-01", "2026-09-01") with
                    {
                        FirstDay = first,
                        LastDay = first.PlusWeeks(random.Next(4, 14)),
                        From = new LocalTime(random.Next(6, 21), random.Next(0, 4) * 15),
                        EveryWeeks = random.Next(1, 3),
                    };
                    return new IcsSeries(
                        plan, [.. plan.Days().Where(_ => random.Next(3) == 0).Select(d => Changed(plan, d, random.Next(4)))], Stamp);
                })
            .ToList();

        var feed = IcsCalendarText.Publish(told, "meetings@example.com");

        await Reads(feed, "PUBLISH", [.. told.Where(t => t.Days().Count > 0).Select(t => (t.Plan, Taking(t)))]);
        feed.ShouldContain("EXDATE;TZID=");
        feed.ShouldContain("RECURRENCE-ID;TZID=");
    }

    [Fact]
    public async Task a_series_that_ended_early_keeps_what_took_place()
    {
        var plan = Plan("0193-series", "Europe/Berlin", "2026-10-13", "2026-11-10");
        var left = plan.Days().Skip(2).Select(d => One(plan, d, OccurrenceState.Cancelled)).ToList();

        await Reads(
            IcsCalendarText.Publish([new IcsSeries(plan, left, Stamp)], "meetings@example.com"), "PUBLISH", (plan, Starts(plan).Take(2)));
    }

    [Fact]
    public async Task a_feed_holds_every_series_and_every_zone_once()
    {
        var one = Plan("0193-a", "Europe/Berlin", "2026-10-13", "2026-11-10");
        var two = Plan("0193-b", "Asia/Tokyo", "2026-10-14", "2026-11-11") with { EveryWeeks = 2 };
        var three = Plan("0193-c", "Europe/Berlin", "2026-11-24", "2026-11-24");
        var feed = IcsCalendarText.Publish([new(one, [], Stamp), new(two, [], Stamp), new(three, [], Stamp)], "meetings@example.com");

        await Reads(feed, "PUBLISH", (one, Starts(one)), (two, Starts(two)), (three, Starts(three)));

        feed.Split("BEGIN:VTIMEZONE").Length.ShouldBe(3);
    }

    [Fact]
    public async Task an_invitation_its_changes_and_its_end_are_read_back()
    {
        var plan = Plan("0193-series", "Europe/Berlin", "2026-10-13", "2026-11-10") with { Sequence = 3 };
        var told = new IcsSeries(plan, [], Stamp);
        var day = new LocalDate(2026, 10, 27);

        await Reads(IcsCalendarText.Request(told, "meetings@example.com"), "REQUEST", (plan, Starts(plan)));
        await Reads(
            IcsCalendarText.RequestOne(told, day, new LocalDateTime(2026, 10, 28, 14, 0), "meetings@example.com"),
            "REQUEST",
            (plan, [Instant.FromUtc(2026, 10, 28, 13, 0)]));
        await Reads(IcsCalendarText.Cancel(told, "Thanks, both; see you.", "meetings@example.com"), "CANCEL", (plan, Starts(plan)));
        await Reads(
            IcsCalendarText.CancelOne(told, day, "This one is left out.", "meetings@example.com"),
            "CANCEL",
            (plan, [Instant.FromUtc(2026, 10, 27, 9, 0)]));
        IcsCalendarText.Cancel(told, "x", "m@example.com").ShouldContain("SEQUENCE:3\r\n");
    }

    [Fact]
    public void nothing_that_somebody_is_called_breaks_out_of_its_line()
    {
        var plan = Plan("0193-series", "Europe/Berlin", "2026-10-13", "2026-11-10") with { Subject = "Catch-up; über,\nalles" };
        var hostile = plan with { Others = [plan.Others[0] with { DisplayName = "Ben\"\r\nATTENDEE:mailto:eve@example.com" }] };

        var text = IcsCalendarText.Request(new IcsSeries(hostile, [], Stamp), "meetings@example.com");

        text.ReplaceLineEndings("\n").Split('\n').ShouldNotContain(l => l.StartsWith("ATTENDEE:", StringComparison.Ordinal));
        text.ShouldContain(@"SUMMARY:Catch-up\; über\,\nalles");
    }

    [Fact]
    public async Task a_long_line_is_folded_between_characters_and_reads_as_it_was()
    {
        var plan = Plan("0193-series", "Europe/Berlin", "2026-10-13", "2026-11-10");
        foreach (var shift in Enumerable.Range(0, 5))
        {
            var subject = $"{new string('x', shift)}{string.Concat(Enumerable.Repeat("🎄ü", 40))}";
            var told = plan with { Subject = subject, Others = [plan.Others[0] with { DisplayName = $"Ben {subject}" }] };

            var text = IcsCalendarText.Request(new IcsSeries(told, [], Stamp), "meetings@example.com");

            Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).ShouldBe(text);
            text.Replace("\r\n ", "", StringComparison.Ordinal)
                .ShouldSatisfyAllConditions(
                    t => t.ShouldContain($"SUMMARY:{subject}\r\n"), t => t.ShouldContain($"ATTENDEE;CN=Ben {subject};"));
            await Reads(text, "REQUEST", (told, Starts(told)));
        }
    }

    [Theory]
    [InlineData("ana@contoso.example", "mailto:ana@contoso.example")]
    [InlineData("ana+x@contoso.example", "mailto:ana+x@contoso.example")]
    [InlineData("ana@münchen.example", "mailto:ana@münchen.example")]
    [InlineData("a b%c@contoso.example", "mailto:a%20b%25c@contoso.example")]
    [InlineData("a@b@contoso.example", "mailto:a%40b@contoso.example")]
    public void an_address_is_never_too_odd_to_be_invited(string email, string written)
    {
        var plan = Plan("0193-series", "Europe/Berlin", "2026-10-13", "2026-11-10");
        var told = plan with { Others = [plan.Others[0] with { Email = email }] };

        IcsCalendarText
            .Request(new IcsSeries(told, [], Stamp), "meetings@example.com")
            .Replace("\r\n ", "", StringComparison.Ordinal)
            .ShouldContain($"RSVP=FALSE:{written}\r\n");
    }

    [Fact]
    public void the_same_is_written_byte_for_byte_the_same()
    {
        var plan = Plan("0193-series", "Europe/Berlin", "2026-10-13", "2026-11-10");
        string Written() =>
            IcsCalendarText.Publish(
                [new IcsSeries(plan, [One(plan, new LocalDate(2026, 10, 20), OccurrenceState.Skipped)], Stamp)], "meetings@example.com");

        Written().ShouldBe(Written());
    }

    private static SeriesPlan Plan(string id, string zone, string first, string last) => new()
    {
        SeriesId = id,
        Attempt = 1,
        Organizer = Comes("Ana Ruiz"),
        Others = [Comes("Ben Okafor")],
        Subject = "Catch-up",
        Zone = DateTimeZoneProviders.Tzdb[zone],
        FirstDay = Day(first),
        From = new LocalTime(10, 0),
        Minutes = 20,
        LastDay = Day(last),
    };

    private static IEnumerable<Instant> Starts(SeriesPlan plan) => plan.Days().Select(d => WallTime.At(d.At(plan.From), plan.Zone));

    private static MeetingOccurrence One(SeriesPlan plan, LocalDate day, OccurrenceState state) =>
        new()
        {
            Id = $"{day}",
            SeriesId = plan.SeriesId,
            Day = day,
            StartsAt = WallTime.At(day.At(plan.From), plan.Zone),
            Minutes = 20,
            State = state,
        };

    private static IEnumerable<Instant> Taking(IcsSeries told) =>
        told
            .Plan.Days()
            .Select(told.On)
            .Zip(Starts(told.Plan), (o, at) => o is null ? at
                : o.TakesPlace ? o.StartsAt
                : (Instant?)null)
            .OfType<Instant>();

    private static MeetingOccurrence Changed(SeriesPlan plan, LocalDate day, int how) =>
        how switch
        {
            0 => One(plan, day, OccurrenceState.Skipped),
            1 => One(plan, day, OccurrenceState.Cancelled),
            2 => One(plan, day, OccurrenceState.Moved) with
            {
                StartsAt = WallTime.At(day.PlusDays(1).At(plan.From), plan.Zone) + Duration.FromMinutes(95),
            },
            _ => One(plan, day, OccurrenceState.Planned),
        };

    private static Attendee Comes(string name) => new()
    {
        PersonId = new PersonId(name),
        DisplayName = name,
        Email = $"{name.Split(' ')[0]}@example.com".ToLowerInvariant(),
        Hours = new WorkingHours(DateTimeZone.Utc, "12345", 540, 1020),
    };

    private static LocalDate Day(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;

    internal static async Task Reads(string calendar, string method, params (SeriesPlan Plan, IEnumerable<Instant> Starts)[] series)
    {
        var file = Path.GetTempFileName();
        var expected = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, calendar, TestContext.Current.CancellationToken);
            var events = series.ToDictionary(
                s => IcsCalendarText.UidOf(s.Plan.SeriesId), s => s.Starts.Select(i => i.ToString()).ToArray());
            await File.WriteAllTextAsync(expected, JsonSerializer.Serialize(new { method, events }), TestContext.Current.CancellationToken);
            await Counterpart.Passes("check-ical.mjs", file, expected);
        }
        finally
        {
            File.Delete(file);
            File.Delete(expected);
        }
    }
}
