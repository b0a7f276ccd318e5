using ChatOps.Storage;
using ChatOps.Storage.Outages;
using ChatOps.Tests.Hosting;
using Npgsql;

namespace ChatOps.Tests.Storage;

public sealed class PostgresOutageTests() : DatabaseTests("postgres")
{
    private static readonly Statement Insert = new("Insert", "INSERT INTO deliveries (id, seen_at) VALUES (@Id, 0)", null);
    private static readonly Statement Touch = new("Touch", "UPDATE deliveries SET seen_at = seen_at + 1 WHERE id = @Id", null);
    private static readonly Statement SeenAt = new("SeenAt", "SELECT seen_at FROM deliveries WHERE id = @Id", null);
    private static readonly Statement Backend = new("Backend", "SELECT pg_backend_pid()", null);

    [Fact]
    public async Task after_a_deadlock_the_same_work_is_done_once()
    {
        // Our side looks for deadlocks soon and gives way; the other one has all the time in the world.
        await using var db = new Db(
            new DbSettings { ConnectionString = Database.Settings.ConnectionString + ";Options=-c deadlock_timeout=20ms" });
        await Add(db, "a");
        await Add(db, "b");
        await using var other = await Connect(";Options=-c deadlock_timeout=60s");
        await using var transaction = await other.BeginTransactionAsync(Ct);
        await Run(other, "UPDATE deliveries SET seen_at = 100 WHERE id = 'a'");

        var attempts = 0;
        var hasB = new TaskCompletionSource();
        var work = db.Write(
            async s =>
            {
                attempts++;
                await s.Execute(Touch, new { Id = "b" });
                hasB.TrySetResult();
                await s.Execute(Touch, new { Id = "a" });
                return attempts;
            },
            Ct);
        await hasB.Task;
        await Run(other, "UPDATE deliveries SET seen_at = 100 WHERE id = 'b'");
        await transaction.CommitAsync(Ct);

        (await work).ShouldBeGreaterThan(1);
        (await Seen("a"), await Seen("b")).ShouldBe((101, 101));
    }

    [Fact]
    public async Task work_interrupted_before_the_commit_is_done_again_on_a_new_connection()
    {
        await using var other = await Connect("");
        var attempts = 0;
        var result = await Db.Write(
            async s =>
            {
                await s.Execute(Insert, new { Id = "a" });
                if (++attempts == 1)
                    await Run(other, $"SELECT pg_terminate_backend({await s.Find<int>(Backend)})");
                await s.Execute(Touch, new { Id = "a" });
                return "done";
            },
            Ct);

        result.ShouldBe("done");
        attempts.ShouldBe(2);
        (await Seen("a")).ShouldBe(1);
    }

    [Fact]
    public async Task a_connection_lost_between_two_units_is_opened_again()
    {
        await using var other = await Connect("");
        await Run(other, $"SELECT pg_terminate_backend({await Db.Write(s => s.Find<int>(Backend), Ct)})");

        await Add(Db, "a");
        (await Seen("a")).ShouldBe(0);
    }

    [Fact]
    public async Task work_that_goes_on_after_a_failed_statement_is_not_believed()
    {
        await Add(Db, "a");
        await Should.ThrowAsync<InvalidOperationException>(() => Db.Write(
            async s =>
            {
                await s.Execute(Insert, new { Id = "b" });
                await Should.ThrowAsync<PostgresException>(() => s.Execute(Insert, new { Id = "a" }));
                return "all is well";
            },
            Ct));
        (await Db.Read(s => s.Find<long?>(SeenAt, new { Id = "b" }), Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task without_a_server_the_callers_are_told_soon()
    {
        await using var db = new Db(new DbSettings { ConnectionString = "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2" });
        await Should.ThrowAsync<DatabaseAway>(() => db.Write(s => s.Find<int>(Backend), Ct));
    }

    private static Task<int> Add(Db db, string id) => db.Write(s => s.Execute(Insert, new { Id = id }), Ct);

    private Task<long> Seen(string id) => Db.Read(s => s.Find<long>(SeenAt, new { Id = id }), Ct);

    private async Task<NpgsqlConnection> Connect(string options)
    {
        var connection = new NpgsqlConnection(Database.Settings.ConnectionString + ";Pooling=false" + options);
        await connection.OpenAsync(Ct);
        return connection;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
