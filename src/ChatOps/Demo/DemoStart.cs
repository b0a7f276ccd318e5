using ChatOps.Channels;
using ChatOps.Clock;
using ChatOps.Counting;
using ChatOps.Demo.History;
using ChatOps.Rounds.Planning;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Storage.Sqlite;

namespace ChatOps.Demo;

/// <summary>
/// Makes the demo's database anew before anything opens it, and fills it before anything runs on it. Touches no file but
/// <c>demo.db</c> and what belongs to it.
/// </summary>
internal sealed partial class DemoStart(
    DbSettings database,
    OneHost host,
    Db db,
    SampleProgram program,
    SampleRounds rounds,
    SampleJoining joining,
    SampleChats chats,
    IEnumerable<ITick> ticks,
    IClock clock,
    ILogger<DemoStart> log) : IHostedLifecycleService
{
    private const string FileName = "demo.db";

    public Task StartingAsync(Ct cancellationToken)
    {
        var path = SqliteConnections.Describe(database).DataSource;
        if (database.EngineInUse != Engine.Sqlite || Path.GetFileName(path) != FileName)
            throw new InvalidOperationException($"A demo runs on {FileName} only.");
        // Two demos in one folder would pull the file from under each other.
        if (host.Claim() is not null)
            throw new Misconfigured([$"{path} is in use by another demo: stop that one, or start this one in another folder."]);
        foreach (var end in (string[])["", "-wal", "-shm"])
            File.Delete(path + end);
        return Task.CompletedTask;
    }

    /// <summary>The first of all that starts: migrated already, nothing runs yet.</summary>
    public async Task StartAsync(Ct cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var seen = await db.Write(
            async session =>
            {
                var joinedAt = now - Duration.FromDays(7 * 16);
                var (sample, moderator, members, newcomers) = await program.Found(session, joinedAt);
                List<SeenMessage> seen = [.. await rounds.Live(session, sample, members, now)];
                seen.AddRange(await joining.Begin(session, sample, moderator, members, newcomers, now));
                // The moderator begins where rounds are made: proposed, changed, approved and told from there.
                return (IReadOnlyList<SeenMessage>)
                    [
                        .. seen,
                        new SeenMessage(
                            now - Duration.FromHours(1), new CardRef(RoundsCard.Kind, sample.Id.Value), moderator, Sounds: false),
                    ];
            },
            cancellationToken);
        await chats.Fill(seen, cancellationToken);
        // HR's figures are there when readiness is told, not with the first look at the clock.
        foreach (var tick in ticks.OfType<ParticipationTick>())
            await tick.Tick(now, cancellationToken);
        Log.DemoIsReady(log, DemoPeople.All.Count, seen.Count);
    }

    public Task StartedAsync(Ct cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(Ct cancellationToken) => Task.CompletedTask;

    public Task StopAsync(Ct cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(Ct cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{People} sample people are ready, with {Messages} messages in their chats")]
        public static partial void DemoIsReady(ILogger logger, int people, int messages);
    }
}
