using System.Data.Common;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Storage;

/// <summary>Every statement is understood by the engine that it is for, against the migrated schema.</summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class SqlTests(SqlTests.Schemas schemas) : IClassFixture<SqlTests.Schemas>
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
    public async Task sqlite_understands(string name) =>
        (await Understanding.Fault(await schemas.Of(Engine.Sqlite), Read(name), TestContext.Current.CancellationToken)).ShouldBeNull();

    [Theory]
    [MemberData(nameof(ForPostgres))]
    public async Task postgres_understands(string name) =>
        (await Understanding.Fault(await schemas.Of(Engine.Postgres), Read(name), TestContext.Current.CancellationToken)).ShouldBeNull();

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
                _open[engine] = open = (database, Understanding.Connect(database.Settings));
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
