using ChatOps.Storage;

namespace ChatOps.Clock;

/// <summary>
/// By what time a lease or a claim in the database runs out: by the database's own, which all who share it see alike, whatever their clocks
/// show. On SQLite, which one process has for itself, by the stopwatch of that process. Statements say <c>database_now(@Leases)</c>.
/// </summary>
internal sealed class LeaseTime
{
    private readonly IClock? _given;

    public LeaseTime(Db db, SteadyClock steady)
        : this(db.Engine == Engine.Postgres ? null : steady)
    {
    }

    private LeaseTime(IClock? given) => _given = given;

    /// <summary>By this one, whatever the database.</summary>
    public static LeaseTime By(IClock given) => new(given);

    /// <summary>What the statement is given as its time. Null: it asks the database.</summary>
    public long? Leases => _given?.GetCurrentInstant().ToUnixTimeMilliseconds();
}
