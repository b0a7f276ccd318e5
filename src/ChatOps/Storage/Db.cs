namespace ChatOps.Storage;

/// <summary>The database. All writing goes through one writer with group commit; readings have connections of their own.</summary>
internal sealed class Db : IAsyncDisposable
{
    private readonly IConnections _connections;
    private readonly Writer _writer;

    /// <summary>Opens nothing yet: the file or the server is first touched by the first unit of work.</summary>
    public Db(DbSettings settings)
    {
        Engine = settings.EngineInUse;
        _connections = Engine == Engine.Postgres ? new PostgresConnections(settings) : new SqliteConnections(settings);
        _writer = new Writer(_connections.Writer);
    }

    public Engine Engine { get; }

    /// <summary>
    /// Runs the work inside the writer's transaction, in a savepoint of its own, and returns after the commit. The work may be run again after a
    /// deadlock, so it touches nothing but the session. An exception, or <see cref="Session.Undo"/>, undoes this work only.
    /// A token that is cancelled before the work starts skips it; work that has begun is finished.
    /// </summary>
    public Task<T> Write<T>(Func<Session, Task<T>> work, Ct ct) => _writer.Queue(work, ct);

    public Task Write(Func<Session, Task> work, Ct ct) =>
        _writer.Queue(
            async db =>
            {
                await work(db);
                return true;
            },
            ct);

    /// <summary>Runs a reading on a connection of its own.</summary>
    public async Task<T> Read<T>(Func<Session, Task<T>> work, Ct ct)
    {
        var reader = await _connections.RentReader(ct);
        try
        {
            return await work(new Session(reader));
        }
        finally
        {
            await _connections.ReturnReader(reader);
        }
    }

    /// <summary>Finishes what is queued, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _connections.DisposeAsync();
    }
}
