using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Channels;

/// <summary>
/// Takes what is due in a lane, and decides about each row in the same unit of work: what waits is put off, what does not fit is dropped, what goes is
/// counted. A claim is a row whose <c>next_at</c> lies in the future under our name: when we are gone it is due again by itself.
/// </summary>
internal sealed class OutboxClaims(Db db, IClock clock, OutboxMetrics metrics)
{
    private static readonly SqlText Sql = new("Channels");
    private long _lastEnd;

    /// <summary>Longer than a call at a vendor may take. SQLite has one process, whose claims are freed when the next one starts.</summary>
    public Duration Lasting => db.Engine == Engine.Postgres ? Duration.FromSeconds(40) : Duration.FromMinutes(10);

    /// <summary>When a claim of now ends. No two are equal: with our name, it is the key of what was claimed together.</summary>
    public Instant NextEnd(Instant now)
    {
        while (true)
        {
            var last = Interlocked.Read(ref _lastEnd);
            var end = Math.Max(last + 1, (now + Lasting).ToUnixTimeMilliseconds());
            if (Interlocked.CompareExchange(ref _lastEnd, end, last) == last)
                return Instant.FromUnixTimeMilliseconds(end);
        }
    }

    /// <summary>Leases the lane, or renews the lease. Null: another instance has it.</summary>
    public async Task<Lease?> Lease(string lane, string me, double rate, Duration lasting, Ct ct)
    {
        var now = clock.GetCurrentInstant();
        var row = await db.Write(
            s => s.Find<LeaseRow>(Sql["LeaseLane"], new { Lane = lane, Me = me, Until = now + lasting, Rate = rate, Now = now }), ct);
        return row is null ? null : new Lease(now + lasting, row.Rate, row.PausedUntil);
    }

    /// <summary>What is due and may go now, most urgent first.</summary>
    /// <param name="lane">Which lane.</param>
    /// <param name="me">This instance.</param>
    /// <param name="room">How many rows of each turn to take.</param>
    /// <param name="ct">Ends the waiting for the writer.</param>
    public async Task<Claim> Take(string lane, string me, IReadOnlyDictionary<Turn, int> room, Ct ct)
    {
        var now = clock.GetCurrentInstant();
        var claim = await db.Write(s => Take(s, lane, me, room, now), ct);
        claim.Ended.ForEach(r => metrics.Ended(r.Row, r.State));
        return claim;
    }

    private async Task<Claim> Take(Session s, string lane, string me, IReadOnlyDictionary<Turn, int> room, Instant now)
    {
        var key = new { Me = me, Until = NextEnd(now), Lane = lane };
        var claim = new Claim([], [], []);
        var taken = 0;
        foreach (var (turn, limit) in room)
        {
            var rows = await s.Execute(Sql["ClaimDue"], new { key.Me, key.Until, key.Lane, Turn = (int)turn, Room = limit, Now = now });
            if (rows == limit)
                claim.More.Add(turn);
            taken += rows;
        }
        if (taken == 0)
            return claim;

        await s.Query<int>(Sql["LockClaimed"], key);
        var claimed = await s.Query<OutboxRow>(Sql["LoadClaimed"], key);
        var accounts = (await s.Query<AccountRow>(Sql["AccountsOfClaimed"], key)).Select(a => a.ToAccount()).ToLookup(a => a.PersonId);
        var heard = claimed.Any(r => r.Counts)
            ? (await s.Query<SoundingRow>(Sql["HeardByClaimed"], new { key.Me, key.Until, key.Lane, Since = now - MessageBudget.Memory })).ToList()
            : [];
        var waiting = claimed.Any(r => r.Importance >= Importance.FirstNudge)
            ? (await s.Query<WaitingRow>(Sql["RivalsOfClaimed"], key)).ToLookup(w => w.PersonId, w => w.ToWaiting())
            : Enumerable.Empty<MessageBudget.Waiting>().ToLookup(_ => default(PersonId));

        foreach (var row in claimed)
        {
            var others = heard.Where(h => h.PersonId == row.PersonId && h.DeliveryId != row.DeliveryId).Select(h => new MessageBudget.Heard(h.Kind, h.SentAt));
            Errand errand;
            try
            {
                errand = Errand.Decide(row, [.. accounts[row.PersonId]], [.. others], waiting[row.PersonId], now);
            }
            catch (Exception e)
            {
                // A row, or its reader's record, that makes no sense is put off by itself: the lane goes on.
                await s.Execute(
                    Sql["PutOffBroken"], new { row.Id, Me = me, At = now + Backoff.After(row.Id, row.Attempts + 1), Code = e.GetType().Name });
                continue;
            }

            await Apply(s, row, errand, me, now);
            if (errand is Errand.Go go)
                claim.Goes.Add(go);
            if (errand is Errand.End end)
                claim.Ended.Add((row, end.State));
            if (errand is Errand.Go { Step: Step.Post } && row.Counts)
                heard.Add(new SoundingRow { PersonId = row.PersonId, DeliveryId = row.DeliveryId, Kind = row.Kind, SentAt = now });
        }
        return claim;
    }

    private static Task Apply(Session s, OutboxRow row, Errand errand, string me, Instant now) => errand switch
    {
        Errand.Go { Step: Step.Post } when row.Counts =>
            s.Execute(Sql["SaveSounding"], new { row.DeliveryId, PersonId = row.PersonId.Value, row.Kind, Now = now }),
        Errand.Go => Task.CompletedTask,
        Errand.Wait wait => s.Execute(Sql["PutOff"], new { row.Id, Me = me, At = wait.Until }),
        Errand.Move move => s.Execute(Sql["MoveToLane"], new { row.Id, Me = me, Now = now, move.Lane }),
        Errand.Park => s.Execute(Sql["Park"], new { row.Id, Me = me }),
        Errand.End end => s.Execute(Sql["EndWithoutSending"], new { row.Id, Me = me, Now = now, State = end.State.Text() }),
        _ => throw new ArgumentOutOfRangeException(nameof(errand)),
    };

    /// <summary>When each turn of each lane next has something to do.</summary>
    public async Task<IReadOnlyList<(string Lane, Turn Turn, Instant NextAt)>> LanesDue(Ct ct)
    {
        var rows = await db.Read(s => s.Query<LaneRow>(Sql["LanesDue"]), ct);
        return [.. rows.Where(r => r.NextAt is not null).Select(r => (r.Lane, r.Turn, r.NextAt!.Value))];
    }

    /// <summary>This instance's leases and unfinished claims are free for others; <paramref name="everybody"/>: whoever's.</summary>
    public Task Free(string me, bool everybody, Ct ct) => db.Write(
        async s =>
        {
            await s.Execute(Sql["FreeClaims"], new { Me = me, Everybody = everybody, Now = clock.GetCurrentInstant() });
            await s.Execute(Sql["FreeLanes"], new { Me = me, Everybody = everybody });
        },
        ct);

    /// <summary>Soundings are kept for five weeks.</summary>
    public Task ForgetSoundings(Ct ct) =>
        db.Write(s => s.Execute(Sql["ForgetSoundings"], new { Before = clock.GetCurrentInstant() - Duration.FromDays(35) }), ct);

    private sealed record LeaseRow
    {
        public double Rate { get; init; }
        public Instant PausedUntil { get; init; }
    }

    private sealed record LaneRow
    {
        public string Lane { get; init; } = "";
        public Turn Turn { get; init; }
        public Instant? NextAt { get; init; }
    }

    private sealed record SoundingRow
    {
        public PersonId PersonId { get; init; }
        public string DeliveryId { get; init; } = "";
        public string Kind { get; init; } = "";
        public Instant SentAt { get; init; }
    }

    private sealed record WaitingRow
    {
        public PersonId PersonId { get; init; }
        public string Id { get; init; } = "";
        public Importance Importance { get; init; }
        public Instant DueAt { get; init; }

        public MessageBudget.Waiting ToWaiting() => new(Id, "", Importance, DueAt);
    }
}

/// <summary>A lane that this instance holds until then, with what its last holder learnt.</summary>
internal sealed record Lease(Instant Until, double Rate, Instant PausedUntil);

/// <summary>What a claim brought: errands to run, rows that ended, and turns in which more may be due.</summary>
internal sealed record Claim(List<Errand.Go> Goes, List<(OutboxRow Row, RowState State)> Ended, List<Turn> More);
