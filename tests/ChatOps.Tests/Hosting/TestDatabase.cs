using ChatOps.Privacy;
using ChatOps.Storage;

namespace ChatOps.Tests.Hosting;

/// <summary>
/// A fresh database for one test, migrated, gone afterwards. Tests that shall hold on both engines are written once, as an abstract class
/// over <see cref="DatabaseTests"/>, with two lines for the engines:
/// <code>
/// public abstract class CheckInStoreTests(string engine) : DatabaseTests(engine)
/// {
///     [Fact]
///     public async Task a_draft_is_kept()
///     {
///         await Db.Write(db => store.Save(db, ...), Ct);
///         (await Db.Read(db => store.Find(db, ...), Ct)).ShouldNotBeNull();
///     }
/// }
/// public sealed class SqliteCheckInStoreTests() : CheckInStoreTests("sqlite");
/// public sealed class PostgresCheckInStoreTests() : CheckInStoreTests("postgres");
/// </code>
/// For a whole host (wire tests) take <see cref="Create"/> and give it <see cref="Settings"/>'s connection string.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>The file that every migrated SQLite database of this run is a copy of.</summary>
    private static readonly Lazy<Task<string>> Migrated = new(MigrateOnce);

    private readonly string? _folder;

    private TestDatabase(DbSettings settings, string? folder)
    {
        Settings = settings;
        _folder = folder;
        Db = new Db(settings);
    }

    public DbSettings Settings { get; }

    public Db Db { get; }

    /// <summary>A ring in memory, with one key.</summary>
    public KeyRing Ring { get; } = new(new MemoryKeys());

    public WordsCipher Cipher => field ??= new WordsCipher(Ring);

    /// <summary>Skips the test, with the reason, where PostgreSQL is not installed.</summary>
    public static async Task<TestDatabase> Create(Engine engine, bool isMigrated = true)
    {
        if (engine == Engine.Postgres)
        {
            Assert.SkipWhen(PostgresCluster.Absence is not null, PostgresCluster.Absence ?? "");
            var cluster = await PostgresCluster.Running();
            return new TestDatabase(await cluster.NewDatabase(isMigrated), null);
        }
        var folder = Directory.CreateTempSubdirectory("chatops-test-").FullName;
        var settings = new DbSettings { ConnectionString = $"Data Source={Path.Combine(folder, "test.db")}" };
        if (isMigrated)
            File.Copy(await Migrated.Value, Path.Combine(folder, "test.db"));
        return new TestDatabase(settings, folder);
    }

    private static async Task<string> MigrateOnce()
    {
        var folder = Directory.CreateTempSubdirectory("chatops-test-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "migrated.db");
        await new Migrator(new DbSettings { ConnectionString = $"Data Source={file};Pooling=False" }, SystemClock.Instance).Migrate(
            Ct.None);
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
        else
            await (await PostgresCluster.Running()).Drop(Settings);
    }
}

/// <summary>Base of suites that run on both engines; see <see cref="TestDatabase"/>. Every test has a database of its own.</summary>
public abstract class DatabaseTests(string engine) : IAsyncLifetime
{
    private TestDatabase? _database;

    internal Engine Engine { get; } = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    internal TestDatabase Database => _database ?? throw new InvalidOperationException("The test has not started.");

    internal Db Db => Database.Db;

    internal WordsCipher Cipher => Database.Cipher;

    protected static Ct Ct => TestContext.Current.CancellationToken;

    /// <summary>False: an empty database, for the tests of migrating.</summary>
    protected virtual bool IsMigrated => true;

    /// <summary>A unit that keeps the writer busy, while others gather behind it.</summary>
    protected (Task Holding, TaskCompletionSource Release) Hold()
    {
        var release = new TaskCompletionSource();
        return (Db.Write(_ => release.Task, Ct), release);
    }

    public virtual async ValueTask InitializeAsync() => _database = await TestDatabase.Create(Engine, IsMigrated);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
