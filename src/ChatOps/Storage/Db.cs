using ChatOps.Storage.Outages;
using ChatOps.Storage.Postgres;
using ChatOps.Storage.Sqlite;
using ChatOps.Storage.Writing;

namespace ChatOps.Storage;

/// <summary>
/// The database. All writing goes through writers with group commit: one on SQLite; on PostgreSQL some for what has a turn, each turn
/// always at the same one, and one for everything else. Readings have connections of their own.
/// </summary>
/// <remarks>
/// On PostgreSQL others write meanwhile: another writer, another instance. So that what is decided is still true when it is stored, a unit
/// locks what it decides about before it reads it, always in this order, rows of one table by id:
/// <list type="number">
/// <item>pairs (<c>partnerships</c>): those in which the person of a turn stands, for a whole group at once, before it starts
/// (<see cref="WriteTurn.Hold"/>); the clock locks the pairs that it is about to change when it starts;</item>
/// <item>the program, by whoever opens or closes its rounds, puts people together in it or changes its settings;</item>
/// <item>meeting series, after their pair;</item>
/// <item>memberships that are changed or planned, or whose members are put together;</item>
/// <item>check-ins that are changed;</item>
/// <item>what is only written: deliveries, responses, counts, the outbox, by key where it is several rows.</item>
/// </list>
/// A group holds what its units locked until its commit. Two groups may still want rows of the later kinds in another order; then the
/// server undoes one of them, and each of its units is run again by itself, with a transaction of its own.
/// </remarks>
internal sealed class Db : IAsyncDisposable
{
    private readonly IConnections _connections;
    private readonly Writer _writer;
    private readonly IReadOnlyList<Writer> _ofTurns;
    private readonly OutageLog _outages;

    /// <summary>Opens nothing yet: the file or the server is first touched by the first unit of work.</summary>
    /// <param name="settings">Which database.</param>
    /// <param name="log">Where outages are told. Null: nowhere.</param>
    /// <param name="time">Counts the minute.</param>
    public Db(DbSettings settings, ILogger<Db>? log = null, TimeProvider? time = null)
    {
        StoredTypes.Use();
        _outages = new OutageLog(log, time ?? TimeProvider.System);
        Engine = settings.EngineInUse;
        _connections = Engine == Engine.Postgres ? new PostgresConnections(settings) : new SqliteConnections(settings);
        _writer = NewWriter(0);
        _ofTurns = Engine == Engine.Postgres ? [.. Enumerable.Range(1, settings.Writers).Select(NewWriter)] : [_writer];
    }

    public Engine Engine { get; }

    /// <summary>
    /// Runs the work inside a writer's transaction, in a savepoint of its own, and returns after the commit. The work may be run again
    /// after a deadlock, or when somebody else stored the same at the same moment, so it touches nothing but the session. An exception, or
    /// <see cref="Session.Undo"/>, undoes this work only. A token that is cancelled before the work starts skips it; work that has begun is
    /// finished.
    /// </summary>
    /// <exception cref="DatabaseAway">Nothing of it is stored.</exception>
    public Task<T> Write<T>(Func<Session, Task<T>> work, Ct ct) => _writer.Queue(new LoneUnit<T>(work, ct), ct);

    public Task Write(Func<Session, Task> work, Ct ct) =>
        Write(
            async db =>
            {
                await work(db);
                return true;
            },
            ct);

    /// <summary>As <see cref="Write{T}(Func{Session, Task{T}}, Ct)"/>, after whatever this <paramref name="turn"/> gave before.</summary>
    public Task<T> WriteInTurn<T>(WriteTurn turn, Func<Session, Task<T>> work, Ct ct) =>
        WriterOf(turn).Queue(new LoneUnit<T>(work, ct) { Turn = turn }, ct);

    /// <summary>Likewise, and together with others of the same set that wait at the same time.</summary>
    public Task<T> WriteTogether<TItem, T>(WriteTurn turn, ISetWork<TItem, T> set, TItem item, Ct ct) =>
        WriterOf(turn).Queue(new SetUnit<TItem, T>(set, item, ct) { Turn = turn }, ct);

    /// <summary>Likewise, of work that nobody waits for in an order.</summary>
    public Task<T> WriteTogether<TItem, T>(ISetWork<TItem, T> set, TItem item, Ct ct) =>
        _writer.Queue(new SetUnit<TItem, T>(set, item, ct), ct);

    /// <summary>
    /// Runs a reading on a connection of its own. It may be run again when a connection turns out to be dead, so it touches nothing but the
    /// session.
    /// </summary>
    /// <exception cref="DatabaseAway">It can't be read now.</exception>
    public async Task<T> Read<T>(Func<Session, Task<T>> work, Ct ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var hasConnection = false;
            try
            {
                var reader = await _connections.RentReader(ct);
                hasConnection = true;
                try
                {
                    return await work(new Session(reader, Engine));
                }
                finally
                {
                    await _connections.ReturnReader(reader);
                }
            }
            catch (Exception e) when (hasConnection && attempt == 1 && Engine == Engine.Postgres && e.OutageOf() is Outage.Unreachable)
            {
                // The pool still held a connection from before the server went away: the next one is new.
            }
            catch (Exception e) when (e.OutageOf() is not null)
            {
                throw _outages.Tell(e);
            }
        }
    }

    /// <summary>Finishes what is queued, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var writer in _ofTurns.Append(_writer).Distinct())
            await writer.DisposeAsync();
        await _connections.DisposeAsync();
    }

    private Writer NewWriter(int number) => new(_connections.ForWriter(number), _outages);

    private Writer WriterOf(WriteTurn turn) => _ofTurns[turn.At(_ofTurns.Count)];
}
