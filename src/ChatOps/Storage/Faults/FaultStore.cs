namespace ChatOps.Storage.Faults;

/// <summary>What could not be done, one row an item: so the back-off survives a restart and holds for every instance.</summary>
internal sealed class FaultStore
{
    /// <summary>After so many tries the moderators are told.</summary>
    public const int TriesUntilTold = 3;

    /// <summary>Longer than the longest back-off: what has not failed since is not due any more, and is told to nobody.</summary>
    public static readonly Duration Stands = Duration.FromDays(2);

    private static readonly SqlText Sql = new("Storage/Faults");

    private static readonly Duration Kept = Duration.FromDays(7);

    /// <summary>After the first try, the second, and so on; then the last one again and again.</summary>
    private static readonly Duration[] Waits =
    [
        Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(15),
        Duration.FromHours(1), Duration.FromHours(4), Duration.FromHours(12), Duration.FromDays(1),
    ];

    public Task<IReadOnlyList<Fault>> Of(Session db, string tick) => db.Query<Fault>(Sql["FaultsOfTick"], new { Tick = tick });

    /// <summary>All that can't be done now.</summary>
    public Task<IReadOnlyList<Fault>> Standing(Session db, Instant now) =>
        db.Query<Fault>(Sql["StandingFaults"], new { Since = now - Stands });

    /// <summary>It failed once more.</summary>
    public async Task<Fault> Note(Session db, string tick, FaultKind kind, Item item, string error, Instant now)
    {
        var before = await db.Find<Fault>(Sql["FindFault"], new { Tick = tick, Kind = Text(kind), Item = item.Id });
        // Looked at by somebody else before its time: that is no further try.
        var tries = before is null ? 1 : before.Waits(now) ? before.Tries : before.Tries + 1;
        var fault = new Fault
        {
            Tick = tick,
            Kind = Text(kind),
            Item = item.Id,
            ProgramId = item.ProgramId ?? before?.ProgramId,
            Error = error,
            Tries = tries,
            FailedAt = now,
            NextAt = before is not null && before.Waits(now) ? before.NextAt : now + After(tries),
        };
        await db.Execute(
            Sql["SaveFault"],
            new { fault.Tick, fault.Kind, fault.Item, fault.ProgramId, fault.Error, fault.Tries, Now = now, fault.NextAt });
        await db.Execute(Sql["ForgetFaults"], new { Before = now - Kept });
        return fault;
    }

    public Task Clear(Session db, string tick, FaultKind kind, string item) =>
        db.Execute(Sql["ClearFault"], new { Tick = tick, Kind = Text(kind), Item = item });

    internal static Duration After(int tries) => Waits[Math.Min(tries, Waits.Length) - 1];

    /// <summary>As it is stored, and the last part of its text key: <c>check-in-opening</c>.</summary>
    public static string Text(FaultKind kind) =>
        string.Concat(
            kind.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
