using System.Text.Json.Nodes;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Graph;
using ChatOps.Meetings.Graph.Booking;
using ChatOps.Tests.Vendors.Graph;

namespace ChatOps.Tests.Meetings.Graph;

/// <summary>What is asked of Outlook, and what its answers mean.</summary>
public sealed class GraphCalendarTests : IAsyncLifetime
{
    private FakeGraph _graph = null!;
    private OutlookBench _bench = null!;

    private static Ct Stop => TestContext.Current.CancellationToken;

    private static SeriesPlan Plan => OutlookBench.Plan;

    private GraphCalendar Calendar => _bench.Calendar;

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
    public async Task a_series_is_booked_as_the_plan_says()
    {
        var booked = Done(await Book(Plan));

        var series = _graph.Calendars.Standing.ShouldHaveSingleItem();
        booked.ExternalId.ShouldBe(series.Id);
        booked.JoinUrl.ShouldNotBeNull();
        series.Mailbox.ShouldBe(Plan.Organizer.ObjectId);
        series.Attendees.ShouldBe([Plan.Others[0].Email!]);
        series.Mark.ShouldBe(Plan.SeriesId);
        ((string?)series.Posted["sensitivity"]).ShouldBe("private");
        ((string?)series.Posted["subject"]).ShouldBe("Catch-up");
        ((bool?)series.Posted["isOnlineMeeting"]).ShouldBe(true);
        ((string?)series.Posted["onlineMeetingProvider"]).ShouldBe("teamsForBusiness");
        series.Occurrences.Select(o => o.Start.InZone(Plan.Zone).LocalDateTime).ShouldBe(Plan.Days().Select(d => d + Plan.From));
        _graph.Calls.ShouldContain(c => c.IsCreate && c.Prefer == "IdType=\"ImmutableId\"");
    }

    [Fact]
    public async Task somebody_comes_along_for_a_while_and_what_was_moved_stays_moved()
    {
        var booked = Plan with { ExternalId = Done(await Book(Plan)).ExternalId };
        var kim = OutlookBench.Person("kim");
        var series = _graph.Calendars.Standing.ShouldHaveSingleItem();
        var moved = Instant.FromUtc(2026, 12, 2, 13, 0);
        _graph.Calendars.Move(series, Plan.FirstDay.PlusWeeks(1), moved);

        await Calendar.Invite(booked with { Guests = [kim] }, kim, Stop);
        series.Attendees.ShouldBe([Plan.Others[0].Email!, kim.Email!]);

        await Calendar.Uninvite(booked, kim, "Thanks for coming along.", Stop);
        series.Attendees.ShouldBe([Plan.Others[0].Email!]);
        series.Occurrences.ShouldContain(o => o.Start == moved);
    }

    [Fact]
    public async Task the_wall_time_stays_when_the_clocks_change()
    {
        var plan = Plan with { FirstDay = new LocalDate(2027, 3, 16), LastDay = new LocalDate(2027, 4, 13) };
        await Book(plan);

        var hours = _graph.Calendars.Standing.Single().Occurrences.Select(o => o.Start.InUtc().Hour);
        hours.ShouldBe([9, 9, 8, 8, 8]);
    }

    [Fact]
    public async Task the_body_holds_no_names_and_each_language_once()
    {
        var german = Plan with { Others = [OutlookBench.Person("ben", null, "de-AT"), OutlookBench.Person("carl", null, "de")] };

        var body = (string)JsonNode.Parse(Calendar.Write(german))!["body"]!["content"]!;
        body.Split("\n\n").Length.ShouldBe(2);
        body.ShouldNotContain("Muster");
    }

    [Fact]
    public void an_attempt_is_the_same_bytes_and_another_attempt_has_another_transaction()
    {
        Calendar.Write(Plan).ShouldBe(Calendar.Write(Plan));
        var first = Transaction(Plan);
        first.ShouldBe(Transaction(Plan));
        Transaction(Plan with { Attempt = 2 }).ShouldNotBe(first);
        Guid.Parse(first).ToString()[14].ShouldBe('5');
        NameId
            .Of(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com")
            .ShouldBe(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task a_lost_answer_is_followed_by_the_same_again_and_makes_no_second_series(bool refusesEveryRepeat)
    {
        _graph.Calendars.RefusesEveryRepeat = refusesEveryRepeat;
        _graph.Fail(new GraphScript(c => c.IsCreate) { IsAfterTheFact = true });
        var request = Calendar.Write(Plan);

        (await Calendar.Book(Plan, request, Stop)).ShouldBeOfType<CalendarOutcome<BookedSeries>.Lost>();
        var booked = Done(await Calendar.Book(Plan, request, Stop));

        _graph.Calendars.All.ShouldHaveSingleItem().Id.ShouldBe(booked.ExternalId);
        var sent = _graph.Calls.Where(c => c.IsCreate).Select(c => c.Text).ToList();
        sent.ShouldBe([request, request]);
    }

    [Fact]
    public async Task a_single_meeting_whose_answer_was_lost_is_adopted_too()
    {
        var single = Plan with { LastDay = Plan.FirstDay };
        _graph.Calendars.RefusesEveryRepeat = true;
        _graph.Fail(new GraphScript(c => c.IsCreate) { IsAfterTheFact = true });
        await Book(single);

        Done(await Book(single)).ExternalId.ShouldNotBeEmpty();
        _graph.Calendars.All.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(429, "ApplicationThrottled", "7", "Wait", 7)]
    [InlineData(429, "ApplicationThrottled", null, "Wait", null)]
    [InlineData(503, "ServiceUnavailable", "30", "Wait", 30)]
    [InlineData(500, "ErrorInternalServerError", null, "Lost", null)]
    [InlineData(502, "BadGateway", null, "Lost", null)]
    [InlineData(504, "GatewayTimeout", null, "Lost", null)]
    [InlineData(401, "InvalidAuthenticationToken", null, "Wait", null)]
    [InlineData(400, "ErrorPropertyValidationFailure", null, "Refused", null)]
    [InlineData(400, "ErrorSomethingNew", null, "Wait", null)]
    [InlineData(409, "ErrorSomethingNew", null, "Wait", null)]
    [InlineData(403, "ErrorSomethingNew", null, "Wait", null)]
    [InlineData(400, "ErrorServerBusy", "7", "Wait", 7)]
    [InlineData(403, "Authorization_RequestDenied", null, "Refused", null)]
    [InlineData(403, "ErrorAccessDenied", null, "Gone", null)]
    [InlineData(404, "MailboxNotEnabledForRESTAPI", null, "Gone", null)]
    [InlineData(404, "ErrorInvalidUser", null, "Gone", null)]
    public async Task an_answer_of_outlook_means(int status, string code, string? retryAfter, string outcome, int? seconds)
    {
        _graph.Fail(new GraphScript(c => c.IsCreate, status, code) { RetryAfter = retryAfter });

        var answer = await Book(Plan);

        answer.GetType().Name.ShouldBe(outcome);
        if (answer is CalendarOutcome<BookedSeries>.Wait wait)
            wait.After.ShouldBe(seconds is null ? null : Duration.FromSeconds(seconds.Value));
        _graph.Calls.Count(c => c.IsCreate).ShouldBe(1, "nothing repeats a call but the worker");
    }

    [Fact]
    public async Task a_retry_after_may_be_a_date()
    {
        _graph.Fail(
            new GraphScript(c => c.IsCreate, 503, "ServiceUnavailable") { RetryAfter = DateTimeOffset.UtcNow.AddMinutes(2).ToString("R") });

        var wait = (await Book(Plan)).ShouldBeOfType<CalendarOutcome<BookedSeries>.Wait>();
        wait.After!.Value.ShouldBeInRange(Duration.FromSeconds(100), Duration.FromSeconds(120));
    }

    [Fact]
    public async Task a_page_of_a_proxy_is_a_lost_answer_and_not_a_bug()
    {
        _graph.Fail(new GraphScript(c => c.IsCreate, 502) { Page = "<html>Bad gateway</html>" });

        (await Book(Plan)).ShouldBeOfType<CalendarOutcome<BookedSeries>.Lost>();
    }

    [Theory]
    [InlineData("<html>Sign in</html>")]
    [InlineData("{\"id\":")]
    public async Task a_booking_whose_answer_can_not_be_read_may_stand_all_the_same(string answer)
    {
        _graph.Fail(new GraphScript(c => c.IsCreate, 201) { Page = answer, IsAfterTheFact = true });

        (await Book(Plan)).ShouldBeOfType<CalendarOutcome<BookedSeries>.Lost>().Code.ShouldBe("AnswerIsNotJson");
        _graph.Calendars.All.ShouldHaveSingleItem().Id.ShouldBe(Done(await Book(Plan)).ExternalId);
    }

    [Theory]
    [InlineData("<html>Come back later</html>")]
    [InlineData("{\"error\":")]
    public async Task whatever_it_says_a_service_that_asks_for_rest_gets_it(string answer)
    {
        _graph.Fail(new GraphScript(c => c.IsCreate, 503) { Page = answer, RetryAfter = "30" });

        (await Book(Plan)).ShouldBeOfType<CalendarOutcome<BookedSeries>.Wait>().After.ShouldBe(Duration.FromSeconds(30));
    }

    /// <summary>Only what codes are made of goes into logs and tables, and the inner one tells where the outer does not.</summary>
    [Theory]
    [InlineData("""{"error":{"code":"","message":"x"}}""", "Status403")]
    [InlineData("""{"error":{"code":"Ana Lindt can't do this","message":"x"}}""", "Status403")]
    [InlineData("""{"error":{"code":"UnknownError","innerError":{"code":"ErrorServerBusy"}}}""", "ErrorServerBusy")]
    [InlineData("""{"error":{"innerError":{"code":"ErrorServerBusy"}}}""", "ErrorServerBusy")]
    [InlineData("""{"error":{"code":"ErrorServerBusy","innerError":{"code":7}}}""", "ErrorServerBusy")]
    [InlineData("""{"error":"no"}""", "Status403")]
    [InlineData("", "Status403")]
    public async Task a_code_is_taken_from_where_it_stands(string answer, string code)
    {
        _graph.Fail(new GraphScript(c => c.IsCreate, 403) { Page = answer });

        (await Book(Plan)).ShouldBeOfType<CalendarOutcome<BookedSeries>.Wait>().Code.ShouldBe(code);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(304)]
    [InlineData(307)]
    public async Task where_a_call_is_sent_elsewhere_nothing_was_done(int status)
    {
        var plan = await Booked(Plan);
        _graph.Fail(new GraphScript(c => c.Writes, status, times: 2) { Page = "" });

        (await Calendar.Move(plan, Stop)).ShouldBeOfType<CalendarOutcome<Applied>.Refused>().Code.ShouldBe($"Status{status}");
        (await Calendar.Cancel(plan, "Thanks.", Stop)).ShouldBeOfType<CalendarOutcome<Applied>.Refused>().Code.ShouldBe($"Status{status}");
    }

    [Fact]
    public async Task a_mailbox_that_asked_for_rest_gets_it()
    {
        _graph.Fail(new GraphScript(c => c.IsCreate, 429, "ApplicationThrottled") { RetryAfter = "60" });
        await Book(Plan);

        (await Book(Plan)).ShouldBeOfType<CalendarOutcome<BookedSeries>.Wait>().Code.ShouldBe("MailboxRests");
        _graph.Calls.Count(c => c.IsCreate).ShouldBe(1);
        Done(await Book(Plan with { SeriesId = "other", Organizer = OutlookBench.Ben, Others = [OutlookBench.Anna] }));
    }

    [Fact]
    public async Task at_most_two_calls_are_in_a_mailbox_at_once()
    {
        _graph.Latency = TimeSpan.FromMilliseconds(30);
        var plans = Enumerable.Range(0, 12).Select(i => Plan with { SeriesId = $"series-{i}" });

        await Task.WhenAll(plans.Select(Book));

        _graph.Limits.MostInside.ShouldBe(2);
        _graph.Limits.Refused.ShouldBe(0);
        _graph.Calendars.Standing.Count.ShouldBe(12);
    }

    [Fact]
    public async Task nobody_at_the_other_end_is_waited_for()
    {
        using var nowhere = new OutlookBench(_graph.Settings with { BaseUrl = new Uri("http://127.0.0.1:1/v1.0") });

        (await nowhere.Calendar.Book(Plan, Calendar.Write(Plan), Stop)).ShouldBeOfType<CalendarOutcome<BookedSeries>.Wait>();
    }

    [Fact]
    public async Task a_wrong_secret_is_waited_for_and_no_call_leaves()
    {
        using var wrong = new OutlookBench(_graph.Settings with { ClientSecret = "another" });

        (await wrong.Calendar.Book(Plan, Calendar.Write(Plan), Stop))
            .ShouldBeOfType<CalendarOutcome<BookedSeries>.Wait>()
            .Code.ShouldBe("Token:invalid_client");
        _graph.Calls.ShouldNotContain(c => c.IsCreate);
    }

    [Fact]
    public async Task a_series_is_moved_as_a_whole()
    {
        var plan = await Booked(Plan);

        Applied(
            await Calendar.Move(
                plan with
                {
                    FirstDay = new LocalDate(2026, 11, 26),
                    From = new LocalTime(14, 30),
                    LastDay = new LocalDate(2026, 12, 31),
                },
                Stop));

        var starts = _graph.Calendars.Standing.Single().Occurrences.Select(o => o.Start.InZone(Plan.Zone).LocalDateTime).ToList();
        starts.Count.ShouldBe(6);
        starts.ShouldAllBe(s => s.DayOfWeek == IsoDayOfWeek.Thursday && s.TimeOfDay == new LocalTime(14, 30));
    }

    [Fact]
    public async Task one_meeting_is_moved_and_one_is_cancelled()
    {
        var plan = await Booked(Plan);
        var (second, third) = (Plan.FirstDay.PlusWeeks(1), Plan.FirstDay.PlusWeeks(2));

        Applied(await Calendar.MoveOccurrence(plan, second, (second + Period.FromDays(1)).At(new LocalTime(15, 0)), Stop));
        Applied(await Calendar.CancelOccurrence(plan, third, "Not this week.", Stop));

        var seen = Done(await Calendar.Read(plan, OutlookBench.Start(Plan), Stop));
        seen.Occurrences.Select(o => o.Day).ShouldBe(Plan.Days().Where(d => d != third));
        seen.Occurrences.Single(o => o.Day == second)
            .StartsAt.InZone(Plan.Zone)
            .LocalDateTime.ShouldBe((second + Period.FromDays(1)).At(new LocalTime(15, 0)));
        (await Calendar.CancelOccurrence(plan, third, "Again.", Stop)).ShouldBeOfType<CalendarOutcome<Applied>.Gone>();
    }

    [Fact]
    public async Task a_meeting_can_not_move_onto_its_neighbour()
    {
        var plan = await Booked(Plan);

        var outcome = await Calendar.MoveOccurrence(plan, Plan.FirstDay, Plan.FirstDay.PlusWeeks(1).At(new LocalTime(9, 0)), Stop);
        outcome.ShouldBeOfType<CalendarOutcome<Applied>.Refused>().Code.ShouldBe("ErrorOccurrenceCrossingBoundary");
    }

    [Fact]
    public async Task a_series_ends_with_a_word_and_once_only()
    {
        var plan = await Booked(Plan);

        Applied(await Calendar.Cancel(plan, "Thanks for meeting.", Stop));

        _graph.Calendars.Standing.ShouldBeEmpty();
        _graph.Calendars.All.Single().Comment.ShouldBe("Thanks for meeting.");
        (await Calendar.Cancel(plan, "Thanks for meeting.", Stop)).ShouldBeOfType<CalendarOutcome<Applied>.Gone>();
    }

    [Fact]
    public async Task a_series_whose_booking_was_never_answered_is_found_and_ended()
    {
        _graph.Fail(new GraphScript(c => c.IsCreate) { IsAfterTheFact = true });
        await Book(Plan);

        Applied(await Calendar.Cancel(Plan, "Thanks for meeting.", Stop));

        _graph.Calendars.Standing.ShouldBeEmpty();
        (await Calendar.Cancel(Plan with { SeriesId = "never" }, "", Stop)).ShouldBeOfType<CalendarOutcome<Applied>.Gone>();
    }

    [Fact]
    public async Task a_meeting_without_guests_is_deleted_because_there_is_nobody_to_tell()
    {
        var plan = await Booked(Plan with { Others = [OutlookBench.Ben with { Email = null }] });

        Applied(await Calendar.Cancel(plan, "Thanks.", Stop));
        _graph.Calendars.Standing.ShouldBeEmpty();
    }

    [Fact]
    public async Task what_people_do_in_outlook_is_seen()
    {
        var plan = await Booked(Plan);
        var series = _graph.Calendars.Standing.Single();
        _graph.Calendars.Delete(series, Plan.FirstDay);
        _graph.Calendars.Move(series, Plan.FirstDay.PlusWeeks(1), Instant.FromUtc(2026, 12, 2, 8, 0));
        _graph.Calendars.Respond(series, Plan.FirstDay.PlusWeeks(2), Plan.Others[0].Email!, "declined");

        var seen = Done(await Calendar.Read(plan, OutlookBench.Start(Plan), Stop));

        (seen.DayOfWeek, seen.From, seen.Minutes).ShouldBe((IsoDayOfWeek.Tuesday, new LocalTime(10, 0), 20));
        seen.Occurrences.Select(o => o.Day).ShouldBe(Plan.Days().Skip(1));
        seen.Occurrences[0].StartsAt.ShouldBe(Instant.FromUtc(2026, 12, 2, 8, 0));
        seen.Occurrences[1].Declined.ShouldBe([Plan.Others[0].PersonId]);
        seen.Occurrences[2].Declined.ShouldBeEmpty();
        _graph.Calendars.Delete(series);
        (await Calendar.Read(plan, OutlookBench.Start(Plan), Stop)).ShouldBeOfType<CalendarOutcome<SeriesSeen>.Gone>();
    }

    [Fact]
    public async Task a_long_series_is_read_page_by_page()
    {
        _graph.Calendars.PageSize = 2;
        var plan = await Booked(Plan);

        Done(await Calendar.Read(plan, OutlookBench.Start(Plan), Stop)).Occurrences.Count.ShouldBe(6);
    }

    private static string Transaction(SeriesPlan plan) => SeriesEvent.TransactionId(plan).ToString();

    private Task<CalendarOutcome<BookedSeries>> Book(SeriesPlan plan) => Calendar.Book(plan, Calendar.Write(plan), Stop);

    private async Task<SeriesPlan> Booked(SeriesPlan plan) => plan with { ExternalId = Done(await Book(plan)).ExternalId };

    private static T Done<T>(CalendarOutcome<T> outcome) => outcome.ShouldBeOfType<CalendarOutcome<T>.Done>().Value;

    private static void Applied(CalendarOutcome<Applied> outcome) => outcome.ShouldBeOfType<CalendarOutcome<Applied>.Done>();
}
