using ChatOps.Clock;
using ChatOps.Pairing.Repairing;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Wire;

/// <summary>B7: late joiners, and members whose partnership ended, are paired within the round.</summary>
public abstract class RepairTests(string engine)
{
    /// <summary>The working morning after <see cref="App.Monday"/>, in Berlin.</summary>
    private static readonly Instant Tuesday = Instant.FromUtc(2026, 11, 24, 8, 30);

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task late_joiners_are_paired_with_each_other(string kim, string lea)
    {
        await using var app = await App.Start(_engine);
        await Paired(app, "Slack", "Teams");
        var (first, second) = (await Joined(app, kim, "Kim Sato"), await Joined(app, lea, "Lea Holm"));
        await app.Tick();
        first.SeesNow("Your partner is").ShouldBeFalse();

        await app.Until(Tuesday);

        await first.Reads("Your partner is Lea Holm");
        await second.Reads("Your partner is Kim Sato");
        await app.Eventually("SELECT COUNT(*) FROM partnerships WHERE ended_at IS NULL", 2);
    }

    [Theory]
    [InlineData("Slack", "Teams")]
    [InlineData("Teams", "Slack")]
    public async Task who_comes_alone_joins_a_pair_and_everybody_gets_a_new_message(string ana, string ben)
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app, ana, ben);
        var kim = await Joined(app, ana, "Kim Sato");

        await app.Until(Tuesday);

        await kim.Reads("Your partners are Ana Ruiz and Ben Okafor");
        await story.Ana.Reads("Your partners are Ben Okafor and Kim Sato");
        await story.Ben.Reads("Your partners are Ana Ruiz and Kim Sato");
        await story.Ana.Reads("You and Ben Okafor were partners until");
        await app.Eventually("SELECT COUNT(*) FROM partnerships WHERE ended_at IS NULL", 1);
    }

    [Fact]
    public async Task those_who_parted_are_never_put_together_again_and_who_is_left_over_is_told()
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app, "Slack", "Teams");
        (await story.Ana.Sends("partner.not-a-fit", "partner.not-a-fit.yes")).ShouldBe("");
        var kim = await Joined(app, "Slack", "Kim Sato");

        await app.Until(Tuesday);
        await kim.Reads("Your partner is");
        var left = kim.SeesNow("Your partner is Ana Ruiz") ? story.Ben : story.Ana;
        await app.Eventually("SELECT COUNT(*) FROM partners b JOIN partnerships s ON s.id = b.partnership_id WHERE s.ended_at IS NULL", 2);
        left.SeesNow("Your partner is").ShouldBeFalse();

        await app.Until(Instant.FromUtc(2026, 11, 26, 8, 30));
        await left.Reads("You'll be in the next round");
        await app.Later(Duration.FromHours(3));
        await app.Eventually("SELECT COUNT(*) FROM outbox WHERE kind = 'next-round'", 1);
    }

    [Fact]
    public async Task in_the_last_week_everybody_waits_for_the_next_round_and_reads_so()
    {
        await using var app = await App.Start(_engine);
        var story = await Paired(app, "Slack", "Teams");
        await app.Until(Instant.FromUtc(2026, 12, 8, 8, 30));
        var kim = await Joined(app, "Slack", "Kim Sato");
        await story.Ben.Leaves();
        await story.Ana.Reads("The round is nearly over, so you'll hear from us when the next one starts.");
        await app.Tick();
        await kim.Reads("You'll be in the next round");

        await app.Until(Instant.FromUtc(2026, 12, 9, 8, 30));
        await app.Eventually("SELECT COUNT(*) FROM partnerships WHERE ended_at IS NULL", 0);
        story.Ana.SeesNow("You'll be in the next round").ShouldBeFalse();
    }

    [Fact]
    public async Task two_instances_at_the_same_moment_do_it_once()
    {
        await using var app = await App.Start(_engine);
        await Paired(app, "Slack", "Teams");
        await Joined(app, "Slack", "Kim Sato");
        await Joined(app, "Teams", "Lea Holm");
        // One SQLite file has one host.
        if (_engine == Engine.Postgres)
            await app.RunBeside();
        app.Clock.Set(Tuesday);

        var hosts = _engine == Engine.Postgres ? new[] { app.Services, app.Beside } : [app.Services];
        var ticks = hosts.SelectMany(s => s.GetServices<ITick>().OfType<PairUnpaired>());
        await Task.WhenAll(ticks.Concat(ticks).Select(t => Task.Run(() => t.Tick(Tuesday, TestContext.Current.CancellationToken))));

        await app.Eventually("SELECT COUNT(*) FROM partnerships WHERE ended_at IS NULL", 2);
        await app.Eventually("SELECT COUNT(*) FROM partners b JOIN partnerships s ON s.id = b.partnership_id WHERE s.ended_at IS NULL", 4);
    }

    private static async Task<Story> Paired(App app, string ana, string ben)
    {
        var story = await Story.Begin(app, Enum.Parse<Channel>(ana), Enum.Parse<Channel>(ben));
        await story.Pair();
        await story.Ana.Reads("Your partner is Ben Okafor");
        await story.Ben.Reads("Your partner is Ana Ruiz");
        return story;
    }

    private static async Task<Member> Joined(App app, string channel, string name)
    {
        var member = app.Newcomer(Enum.Parse<Channel>(channel), name);
        await member.Joins();
        return member;
    }
}

public sealed class SqliteRepairTests() : RepairTests("sqlite");

public sealed class PostgresRepairTests() : RepairTests("postgres");
