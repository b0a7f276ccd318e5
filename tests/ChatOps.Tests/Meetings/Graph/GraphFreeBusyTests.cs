using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Graph.Booking;
using ChatOps.Tests.Vendors.Graph;
using Models = Microsoft.Graph.Models;

namespace ChatOps.Tests.Meetings.Graph;

/// <summary>Whose calendar is looked into, and what is kept of it.</summary>
public sealed class GraphFreeBusyTests : IAsyncLifetime
{
    private static readonly Instant Monday = Instant.FromUtc(2026, 11, 23, 0, 0);

    private FakeGraph _graph = null!;
    private OutlookBench _bench = null!;

    private static Ct Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _graph = await OutlookBench.Outlook();
        _bench = new OutlookBench(_graph.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        _bench.Dispose();
        await _graph.DisposeAsync();
    }

    [Fact]
    public async Task busy_and_away_and_working_hours_are_kept_and_nothing_else()
    {
        var anna = _graph.Calendars.Of(OutlookBench.Anna.ObjectId!);
        anna.Busy.Add((Monday + Duration.FromHours(9), Monday + Duration.FromHours(10), "busy"));
        anna.Busy.Add((Monday + Duration.FromHours(24), Monday + Duration.FromHours(48), "oof"));
        anna.Busy.Add((Monday + Duration.FromHours(50), Monday + Duration.FromHours(51), "free"));
        anna.Zone = "Pacific Standard Time";

        var found = await Ask(OutlookBench.Anna, OutlookBench.Ben);

        found.Select(f => f.HasMailbox).ShouldBe([true, true]);
        found[0]
            .Busy.ShouldBe([
                new Interval(Monday + Duration.FromHours(9), Monday + Duration.FromHours(10)),
                new Interval(Monday + Duration.FromHours(24), Monday + Duration.FromHours(48)),
            ]);
        found[0].Away.ShouldHaveSingleItem().Start.ShouldBe(Monday + Duration.FromHours(24));
        found[0].Hours.ShouldBe(new WorkingHours(DateTimeZoneProviders.Tzdb["America/Los_Angeles"], "12345", 9 * 60, 17 * 60));
        found[1].Busy.ShouldBeEmpty();
        found[0].ToString().ShouldNotContain("Biopsy");
        _graph.Calls.Count(c => c.IsSchedule).ShouldBe(1);
    }

    [Fact]
    public async Task who_gives_their_own_times_is_never_looked_up()
    {
        var found = await Ask(OutlookBench.Anna with { GivesOwnTimes = true }, OutlookBench.Ben);

        found.Select(f => f.HasMailbox).ShouldBe([false, true]);
        _graph.Calls.ShouldNotContain(c =>
            c.RawPath.Contains(OutlookBench.Anna.ObjectId!, StringComparison.Ordinal)
            || c.Text.Contains(OutlookBench.Anna.Email!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task who_has_no_mailbox_is_told_apart_and_the_others_are_still_asked_about()
    {
        _graph.Calendars.Of(OutlookBench.Anna.ObjectId!).HasCalendar = false;

        var found = await Ask(OutlookBench.Anna, OutlookBench.Ben, OutlookBench.Person("zoe"));

        found.Select(f => f.HasMailbox).ShouldBe([false, true, false]);
    }

    [Fact]
    public async Task a_mailbox_outside_the_administrators_scope_counts_as_none()
    {
        _graph.Calendars.Of(OutlookBench.Anna.ObjectId!).IsOutOfScope = true;

        (await Ask(OutlookBench.Anna, OutlookBench.Ben))[1].HasMailbox.ShouldBeTrue();
    }

    [Theory]
    [InlineData("ErrorServerBusy")]
    [InlineData("5006")]
    [InlineData("ErrorSomethingNew")]
    [InlineData("ErrorNoFreeBusyAccess")]
    [InlineData("ErrorAccessDenied")]
    public async Task times_that_cannot_be_told_now_are_asked_for_again_and_are_not_free(string code)
    {
        _graph.Calendars.Of(OutlookBench.Ben.ObjectId!).ScheduleFault = code;

        var outcome = await _bench.Calendar.FreeBusy(
            [OutlookBench.Anna, OutlookBench.Ben], Monday, Monday + Duration.FromDays(7), Stop);
        outcome.ShouldBeOfType<CalendarOutcome<IReadOnlyList<Availability>>.Wait>().Code.ShouldBe(code);

        _graph.Calendars.Of(OutlookBench.Ben.ObjectId!).ScheduleFault = null;
        (await Ask(OutlookBench.Anna, OutlookBench.Ben)).Select(f => f.HasMailbox).ShouldBe([true, true]);
    }

    [Theory]
    [InlineData("ErrorMailRecipientNotFound")]
    [InlineData("ErrorNonExistentMailbox")]
    [InlineData("MailboxNotEnabledForRESTAPI")]
    [InlineData("5009")] // getSchedule's number for an address that is nobody's in the directory
    [InlineData("ErrorNameResolutionNoMailbox")]
    public async Task only_who_has_no_mailbox_is_met_in_stated_hours(string code)
    {
        _graph.Calendars.Of(OutlookBench.Ben.ObjectId!).ScheduleFault = code;

        (await Ask(OutlookBench.Anna, OutlookBench.Ben)).Select(f => f.HasMailbox).ShouldBe([true, false]);
    }

    [Fact]
    public async Task throttling_is_told_to_who_asked()
    {
        _graph.Fail(new GraphScript(c => c.IsSchedule, 429, "ApplicationThrottled") { RetryAfter = "9" });

        var outcome = await _bench.Calendar.FreeBusy([OutlookBench.Anna], Monday, Monday + Duration.FromDays(7), Stop);
        outcome.ShouldBeOfType<CalendarOutcome<IReadOnlyList<Availability>>.Wait>().After.ShouldBe(Duration.FromSeconds(9));
    }

    [Fact]
    public void the_digits_of_the_view_count_where_the_items_are_not_told()
    {
        var schedule = new Models.ScheduleInformation { AvailabilityView = "0123400" };

        var seen = Busyness.Of(OutlookBench.Anna, schedule, Monday, 15, null);

        seen.Busy.Select(b => b.Start).ShouldBe([.. new[] { 15, 30, 45 }.Select(m => Monday + Duration.FromMinutes(m))]);
        seen.Away.ShouldHaveSingleItem().Start.ShouldBe(Monday + Duration.FromMinutes(45));
    }

    [Fact]
    public void a_zone_may_be_described_by_its_rules()
    {
        var described = new Models.CustomTimeZone
        {
            Bias = -60,
            StandardOffset = new()
            {
                Month = 10,
                DayOccurrence = 5,
                DayOfWeek = Models.DayOfWeekObject.Sunday,
                Time = new Microsoft.Kiota.Abstractions.Time(3, 0, 0),
            },
            DaylightOffset = new()
            {
                DaylightBias = -60,
                Month = 3,
                DayOccurrence = 5,
                DayOfWeek = Models.DayOfWeekObject.Sunday,
                Time = new Microsoft.Kiota.Abstractions.Time(2, 0, 0),
            },
        };

        var zone = OutlookZones.Of(described).ShouldNotBeNull();

        foreach (var month in Enumerable.Range(1, 12))
        {
            var at = Instant.FromUtc(2027, month, 15, 12, 0);
            zone.GetUtcOffset(at).ShouldBe(OutlookBench.Berlin.GetUtcOffset(at));
        }
        OutlookZones.Of(new Models.CustomTimeZone { Bias = 300 })!.GetUtcOffset(Monday).ShouldBe(Offset.FromHours(-5));
        OutlookZones.Of(new Models.TimeZoneBase { Name = "Nowhere Standard Time" }).ShouldBeNull();
    }

    [Fact]
    public void every_zone_has_a_name_that_outlook_knows()
    {
        foreach (
            var id in DateTimeZoneProviders.Tzdb.Ids.Where(i =>
                i.Contains('/', StringComparison.Ordinal) && !i.StartsWith("Etc/", StringComparison.Ordinal)))
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            var named = OutlookZones.Named(OutlookZones.NameOf(zone)).ShouldNotBeNull(id);
            foreach (var at in new[] { Instant.FromUtc(2026, 12, 15, 12, 0), Instant.FromUtc(2027, 7, 15, 12, 0) })
                named.GetUtcOffset(at).ShouldBe(zone.GetUtcOffset(at), id);
        }
    }

    private async Task<IReadOnlyList<Availability>> Ask(params Attendee[] people) =>
        (await _bench.Calendar.FreeBusy(people, Monday, Monday + Duration.FromDays(7), Stop))
            .ShouldBeOfType<CalendarOutcome<IReadOnlyList<Availability>>.Done>()
            .Value;
}
