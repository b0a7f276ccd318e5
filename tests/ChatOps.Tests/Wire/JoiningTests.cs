using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>A1, A2, A5: somebody writes to the bot, joins, and is paired by a moderator.</summary>
public abstract class JoiningTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task two_people_join_where_they_work_and_a_moderator_pairs_them(string first, string second)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.Begin(app, Enum.Parse<Channel>(first), Enum.Parse<Channel>(second));

        await story.Pair();

        await story.Ana.Reads("Your partner is Ben Okafor");
        await story.Ben.Reads("Your partner is Ana Ruiz");
    }

    [Theory]
    [InlineData("Slack")]
    [InlineData("Teams")]
    public async Task anything_is_answered_with_the_menu(string channel)
    {
        await using var app = await App.Start(_engine);
        var kim = app.Newcomer(Enum.Parse<Channel>(channel), "Kim Sato", locale: "de-DE");

        await kim.Says("hello there");

        await kim.Reads(channel == "Teams" ? "Was möchtest du tun?" : "What would you like to do?");
    }
}

public sealed class SqliteJoiningTests() : JoiningTests("sqlite");

public sealed class PostgresJoiningTests() : JoiningTests("postgres");
