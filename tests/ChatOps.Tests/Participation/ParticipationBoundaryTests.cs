using System.Data.Common;
using ChatOps.Operations;
using ChatOps.Participation;
using ChatOps.Participation.Reading;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Dapper;
using Npgsql;

namespace ChatOps.Tests.Participation;

/// <summary>H2: the page's connection reads totals and can't be brought to read anything else, facts about persons included.</summary>
public abstract class ParticipationBoundaryTests(string engine) : DatabaseTests(engine)
{
    protected const string Facts = "participation_rollup";

    private ParticipationOptions Options => new()
    {
        IsPostgres = Engine == Engine.Postgres,
        ConnectionString = Database.Settings.ConnectionString,
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await new ParticipationRole(Database.Settings, new()).Ensure(Ct);
        await Seed("INSERT INTO participation_programs VALUES ('autumn', 'Autumn 2026')");
        await Seed("INSERT INTO participation_weeks VALUES ('autumn', '2026-11-16', 1, TRUE, 3, 11, 1)");
        await Seed("INSERT INTO participation_members VALUES ('autumn', 'Sales', '2026-11-09', 25), ('autumn', 'Sales', '2026-11-23', 9)");
        await Seed($"INSERT INTO {Facts} VALUES ('autumn', 1, '2026-11-16', 'Sales', 0, 20, 19, 9, 7)");
        // Another instance counted, too. And the page reads through a writer's log.
        await Seed($"INSERT INTO {Facts} VALUES ('autumn', 1, '2026-11-16', 'Sales', 17, 4, 4, 2, 1)");
    }

    [Fact]
    public async Task totals_are_read()
    {
        var (programs, facts) = await new ParticipationDb(Options).Read("autumn", Ct);

        programs.ShouldBe([("autumn", "Autumn 2026")]);
        var week = facts.ShouldHaveSingleItem().Rounds.ShouldHaveSingleItem().Weeks.ShouldHaveSingleItem();
        week.Cells["Sales"].ShouldBe(new Cell(new(25, 24), new(25, 23, 11, 8)));
        (week.Monday, week.IsClosed, week.Paused, week.Pairs, week.LargerGroups).ShouldBe((new DateOnly(2026, 11, 16), true, 3, 11, 1));
    }

    [Fact]
    public async Task no_other_table_can_be_read_or_even_counted()
    {
        var tables = await Tables();
        tables.Count.ShouldBeGreaterThan(15);
        tables.ShouldContain("participation_facts");
        tables.ShouldContain("membership_facts");
        tables.ShouldContain("meeting_facts");
        await using var connection = await Open();
        foreach (var table in tables)
        {
            await Denied(connection, $"SELECT * FROM {table}");
            await Denied(connection, $"SELECT count(*) FROM {table}");
            await Denied(connection, $"SELECT 1 FROM {Facts} WHERE EXISTS (SELECT 1 FROM {table})");
            await Denied(connection, $"WITH {Facts} AS (SELECT * FROM {table}) SELECT count(*) FROM {Facts}");
            await Denied(
                connection,
                $"WITH RECURSIVE {Facts} (n) AS (SELECT count(*) FROM {table} UNION SELECT n FROM {Facts}) SELECT n FROM {Facts}");
        }
    }

    [Fact]
    public async Task nothing_can_be_changed()
    {
        await using var connection = await Open();
        foreach (var statement in new[]
        {
            $"DELETE FROM {Facts}", $"UPDATE {Facts} SET shared = 1", $"INSERT INTO {Facts} SELECT * FROM {Facts}", $"DROP TABLE {Facts}",
            "CREATE TABLE mine (x TEXT)", $"CREATE VIEW mine AS SELECT * FROM {Facts}",
        })
            await Denied(connection, statement);
    }

    private Task<int> Seed(string sql) => Db.Write(session => session.Execute(new Statement("seed", sql, null)), Ct);

    internal async Task<DbConnection> Open() =>
        Engine == Engine.Postgres ? await PostgresFacts.Open(Options, Ct) : SqliteFacts.Open(Options);

    internal static async Task Denied(DbConnection connection, string sql) =>
        await Should.ThrowAsync<DbException>(() => connection.QueryAsync(sql), sql);

    private async Task<IReadOnlyList<string>> Tables() => [.. (await Db.Read(
        session => session.Query<string>(new Statement(
            "tables",
            "SELECT name FROM sqlite_master WHERE type = 'table'",
            "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")),
        Ct)).Except(ParticipationOptions.Tables)];
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
        await Admin(
            "CREATE ROLE plain_login LOGIN; GRANT USAGE ON SCHEMA public TO plain_login; GRANT SELECT ON ALL TABLES IN SCHEMA public TO "
            + "plain_login;");
        await Admin($"DROP OWNED BY {Role}; DROP ROLE {Role};");
        var plain = new NpgsqlConnectionStringBuilder(Database.Settings.ConnectionString)
        {
            Username = "plain_login",
            Pooling = false,
        }.ToString();
        var role = new ParticipationRole(new DbSettings { ConnectionString = plain }, new());
        var page = new ParticipationDb(new ParticipationOptions { IsPostgres = true, ConnectionString = plain });

        var statements = await role.Ensure(Ct);
        await Should.ThrowAsync<DbException>(() => page.Read(null, Ct));
        await Admin(string.Join('\n', statements));

        statements[0].ShouldBe($"CREATE ROLE \"{Role}\" NOLOGIN;");
        (await role.Ensure(Ct)).ShouldBeEmpty();
        (await page.Read(null, Ct)).Facts.ShouldHaveSingleItem();
        await Admin($"DROP OWNED BY {Role}; DROP ROLE {Role}; DROP OWNED BY plain_login; DROP ROLE plain_login;");
    }

    [Fact]
    public async Task a_right_that_an_earlier_version_gave_is_taken_back()
    {
        await Admin($"GRANT SELECT ON participation_facts TO {Role}");
        var role = new ParticipationRole(Database.Settings, new());
        (await role.IsThere(Ct)).ShouldBeFalse();

        (await role.Ensure(Ct)).ShouldBeEmpty();

        (await role.IsThere(Ct)).ShouldBeTrue();
        await using var connection = await Open();
        await Denied(connection, "SELECT count(*) FROM participation_facts");
    }

    /// <summary>
    /// A role that is put on at connecting can be taken off by whoever can send any statement: it guards against our own mistakes. A login
    /// of its own can't.
    /// </summary>
    [Fact]
    public async Task only_a_login_of_its_own_holds_against_set_role()
    {
        await using (var put = await Open())
        {
            await put.ExecuteAsync("SET ROLE NONE");
            (await put.ExecuteScalarAsync<long>("SELECT count(*) FROM persons")).ShouldBe(0);
        }

        await Admin($"CREATE ROLE page_login LOGIN IN ROLE {Role}");
        var own = new NpgsqlConnectionStringBuilder(Database.Settings.ConnectionString)
        {
            Username = "page_login",
            Pooling = false,
        }.ToString();
        await using (
            var connection = await PostgresFacts.Open(
                new ParticipationOptions
                {
                    IsPostgres = true,
                    ConnectionString = own,
                    HasOwnLogin = true,
                },
                Ct))
        {
            await connection.ExecuteAsync("SET ROLE NONE");
            await Denied(connection, "SELECT count(*) FROM persons");
            await Denied(connection, "SET ROLE postgres");
            await Denied(connection, "COPY persons TO '/tmp/persons'");
            (await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {Facts}")).ShouldBe(2);
        }

        await Admin("DROP ROLE page_login");
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
        PostgresCluster.Spoil(Database.Settings.ConnectionString);
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
