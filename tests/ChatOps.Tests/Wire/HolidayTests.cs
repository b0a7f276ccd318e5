using System.Text;
using ChatOps.Joining.Holidays.Calendars;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatOps.Tests.Wire;

/// <summary>A7: a moderator gives a calendar of public holidays, and everybody's cards move.</summary>
public abstract class HolidayTests(string engine)
{
    private const string Week = "Your week, 30 November to 6 December";

    private const string Calendar =
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20201130\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:St. Andrew's "
        + "Day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task a_public_holiday_moves_everybodys_card(string first, string second)
    {
        await using var app = await App.Prepare(_engine);
        app.With = services => services.Replace(ServiceDescriptor.Singleton(new HolidayFetch(new Shelf())));
        await app.Run();
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(first), Enum.Parse<Channel>(second));

        await story.Dana.Says("holidays");
        await story.Dana.Reads("Public holidays of Autumn 2026");
        (await story.Dana.Sends("holidays.open", "holidays.save", ("address", "http://calendar.example/de.ics"))).ShouldContain(
            "This is no https address.");
        (await story.Dana.Sends("holidays.open", "holidays.save", ("address", "https://calendar.example/de.ics"))).ShouldBe("");
        await app.Tick();
        await story.Ana.Says("days off");
        await story.Ana.Reads("St. Andrew's Day");
        await app.Until(Instant.FromUtc(2026, 11, 30, 10, 0));
        story.Ana.SeesNow(Week).ShouldBeFalse();
        story.Ben.SeesNow(Week).ShouldBeFalse();
        await app.Until(Instant.FromUtc(2026, 12, 1, 10, 0));

        await story.Ana.Reads(Week);
        await story.Ben.Reads(Week);
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task a_country_is_chosen_then_its_region_and_both_are_kept(string channel)
    {
        await using var app = await App.Prepare(_engine);
        app.With = services => services.Replace(ServiceDescriptor.Singleton(new HolidayFetch(new Shelf())));
        await app.Run();
        var story = await Story.Begin(app, Channel.Slack, Channel.Teams, Enum.Parse<Channel>(channel));
        await story.Dana.Says("holidays");
        await story.Dana.Reads("Public holidays of Autumn 2026");

        (await story.Dana.Sends("holidays.open", "holidays.save", ("country", "IE"), ("address", "https://calendar.example/de.ics")))
            .ShouldContain("Choose a country or give a link, not both.");
        (await story.Dana.Sends("holidays.open", "holidays.save", ("country", "DE"), ("address", ""))).ShouldBe("");
        (await story.Dana.Sends("holidays.open", "holidays.save", ("region", "DE-BY"))).ShouldBe("");
        await story.Dana.LooksUp();
        await app.Tick();

        await app.Eventually(
            "SELECT COUNT(*) FROM holiday_calendars WHERE country = 'DE' AND region = 'BY' AND address = '' AND fault = ''", 1);
        await story.Dana.Says("holidays");
        await story.Dana.Reads("These are the public holidays as we know them.");
        await story.Dana.Reads("Heilige Drei Könige");
        await story.Ana.Says("days off");
        await story.Ana.Reads("Heilige Drei Könige");
        await app.Database.Db.Write(
            db => db.Execute(new Statement("test", "DELETE FROM holidays", null)), TestContext.Current.CancellationToken);
        await app.Database.Db.Write(
            db => db.Execute(new Statement("test", "UPDATE holiday_calendars SET next_at = 0", null)),
            TestContext.Current.CancellationToken);
        await app.Restart();
        await app.Tick();
        await app.Eventually("SELECT COUNT(*) FROM holidays WHERE day = '2027-01-06'", 1);
    }

    [Fact]
    public async Task an_entry_that_is_not_understood_is_named_and_the_others_count()
    {
        await using var app = await App.Prepare(_engine);
        app.With = services => services.Replace(ServiceDescriptor.Singleton(new HolidayFetch(new Shelf(Odd))));
        await app.Run();
        var story = await Story.Begin(app, Channel.Slack, Channel.Teams);
        await story.Dana.Says("holidays");
        await story.Dana.Reads("Public holidays of Autumn 2026");

        (await story.Dana.Sends("holidays.open", "holidays.save", ("address", "https://calendar.example/de.ics"))).ShouldBe("");
        await story.Dana.LooksUp();
        await app.Tick();

        await story.Dana.Says("holidays");
        await story.Dana.Reads("“The odd one” (line 7) was left out: it repeats in a way that we can't read.");
        await story.Dana.Reads("St. Andrew's Day");
        await app.Eventually($"SELECT COUNT(*) FROM holidays WHERE name = '{new string('x', 79)}'", 1);
    }

    /// <summary>Whatever a server says of it, the calendar is read, or the form says why not.</summary>
    [Theory]
    [InlineData("text/calendar; charset=utf8", "Mariä Himmelfahrt")]
    [InlineData("text/calendar; charset=x-nobody", "Mariä Himmelfahrt")]
    [InlineData("text/calendar; charset=utf-7", "Mariä Himmelfahrt")]
    [InlineData("text/calendar; charset=iso-8859-1", "Mariä Himmelfahrt")]
    [InlineData("nonsense", "Mariä Himmelfahrt")]
    [InlineData("text/html", "What was there is no calendar.", "<!doctype html><title>Sign in</title>")]
    [InlineData("text/calendar", "What was there is no calendar.", "")]
    [InlineData("text/calendar", "The calendar holds no whole days for the coming years.", "BEGIN:VCALENDAR\nEND:VCALENDAR")]
    public async Task whatever_a_server_says_of_it_the_form_says_what_came_of_it(string type, string reads, string? body = null)
    {
        await using var app = await App.Prepare(_engine);
        using var shelf = new Shelf(body ?? Calendar.Replace("St. Andrew's Day", "Mariä Himmelfahrt", StringComparison.Ordinal), type);
        app.With = services => services.Replace(ServiceDescriptor.Singleton(new HolidayFetch(shelf)));
        await app.Run();
        var story = await Story.Begin(app, Channel.Slack, Channel.Teams);
        await Gives(story, "webcal://calendar.example/de.ics");
        await app.Tick();

        await story.Dana.Says("holidays");
        await story.Dana.Reads(reads);
    }

    /// <summary>Nobody foresaw this one. It is said, tried again in a minute and then less often, and costs nobody else a day.</summary>
    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task what_breaks_the_look_is_said_and_looked_at_less_and_less_often(string channel)
    {
        await using var app = await App.Prepare(_engine);
        using var shelf = new Shelf(Calendar) { Breaks = true };
        app.With = services => services.Replace(ServiceDescriptor.Singleton(new HolidayFetch(shelf)));
        await app.Run();
        var story = await Story.Begin(app, Channel.Slack, Channel.Teams, Enum.Parse<Channel>(channel));
        await Gives(story, "https://calendar.example/de.ics");
        for (var i = 0; i < 5; i++)
            await app.Tick();

        shelf.Asked.ShouldBe(1);
        await story.Dana.Says("holidays");
        await story.Dana.Reads("The calendar can't be read just now. The days stay as they are, and it is tried again.");
        shelf.Breaks = false;
        app.Clock.Set(app.Clock.GetCurrentInstant() + Duration.FromMinutes(2));
        await app.Tick();
        shelf.Asked.ShouldBe(2);
        await app.Eventually("SELECT COUNT(*) FROM holidays WHERE day = '2026-11-30'", 1);
    }

    private static async Task Gives(Story story, string address)
    {
        await story.Dana.Says("holidays");
        await story.Dana.Reads("Public holidays of Autumn 2026");
        (await story.Dana.Sends("holidays.open", "holidays.save", ("address", address))).ShouldBe("");
        await story.Dana.LooksUp();
    }

    private static readonly string Odd = Calendar.Replace(
        "END:VCALENDAR",
        "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20201130\r\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\r\nSUMMARY:The odd "
        + "one\r\nEND:VEVENT\r\n"
            + $"BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261224\r\nSUMMARY:{new string('x', 79)}🎄 day\r\nEND:VEVENT\r\nEND:VCALENDAR",
        StringComparison.Ordinal);

    private sealed class Shelf(string? calendar = null, string type = "text/calendar; charset=utf-8") : HttpMessageHandler
    {
        public bool Breaks { get; set; }

        public int Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            request.RequestUri!.Scheme.ShouldBe("https");
            if (Breaks)
                throw new InvalidCastException("Nobody foresaw this one.");
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(calendar ?? Calendar));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            return Task.FromResult(new HttpResponseMessage { Content = content });
        }
    }
}

public sealed class SqliteHolidayTests() : HolidayTests("sqlite");

public sealed class PostgresHolidayTests() : HolidayTests("postgres");
