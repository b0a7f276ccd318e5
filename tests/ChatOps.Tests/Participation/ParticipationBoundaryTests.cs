using System.Data.Common;
using ChatOps.Operations;
using ChatOps.Participation;
using ChatOps.Storage;
using ChatOps.Tests.Infrastructure;
using Dapper;
using Npgsql;

namespace ChatOps.Tests.Participation;

/// <summary>H2: the page's connection reads the facts and can't be brought to read anything else.</summary>
public abstract class ParticipationBoundaryTests(string engine) : DatabaseTests(engine)
{
    private const string Facts = "participation_facts";

    private ParticipationOptions Options => new()
    {
        IsPostgres = Engine == Engine.Postgres,
        ConnectionString = Database.Settings.ConnectionString,
        Today = () => new DateOnly(2027, 1, 1),
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await new ParticipationRole(Database.Settings, new()).Ensure(Ct);
        await Db.Write(session => session.Execute(new Statement("facts", $"INSERT INTO {Facts} VALUES ('c1', 'autumn', 1, '2026-11-16', '', 'p1', TRUE, TRUE, FALSE)", null)), Ct);
        // An open week: the page reads through a writer's log.
        await Db.Write(session => session.Execute(new Statement("facts", $"INSERT INTO {Facts} VALUES ('c2', 'autumn', 1, '2026-11-16', '', 'p2', TRUE, FALSE, FALSE)", null)), Ct);
    }

    [Fact]
    public async Task facts_are_read() =>
        (await new ParticipationDb(Options).Weeks(Ct)).ShouldHaveSingleItem()
            .ShouldBe(new WeekFigures { Program = "autumn", Monday = "2026-11-16", Members = 2, Due = 2, Shared = 1, OnTime = 0 });

    [Fact]
    public async Task no_other_table_can_be_read_or_even_counted()
    {
        var tables = await Tables();
        tables.Count.ShouldBeGreaterThan(15);
        await using var connection = await Open();
        foreach (var table in tables)
        {
            await Denied(connection, $"SELECT * FROM {table}");
            await Denied(connection, $"SELECT count(*) FROM {table}");
            await Denied(connection, $"SELECT 1 FROM {Facts} WHERE EXISTS (SELECT 1 FROM {table})");
            await Denied(connection, $"WITH {Facts} AS (SELECT * FROM {table}) SELECT count(*) FROM {Facts}");
            await Denied(connection, $"WITH RECURSIVE {Facts} (n) AS (SELECT count(*) FROM {table} UNION SELECT n FROM {Facts}) SELECT n FROM {Facts}");
        }
    }

    [Fact]
    public async Task nothing_can_be_changed()
    {
        await using var connection = await Open();
        foreach (var statement in new[]
        {
            $"DELETE FROM {Facts}", $"UPDATE {Facts} SET is_shared = TRUE", $"INSERT INTO {Facts} SELECT * FROM {Facts}", $"DROP TABLE {Facts}",
            "CREATE TABLE mine (x TEXT)", $"CREATE VIEW mine AS SELECT * FROM {Facts}",
        })
            await Denied(connection, statement);
    }

    internal async Task<DbConnection> Open() =>
        Engine == Engine.Postgres ? await PostgresFacts.Open(Options, Ct) : SqliteFacts.Open(Options);

    internal static async Task Denied(DbConnection connection, string sql) =>
        await Should.ThrowAsync<DbException>(() => connection.QueryAsync(sql), sql);

    private async Task<IReadOnlyList<string>> Tables() => await Db.Read(
        session => session.Query<string>(new Statement(
            "tables",
            $"SELECT name FROM sqlite_master WHERE type = 'table' AND name <> '{Facts}'",
            $"SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename <> '{Facts}'")),
        Ct);
}

public sealed class SqliteParticipationBoundaryTests() : ParticipationBoundaryTests("sqlite")
{
    [Theory]
    [InlineData("SELECT * FROM sqlite_master")]
    [InlineData("SELECT count(*) FROM sqlite_schema")]
    [InlineData("SELECT * FROM pragma_table_info('persons')")]
    [InlineData("PRAGMA table_info(persons)")]
    [InlineData("PRAGMA writable_schema = 1")]
    [InlineData("ATTACH DATABASE ':memory:' AS other")]
    [InlineData("VACUUM INTO '/tmp/copy.db'")]
    [InlineData("SELECT load_extension('x')")]
    public async Task no_side_door_is_open(string sql)
    {
        await using var connection = await Open();

        await Denied(connection, sql);
    }
}

public sealed class PostgresParticipationBoundaryTests() : ParticipationBoundaryTests("postgres")
{
    [Fact]
    public async Task without_the_right_to_make_a_role_the_statements_are_for_an_administrator()
    {
        await Admin("CREATE ROLE plain_login LOGIN; GRANT USAGE ON SCHEMA public TO plain_login; GRANT SELECT ON ALL TABLES IN SCHEMA public TO plain_login;");
        await Admin($"DROP OWNED BY {Role}; DROP ROLE {Role};");
        var plain = new NpgsqlConnectionStringBuilder(Database.Settings.ConnectionString) { Username = "plain_login", Pooling = false }.ToString();
        var role = new ParticipationRole(new DbSettings { ConnectionString = plain }, new());
        var page = new ParticipationDb(new ParticipationOptions { IsPostgres = true, ConnectionString = plain, Today = () => default });

        var statements = await role.Ensure(Ct);
        await Should.ThrowAsync<DbException>(() => page.Weeks(Ct));
        await Admin(string.Join('\n', statements));

        statements[0].ShouldBe($"CREATE ROLE \"{Role}\" NOLOGIN;");
        (await role.Ensure(Ct)).ShouldBeEmpty();
        (await page.Weeks(Ct)).ShouldHaveSingleItem();
        await Admin($"DROP OWNED BY {Role}; DROP ROLE {Role}; DROP OWNED BY plain_login; DROP ROLE plain_login;");
    }

    [Fact]
    public async Task two_instances_that_start_at_once_make_one_role()
    {
        await Admin($"DROP OWNED BY {Role}; DROP ROLE {Role};");
        var role = new ParticipationRole(Database.Settings, new());

        var both = await Task.WhenAll(role.Ensure(Ct), role.Ensure(Ct));

        both.SelectMany(s => s).ShouldBeEmpty();
        (await role.IsThere(Ct)).ShouldBeTrue();
    }

    public override async ValueTask DisposeAsync()
    {
        await Admin($"DROP OWNED BY {Role}; DROP ROLE {Role};", mayFail: true);
        await base.DisposeAsync();
    }

    private string Role => ParticipationOptions.RoleOf(new NpgsqlConnectionStringBuilder(Database.Settings.ConnectionString).Database!);

    private async Task Admin(string sql, bool mayFail = false)
    {
        await using var connection = new NpgsqlConnection(Database.Settings.ConnectionString);
        try
        {
            await connection.ExecuteAsync(sql);
        }
        catch (PostgresException) when (mayFail)
        {
        }
    }
}
