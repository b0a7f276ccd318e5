using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json;
using ChatOps.Operations.Checks;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Moderating;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Wire.Rounds;

/// <summary>
/// One byte of one intake has turned over on the disk: its member is left out of the round and said so, the others are paired.
/// </summary>
public abstract class UnreadIntakeTests(string engine, string dana)
{
    private const string Told = "Tom Doe's intake can't be read just now; we try again.";

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    private readonly Channel _dana = Enum.Parse<Channel>(dana);

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task who_wrote_it_is_left_out_and_said_so_and_the_others_are_paired()
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, _dana, "Kim", "Tom", "Eva");
        using var failed = new FailedTicks(app);
        var (membership, words) = await Flips(app, "Tom Doe");

        await circle.RunsNow();
        await circle.Dana.Reads("2 groups for 4 members.");
        await circle.Dana.Reads("Tom Doe: their intake can't be read just now; we try again");
        await circle.Dana.Presses("proposal.approve");
        await circle.Until("opened");

        foreach (var member in circle.Members.Where(m => m.Key != "Tom"))
            await member.Value.Reads("Your partner is");
        circle.Members["Tom"].SeesNow("Your partner").ShouldBeFalse();

        // The id is in the log and in doctor; readiness stays as it is and names the tick, as the figure does.
        app.Lines.All.ShouldContain(l => l.Contains($"Intake {membership} can't be read", StringComparison.Ordinal));
        (await Doctor(app)).ShouldContain($"RoundTick intake {membership} (AuthenticationTagMismatchException, tried 1 times)");
        using var ready = await app.Client.GetAsync("/health/ready", Stop);
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var answer = JsonDocument.Parse(await ready.Content.ReadAsStringAsync(Stop));
        answer.RootElement.GetProperty("status").GetString().ShouldBe("ready");
        answer.RootElement.GetProperty("ticks").EnumerateArray().Select(t => t.GetString()).ShouldBe(["RoundTick"]);
        failed.Named.ShouldContain("RoundTick");

        // After three tries the moderator is told: in the console, and on the weekly list.
        using var browser = await Browser.SignedIn(app);
        await browser.Opens($"{await Browser.ConsoleOf(app)}/needs-you");
        browser.Page.ShouldNotContain("can&#x27;t be read");
        await app.Later(Duration.FromMinutes(2));
        await app.Later(Duration.FromMinutes(6));
        await browser.Opens($"{await Browser.ConsoleOf(app)}/needs-you");
        WebUtility.HtmlDecode(browser.Page).ShouldContain(Told);
        await app.Until(Instant.FromUtc(2026, 11, 30, 10, 0));
        await circle.Dana.Reads(Told);

        // Nothing was written over it; read again, it is as if nothing had been.
        (await Words(app, membership))[^1].ShouldBe((byte)(words[^1] ^ 1));
        await Writes(app, membership, words);
        await app.Later(Duration.FromDays(1));
        (await Doctor(app)).ShouldBe("nothing.");
        await circle.Members["Tom"].Reads("Your partner");
    }

    [Fact]
    public async Task who_can_be_read_again_comes_back_into_the_proposal()
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, _dana, "Kim", "Tom");
        var (membership, words) = await Flips(app, "Tom Doe");
        await circle.RunsNow();
        await circle.Dana.Reads("One group for 3 members.");
        await circle.Dana.Reads("Tom Doe: their intake can't be read just now; we try again");

        await Writes(app, membership, words);
        await app.Later(Duration.FromMinutes(2));
        await app.Later(Duration.FromMinutes(1));

        // What stands in the proposal stays; he is offered to it as anybody who came late.
        await circle.Dana.Reads("Tom Doe: nobody is free with whom a pair can be made");
        await circle.Dana.Presses("proposal.approve");
        await circle.Until("opened");
        await circle.Members["Tom"].Reads("Your partner");
    }

    private static async Task<(string Membership, byte[] Words)> Flips(App app, string name)
    {
        var membership = await app.Database.Db.Read(
            db =>
                db.Find<string>(
                    new Statement(
                        "test", "SELECT m.id FROM memberships m JOIN persons p ON p.id = m.person_id WHERE p.display_name = @Name", null),
                    new { Name = name }),
            Stop);
        var words = await Words(app, membership!);
        await Writes(app, membership!, [.. words[..^1], (byte)(words[^1] ^ 1)]);
        return (membership!, words);
    }

    private static async Task<byte[]> Words(App app, string membership) =>
        (
            await app.Database.Db.Read(
                db =>
                    db.Find<byte[]>(
                        new Statement("test", "SELECT words FROM intakes WHERE membership_id = @Id", null), new { Id = membership }),
                Stop))!;

    private static Task<int> Writes(App app, string membership, byte[] words) =>
        app.Database.Db.Write(
            db =>
                db.Execute(
                    new Statement("test", "UPDATE intakes SET words = @Words WHERE membership_id = @Id", null),
                    new { Id = membership, Words = words }),
            Stop);

    private static async Task<string> Doctor(App app) =>
        (await ActivatorUtilities.CreateInstance<FaultsCheck>(app.Services).Run(Stop)).Sentence;

    /// <summary>The ticks that the figure has named since.</summary>
    private sealed class FailedTicks : IDisposable
    {
        private readonly MeterListener _listener = new();

        public FailedTicks(App app)
        {
            var ours = app.Services.GetRequiredService<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "chatops.ticks.failed" && instrument.Meter.Scope == ours)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Named.Enqueue($"{tags[0].Value}"));
            _listener.Start();
        }

        public ConcurrentQueue<string> Named { get; } = [];

        public void Dispose() => _listener.Dispose();
    }
}

public sealed class SqliteUnreadIntakeTests() : UnreadIntakeTests("sqlite", "Slack");

public sealed class PostgresUnreadIntakeTests() : UnreadIntakeTests("postgres", "Teams");
