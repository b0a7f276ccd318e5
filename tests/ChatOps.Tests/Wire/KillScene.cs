using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Infrastructure;

namespace ChatOps.Tests.Wire;

/// <summary>One database with couples enough for every kill, their weeks open on both screens. Each kill takes two of its own.</summary>
public abstract class KillScene(string engine) : IAsyncLifetime
{
    private const int Couples = 16;
    private const string Name = "chatops-to-be-killed";

    private readonly Folder _folder = new();
    private Queue<Couple> _couples = new();
    private App? _app;

    internal App App => _app!;

    public async ValueTask InitializeAsync()
    {
        _app = await App.Prepare(engine == "postgres" ? Engine.Postgres : Engine.Sqlite, SystemClock.Instance.GetCurrentInstant(), speed: 1);
        _couples = new(await Couple.Seed(_app, Couples));
        await _app.Run();
        foreach (var couple in _couples)
        {
            var (tess, sam) = (couple.InTeams(_app, _app.Client), couple.InSlack(_app, _app.Client));
            await App.Eventually(() => tess.Sees().Count > 0 && sam.Sees().Count > 0, () => $"The forms never came.\n{string.Join('\n', _app.Lines.All.TakeLast(20))}");
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

    /// <summary>The built program on this database, held where <paramref name="holdAt"/> says. The one before was killed, a minute ago.</summary>
    internal async Task<Running> Start(string? holdAt)
    {
        await TimePasses();
        var environment = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ChatOps__HoldAt"] = holdAt ?? "" };
        var binary = Binary.Start(_folder, environment, [.. App.Arguments, .. engine == "postgres" ? new[] { "--Database:ConnectionString", $"{App.Database.Settings.ConnectionString};Application Name={Name}" } : []]);
        var address = (await binary.Says("ChatOps listens on http://127.0.0.1:")).Split(' ')[^1];
        return new Running(binary, new HttpClient { BaseAddress = new Uri(address) });
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
    internal Task<int> Count(string table, string condition, params string[] weeks) => Ask($"SELECT COUNT(*) FROM {table} WHERE {condition}", weeks);

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

/// <summary>A process of ours and a way to it.</summary>
internal sealed record Running(Binary Binary, HttpClient Client) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Binary.DisposeAsync();
    }
}

public sealed class SqliteKillScene() : KillScene("sqlite");

public sealed class PostgresKillScene() : KillScene("postgres");
