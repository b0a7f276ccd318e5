using System.Data.Common;
using ChatOps.Channels.Dispatching;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Slack;
using ChatOps.Tests.Vendors.Teams;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatOps.Tests.Wire;

/// <summary>One database with couples enough for every kill, their weeks open on both screens. Each kill takes two of its own.</summary>
public abstract class KillScene(string engine, int couples = 16) : IAsyncLifetime
{
    private const string Name = "chatops-to-be-killed";

    private readonly Folder _folder = new();
    private Queue<Couple> _couples = new();
    private App? _app;

    internal App App => _app!;

    public async ValueTask InitializeAsync()
    {
        _app = await App.Prepare(
            engine == "postgres" ? Engine.Postgres : Engine.Sqlite, SystemClock.Instance.GetCurrentInstant(), speed: 1);
        _couples = new(await Couple.Seed(_app, couples));
        await _app.Run();
        foreach (var couple in _couples)
        {
            var (tess, sam) = (couple.InTeams(_app, _app.Client), couple.InSlack(_app, _app.Client));
            await App.Eventually(
                () => tess.Sees().Count > 0 && sam.Sees().Count > 0,
                () => $"The forms never came.\n{string.Join('\n', _app.Lines.All.TakeLast(20))}");
            await sam.Presses("check-in.write");
        }
        await _app.Stop();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_app is not null)
            await _app.DisposeAsync();
        _folder.Dispose();
    }

    internal Couple NextCouple() => _couples.Dequeue();

    /// <summary>So many whose Sams come to the same writer.</summary>
    internal IReadOnlyList<Couple> NextAtOneWriter(int count)
    {
        var chosen = _couples
            .GroupBy(c =>
                new AccountTurn(new AccountKey(Channel.Slack, FakeSlack.Acme, c.Sam), new PairingStore()).At(new DbSettings().Writers))
            .First(g => g.Count() >= count)
            .Take(count)
            .ToList();
        _couples = new(_couples.Except(chosen));
        return chosen;
    }

    /// <summary>Whatever is done by either of them waits until this is given back, and what comes to their writer after it.</summary>
    internal async Task<DbConnection> Lock(Couple couple)
    {
        DbConnection connection = engine == "postgres"
            ? new NpgsqlConnection($"{App.Database.Settings.ConnectionString};Pooling=false")
            : new SqliteConnection($"{App.Database.Settings.ConnectionString};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText =
            engine == "postgres"
                ? $"BEGIN; SELECT id FROM partnerships WHERE id = (SELECT partnership_id FROM check_ins WHERE id = '{couple.SamWeek}') FOR "
                    + "UPDATE"
                : "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    /// <summary>Of these couples' pairs, how many the program holds now. Only PostgreSQL tells.</summary>
    internal async Task<int> Held(params Couple[] of) =>
        of.Length
        - (
            await App.Database.Db.Write(
                db =>
                    db.Query<string>(
                        new Statement(
                            "test",
                            "SELECT id FROM partnerships WHERE id IN (SELECT partnership_id FROM check_ins WHERE id IN @Weeks) FOR UPDATE "
                            + "SKIP LOCKED",
                            null),
                        new { Weeks = of.Select(c => c.SamWeek).ToArray() }),
                TestContext.Current.CancellationToken)).Count;

    internal async Task Waits()
    {
        while (
            engine == "postgres"
            && await Ask("SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = @Name AND wait_event_type = 'Lock'") == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    /// <summary>The built program on this database, held where <paramref name="holdAt"/> says.</summary>
    internal async Task<Running> Start(string holdAt)
    {
        var environment = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ChatOps__HoldAt"] = holdAt };
        var binary = Binary.Start(
            _folder,
            environment,
            [
                .. App.Arguments,
                .. engine == "postgres"
                    ? new[] { "--Database:ConnectionString", $"{App.Database.Settings.ConnectionString};Application Name={Name}" }
                    : [],
            ]);
        var address = (await binary.Says("ChatOps listens on http://127.0.0.1:")).Split(' ')[^1];
        var client = new HttpClient { BaseAddress = new Uri(address) };
        return new Running(client, () => $"{binary.Output}\n{binary.Errors}", binary.DisposeAsync, binary);
    }

    /// <summary>
    /// The host that comes after the one that was killed a minute ago, in this process: a start of the built program less.
    /// </summary>
    internal async Task<Running> Again()
    {
        await TimePasses();
        return await Beside();
    }

    /// <summary>Another instance on the same database, in this process.</summary>
    internal async Task<Running> Beside()
    {
        var before = App.Lines.All.Count;
        await App.Run();
        return new Running(App.Client, () => string.Join('\n', App.Lines.All.Skip(before)), () => new ValueTask(App.Stop()));
    }

    /// <summary>Both vendors take the next new message and keep their answer.</summary>
    internal IDisposable HoldAnswers() => new HeldAnswers(App);

    /// <summary>What a killed instance had leased and claimed runs out, as it does within a minute.</summary>
    private async Task TimePasses()
    {
        // PostgreSQL ends what it was told to do before it sees that nobody is there any more.
        while (engine == "postgres" && await Ask("SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = @Name") > 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await App.Database.Db.Write(async db =>
        {
            await db.Execute(new Statement("test", "UPDATE lanes SET leased_until = 0", null));
            return await db.Execute(new Statement("test", "UPDATE outbox SET next_at = 0 WHERE claimed_by IS NOT NULL", null));
        }, TestContext.Current.CancellationToken);
    }

    /// <summary>How many of these weeks' rows are so.</summary>
    internal Task<int> Count(string table, string condition, params string[] weeks) =>
        Ask($"SELECT COUNT(*) FROM {table} WHERE {condition}", weeks);

    private Task<int> Ask(string sql, params string[] weeks) => App.Database.Db.Read(
        db => db.Find<int>(new Statement("test", sql, null), new { First = weeks.FirstOrDefault(), Second = weeks.LastOrDefault(), Name }),
        TestContext.Current.CancellationToken);

    private sealed class HeldAnswers : IDisposable
    {
        private readonly HeldAnswer _slack;
        private readonly TaskCompletionSource _teams = new();

        public HeldAnswers(App app)
        {
            _slack = app.Slack.Hold("chat.postMessage");
            app.Teams.Fail(new TeamsFault(c => c.IsSend) { IsAfterTheFact = true, HangsUp = true, Until = _teams.Task });
        }

        public void Dispose()
        {
            _slack.Dispose();
            _teams.TrySetResult();
        }
    }
}

/// <summary>A host of ours, a way to it and what it has said.</summary>
internal sealed class Running(HttpClient client, Func<string> said, Func<ValueTask> end, Binary? binary = null) : IAsyncDisposable
{
    public HttpClient Client => client;

    public string Said => said();

    /// <summary>The process that is to be killed.</summary>
    public Binary Binary => binary ?? throw new InvalidOperationException("It runs in this process.");

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return end();
    }
}

public sealed class SqliteKillScene() : KillScene("sqlite");

public sealed class PostgresKillScene() : KillScene("postgres");

/// <summary>For what is killed in the middle of many shares at one moment.</summary>
public sealed class SqliteSetKillScene() : KillScene("sqlite", 8);

public sealed class PostgresSetKillScene() : KillScene("postgres", 8);
