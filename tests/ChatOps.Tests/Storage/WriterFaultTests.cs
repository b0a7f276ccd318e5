using ChatOps.Storage;
using ChatOps.Storage.Outages;
using ChatOps.Storage.Postgres;
using ChatOps.Storage.Sqlite;
using ChatOps.Storage.Writing;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Storage;

/// <summary>Whatever a connection does, the writer goes on: who waited for it is told, and the next one gets another connection.</summary>
public abstract class WriterFaultTests(string engine) : DatabaseTests(engine)
{
    private static readonly Statement Insert = new("Insert", "INSERT INTO deliveries (id, seen_at) VALUES (@Id, 0)", null);

    [Theory]
    [InlineData(nameof(IWriterConnection.Rollback))]
    [InlineData(nameof(IWriterConnection.IsLost))]
    public async Task a_connection_that_fails_in_an_unheard_of_way_ends_one_group(string fault)
    {
        IConnections connections =
            Engine == Engine.Postgres ? new PostgresConnections(Database.Settings) : new SqliteConnections(Database.Settings);
        var connection = new Breaking(connections.ForWriter(0));
        await using (var writer = new Writer(connection, new OutageLog(null, TimeProvider.System)))
        {
            await writer.Queue(new LoneUnit<int>(db => Add(db, "before"), Ct), Ct);
            connection.Fault = fault;
            var failing = writer.Queue(
                new LoneUnit<int>(
                    async db =>
                    {
                        await Add(db, "lost");
                        throw new InvalidOperationException("the unit's own");
                    },
                    Ct),
                Ct);

            await Should.ThrowAsync<Exception>(failing);
            connection.Fault = null;
            (await writer.Queue(new LoneUnit<int>(db => Add(db, "after"), Ct), Ct)).ShouldBe(1);
        }

        await connections.DisposeAsync();
        (await Db.Read(db => db.Query<string>(new Statement("Ids", "SELECT id FROM deliveries ORDER BY id", null)), Ct)).ShouldBe([
            "after",
            "before",
        ]);
    }

    private static Task<int> Add(Session db, string id) => db.Execute(Insert, new { Id = id });

    private sealed class Breaking(IWriterConnection inner) : IWriterConnection
    {
        public string? Fault { get; set; }

        public int GroupSize => inner.GroupSize;

        public bool IsOpen => inner.IsOpen;

        public bool IsLost => Unless(nameof(IsLost), inner.IsLost);

        public bool HasRivals => inner.HasRivals;

        public void Open() => inner.Open();

        public Session NewSession() => inner.NewSession();

        public void Begin() => inner.Begin();

        public void Save() => inner.Save();

        public void Restore() => inner.Restore();

        public void Commit() => inner.Commit();

        public void Rollback()
        {
            Unless(nameof(Rollback), 0);
            inner.Rollback();
        }

        public void Drop() => inner.Drop();

        public bool Renew() => inner.Renew();

        public void Dispose() => inner.Dispose();

        private T Unless<T>(string what, T value) => what == Fault ? throw new NotSupportedException("Nobody has heard of it.") : value;
    }
}

public sealed class SqliteWriterFaultTests() : WriterFaultTests("sqlite");

public sealed class PostgresWriterFaultTests() : WriterFaultTests("postgres");
