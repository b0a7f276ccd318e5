using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>Half a letter and NUL through the doors: what one engine takes the other takes, and nobody loses what they wrote.</summary>
public abstract class OddTextTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task an_odd_text_is_kept_as_a_whole_one(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));

        await story.Ana.Shares(("c1_text", $"{OddText.Everything} first"), ("c1_done_when", $"well {OddText.Everything}"));
        await story.Ben.Reads($"{OddText.Kept} first");
        await story.Ben.Reads($"well {OddText.Kept}");

        await story.Ana.Says($"say {OddText.Everything} today");
        await story.Ben.Reads($"{OddText.Kept} today");
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task an_odd_name_is_kept_as_a_whole_one(string channel)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Channel.Teams, Channel.Slack, Enum.Parse<Channel>(channel));

        await story.CreatesProgram($"Winter {OddText.Everything}");

        await app.Eventually($"SELECT COUNT(*) FROM programs WHERE name = 'Winter {OddText.Kept}'", 1);
        await story.Dana.Says("holidays");
        await story.Dana.Reads($"Winter {OddText.Kept}");
    }
}

public sealed class SqliteOddTextTests() : OddTextTests("sqlite");

public sealed class PostgresOddTextTests() : OddTextTests("postgres");
