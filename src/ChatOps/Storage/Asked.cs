namespace ChatOps.Storage;

/// <summary>
/// The answer to a question that may still wait to be sent: on a server it goes with the next statement of its session, in one round trip.
/// </summary>
internal sealed class Asked<T>
{
    private readonly Session _db;
    private readonly Func<T> _answer;

    /// <param name="db">Sends it.</param>
    /// <param name="answer">Called once it was sent.</param>
    public Asked(Session db, Func<T> answer) => (_db, _answer) = (db, answer);

    /// <summary>What came of it; sent now, with all else that waits, where that has not happened yet.</summary>
    /// <exception cref="System.Data.Common.DbException">The engine refused something that was sent with it.</exception>
    /// <exception cref="UnreadableRow">A column holds what its member can't take.</exception>
    public async Task<T> Answer()
    {
        await _db.Send();
        return _answer();
    }

    public Asked<TOther> As<TOther>(Func<T, TOther> map) => new(_db, () => map(_answer()));
}
