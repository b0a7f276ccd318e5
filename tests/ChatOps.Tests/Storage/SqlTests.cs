using System.Data.Common;
using System.Text.RegularExpressions;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatOps.Tests.Storage;

/// <summary>Every statement is understood by the engine that it is for, against the migrated schema.</summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed partial class SqlTests(SqlTests.Schemas schemas) : IClassFixture<SqlTests.Schemas>
{
    private const string Migrations = "ChatOps.Storage.Migrations.";
    private const string Variant = ".postgres.sql";

    private static readonly string[] Names =
    [
        .. typeof(Db)
            .Assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(".sql", StringComparison.Ordinal) && !n.StartsWith(Migrations, StringComparison.Ordinal)),
    ];

    public static TheoryData<string> ForSqlite => [.. Names.Where(n => !n.EndsWith(Variant, StringComparison.Ordinal)).Order()];

    /// <summary>A variant for PostgreSQL stands in for the common text.</summary>
    public static TheoryData<string> ForPostgres =>
        [.. Names.Where(n => !Names.Contains(n.Replace(".sql", Variant, StringComparison.Ordinal))).Order()];

    [Fact]
    public void a_variant_has_a_common_statement_beside_it() =>
        Names
            .Where(n => n.EndsWith(Variant, StringComparison.Ordinal))
            .ShouldAllBe(n => Names.Contains(n.Replace(Variant, ".sql", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(ForSqlite))]
    public async Task sqlite_understands(string name)
    {
        await using var command = (await schemas.Of(Engine.Sqlite)).CreateCommand();
        command.CommandText = Read(name).For(Engine.Sqlite);
        Should.NotThrow(command.Prepare);
    }

    [Theory]
    [MemberData(nameof(ForPostgres))]
    public async Task postgres_understands(string name)
    {
        var text = Numbered(Read(name).For(Engine.Postgres));
        // A lock can't be prepared: it is taken and given back.
        await using var command = (await schemas.Of(Engine.Postgres)).CreateCommand();
        command.CommandText = text.StartsWith("LOCK ", StringComparison.Ordinal)
            ? $"BEGIN; {text}; ROLLBACK"
            : $"PREPARE looked_at AS {text}; DEALLOCATE looked_at";
        await Should.NotThrowAsync(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>As the server itself takes it: values by number. What is quoted or said beside the statement stays.</summary>
    private static string Numbered(string text)
    {
        var names = new List<string>();
        return Named().Replace(text, m =>
        {
            if (!m.Groups["name"].Success)
                return m.Value;
            if (!names.Contains(m.Groups["name"].Value))
                names.Add(m.Groups["name"].Value);
            return $"${names.IndexOf(m.Groups["name"].Value) + 1}";
        });
    }

    [GeneratedRegex(@"'[^']*'|--[^\n]*|@(?<name>\w+)")]
    private static partial Regex Named();

    private static Statement Read(string name)
    {
        using var reader = new StreamReader(typeof(Db).Assembly.GetManifestResourceStream(name)!);
        return new Statement(name, reader.ReadToEnd(), null);
    }

    /// <summary>One migrated database an engine with a connection to it, made when it is first asked for.</summary>
    public sealed class Schemas : IAsyncDisposable
    {
        private readonly Dictionary<Engine, (TestDatabase Database, DbConnection Connection)> _open = [];

        internal async Task<DbConnection> Of(Engine engine)
        {
            if (!_open.TryGetValue(engine, out var open))
            {
                var database = await TestDatabase.Create(engine);
                var text = database.Settings.ConnectionString + ";Pooling=false";
                _open[engine] = open = (database, engine == Engine.Postgres ? new NpgsqlConnection(text) : new SqliteConnection(text));
                await open.Connection.OpenAsync(TestContext.Current.CancellationToken);
            }

            return open.Connection;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var (database, connection) in _open.Values)
            {
                await connection.DisposeAsync();
                await database.DisposeAsync();
            }
        }
    }
}
