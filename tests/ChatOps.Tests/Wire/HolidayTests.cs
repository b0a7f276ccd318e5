using ChatOps.Channels;
using ChatOps.Joining.Holidays;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatOps.Tests.Wire;

/// <summary>A7: a moderator gives a calendar of public holidays, and everybody's cards move.</summary>
public abstract class HolidayTests(string engine)
{
    private const string Week = "Your week, 30 November to 6 December";

    private const string Calendar = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20201130\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:St. Andrew's Day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

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
        (await story.Dana.Sends("holidays.open", "holidays.save", ("address", "http://calendar.example/de.ics"))).ShouldContain("This is no https address.");
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

    private sealed class Shelf : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StringContent(Calendar) });
    }
}

public sealed class SqliteHolidayTests() : HolidayTests("sqlite");

public sealed class PostgresHolidayTests() : HolidayTests("postgres");
