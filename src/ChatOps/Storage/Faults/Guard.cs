using System.Diagnostics.Metrics;

namespace ChatOps.Storage.Faults;

/// <summary>
/// What every tick does its work in, item by item: what fails is left out, noted, and tried again later by itself; the others go on. Costs
/// one small reading for each look of a tick, and nothing for each item that succeeds.
/// </summary>
internal sealed partial class Guard(Db db, FaultStore faults, IMeterFactory meters, ILogger<Guard> log)
{
    private readonly Counter<long> _failed = meters.Create("ChatOps")
        .CreateCounter<long>("chatops.ticks.failed", description: "Items that a tick had to leave out, and ticks that broke off.");

    /// <summary>One look of a tick at the clock.</summary>
    /// <param name="tick">The name of its type.</param>
    /// <param name="now">The moment of this look.</param>
    /// <param name="ct">Ends the waiting; an item that is cancelled by it has not failed.</param>
    public async Task<GuardedLook> Begin(string tick, Instant now, Ct ct) =>
        new(db, this, tick, now, await db.Read(session => faults.Of(session, tick), ct), ct);

    /// <summary>A whole tick broke off: it is tried again at the next look.</summary>
    public void BrokeOff(Type tick) => _failed.Add(1, new KeyValuePair<string, object?>("tick", tick.Name));

    /// <summary>In a unit of work of its own.</summary>
    internal async Task<Fault> Note(string tick, FaultKind kind, Item item, Exception error, Instant now, Ct ct)
    {
        var fault = await db.Write(session => faults.Note(session, tick, kind, item, error.GetType().Name, now), ct);
        _failed.Add(1, new KeyValuePair<string, object?>("tick", tick));
        Log.ItemFailed(log, tick, kind, item.Id, fault.Tries, fault.NextAt, error);
        return fault;
    }

    /// <summary>A record that can't be read was left out of something that else goes on; noted in the caller's unit of work.</summary>
    public async Task LeaveOut(Session session, string tick, FaultKind kind, Item item, string error, Instant now)
    {
        var fault = await faults.Note(session, tick, kind, item, error, now);
        session.AfterCommit(() =>
        {
            _failed.Add(1, new KeyValuePair<string, object?>("tick", tick));
            Log.RecordIsLeftOut(log, tick, kind, item.Id, error, fault.Tries);
        });
    }

    internal async Task Clear(string tick, FaultKind kind, string item, Ct ct)
    {
        await db.Write(session => faults.Clear(session, tick, kind, item), ct);
        Log.ItemIsWell(log, tick, kind, item);
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Error, "{Code} could not do {Kind} for {Row} ({Tries} times now): it is left out until {At}, the others go on")]
        public static partial void ItemFailed(
            ILogger logger, string code, FaultKind kind, string row, int tries, Instant at, Exception exception);

        [LoggerMessage(LogLevel.Error, "{Code}: {Kind} {Row} can't be read ({Error}, {Tries} times now): it is left out, the others go on")]
        public static partial void RecordIsLeftOut(ILogger logger, string code, FaultKind kind, string row, string error, int tries);

        [LoggerMessage(Level = LogLevel.Information, Message = "{Code} does {Kind} for {Row} again")]
        public static partial void ItemIsWell(ILogger logger, string code, FaultKind kind, string row);
    }
}
