using ChatOps.Storage;
using ChatOps.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatOps.Tests.Storage;

/// <summary>Every statement is understood by the engine that it is for, against the migrated schema.</summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class SqlTests(SqlTests.Schemas schemas) : IClassFixture<SqlTests.Schemas>
{
    private const string Migrations = "ChatOps.Storage.Migrations.";
    private const string Variant = ".postgres.sql";

    private static readonly string[] Names =
        [.. typeof(Db).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal) && !n.StartsWith(Migrations, StringComparison.Ordinal))];

    public static TheoryData<string> ForSqlite => [.. Names.Where(n => !n.EndsWith(Variant, StringComparison.Ordinal)).Order()];

    /// <summary>A variant for PostgreSQL stands in for the common text.</summary>
    public static TheoryData<string> ForPostgres => [.. Names.Where(n => !Names.Contains(n.Replace(".sql", Variant, StringComparison.Ordinal))).Order()];

    [Fact]
    public void a_variant_has_a_common_statement_beside_it() =>
        Names.Where(n => n.EndsWith(Variant, StringComparison.Ordinal)).ShouldAllBe(n => Names.Contains(n.Replace(Variant, ".sql", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(ForSqlite))]
    public async Task sqlite_understands(string name)
    {
        var database = await schemas.Of(Engine.Sqlite);
        await using var connection = new SqliteConnection(database.Settings.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = Numbered.Of(Read(name), Engine.Sqlite).Text;
        Should.NotThrow(command.Prepare);
    }

    [Theory]
    [MemberData(nameof(ForPostgres))]
    public async Task postgres_understands(string name)
    {
        var database = await schemas.Of(Engine.Postgres);
        await using var connection = new NpgsqlConnection(database.Settings.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var text = Numbered.Of(Read(name), Engine.Postgres).Text;
        // A lock can't be prepared: it is taken and given back.
        var asked = text.StartsWith("LOCK ", StringComparison.Ordinal) ? $"BEGIN; {text}; ROLLBACK" : $"PREPARE looked_at AS {text}";
        await using var command = new NpgsqlCommand(asked, connection);
        await Should.NotThrowAsync(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Db).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>One migrated database an engine, made when it is first asked for.</summary>
    public sealed class Schemas : IAsyncDisposable
    {
        private readonly Dictionary<Engine, TestDatabase> _databases = [];

        internal async Task<TestDatabase> Of(Engine engine)
        {
            if (!_databases.TryGetValue(engine, out var database))
                _databases[engine] = database = await TestDatabase.Create(engine);
            return database;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var database in _databases.Values)
                await database.DisposeAsync();
        }
    }
}
