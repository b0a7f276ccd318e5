using ChatOps.Channels.Queueing;
using ChatOps.Clock;
using ChatOps.Storage;

namespace ChatOps.Channels.Claiming;

/// <summary>
/// Asks the table when something is due: at the start, and seldom later, for what nobody in this process told (other instances' rows, and
/// claims whose holder is gone).
/// </summary>
internal sealed class OutboxLooks(Db db, IClock clock, SteadyClock steady, LeaseTime time)
{
    /// <summary>
    /// Whoever makes a row due, or a claim end, gives it no time before his present: by so much may his clock or his commit be behind.
    /// Longer than that is found by the next whole look.
    /// </summary>
    private static readonly Duration Behind = Duration.FromSeconds(15);

    private static readonly Duration WholeEvery = Duration.FromMinutes(1);
    private static readonly Duration Ever = Duration.FromDays(36_500);

    private static readonly SqlText Sql = new("Channels");

    private Instant _lookedAt = Instant.MinValue;
    private Instant? _wholeAgainAt;

    /// <summary>The next look leaves nothing out.</summary>
    public void LookAtAll() => _wholeAgainAt = null;

    public async Task<OutboxLook> Look(string me, Ct ct)
    {
        var (now, at) = (clock.GetCurrentInstant(), steady.GetCurrentInstant());
        // SQLite keeps nothing that is dead.
        var isWhole = db.Engine == Engine.Sqlite || !(at < _wholeAgainAt);
        var from = isWhole ? Instant.FromUnixTimeMilliseconds(0) : Instant.Min(now, _lookedAt) - Behind;
        var claims = new { From = from, Behind = (long)(isWhole ? Ever : Behind).TotalMilliseconds, Now = now, time.Leases };
        var rows = await db.Read(s => s.Query<LaneRow>(Sql[isWhole ? "LanesDue" : "LanesDueFrom"], claims), ct);
        Instant? claimEnds = rows.SingleOrDefault(r => r.Lane is null)?.EndsIn is { } wait ? at + Duration.FromMilliseconds(wait) : null;
        var freed = claimEnds <= at ? await db.Write(s => s.Query<FreedRow>(Sql["FreeExpired"], claims), ct) : [];
        var left = claimEnds is not null && db.Engine == Engine.Postgres
            ? await db.Read(s => s.Query<FreedRow>(Sql["ClaimsLeft"], new { Me = me, time.Leases }), ct)
            : [];
        _lookedAt = now;
        _wholeAgainAt = isWhole ? at + WholeEvery : _wholeAgainAt;
        return new OutboxLook(
            isWhole,
            [.. rows.Where(r => r is { Lane: not null, NextAt: not null }).Select(r => new Due(r.Lane!, r.Turn, r.NextAt!.Value))],
            [.. freed.Where(f => f.Lane is not null).Select(f => (f.Id, new Due(f.Lane!, f.Turn, now)))],
            [.. left.Select(l => new Due(l.Lane!, l.Turn, now))],
            claimEnds);
    }

    private sealed record LaneRow
    {
        public string? Lane { get; init; }
        public Turn Turn { get; init; }
        public Instant? NextAt { get; init; }
        public long? EndsIn { get; init; }
    }

    private sealed record FreedRow
    {
        public string Id { get; init; } = "";
        public string? Lane { get; init; }
        public Turn Turn { get; init; }
    }
}

/// <summary>What the table said.</summary>
/// <param name="IsWhole">Nothing was left out.</param>
/// <param name="First">The first of each turn that has any.</param>
/// <param name="Freed">Rows whose claim ran out: they are due again.</param>
/// <param name="Left">What others claimed who have lost the lane: as good as due.</param>
/// <param name="ClaimEnds">When the first claim ends, or ended, by the stopwatch; null while nothing is claimed.</param>
internal sealed record OutboxLook(
    bool IsWhole, IReadOnlyList<Due> First, IReadOnlyList<(string Row, Due Due)> Freed, IReadOnlyList<Due> Left, Instant? ClaimEnds);
