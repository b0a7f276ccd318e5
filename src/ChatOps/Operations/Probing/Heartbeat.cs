using ChatOps.Storage;
using ChatOps.Storage.Outages;

namespace ChatOps.Operations.Probing;

/// <summary>
/// A write that is committed: only that shows that the database takes writes. What is rolled back never reaches the disk on SQLite.
/// </summary>
internal sealed class Heartbeat(Db db, IClock clock)
{
    private static readonly SqlText Sql = new("Operations");

    /// <exception cref="DatabaseAway">It does not.</exception>
    public Task Beat(Ct ct) => db.Write(session => session.Execute(Sql["Beat"], new { Now = clock.GetCurrentInstant() }), ct);
}
