using ChatOps.Channels.Queueing;
using ChatOps.Clock;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Channels.Claiming;

/// <summary>
/// Takes what is due in a lane, and decides about each row in the same unit of work: what waits is put off, what does not fit is dropped,
/// what goes is counted. A claim is a row under our name whose <c>next_at</c> is when it ends, by the <see cref="LeaseTime"/>: when we are
/// gone it is due again by itself, and what had not left yet as soon as somebody else leases the lane.
/// </summary>
internal sealed class OutboxClaims(Db db, IClock clock, LeaseTime time, OutboxMetrics metrics)
{
    private static readonly SqlText Sql = new("Channels");
    private static readonly Statement Readers = Sql["ReadersOfClaimed"];
    private static readonly Statement ReadersToCount = Readers.Locking("p");

    /// <summary>However long a vendor wants to be left alone: then it is asked again, whatever time a pause was written down by.</summary>
    private static readonly Duration LongestPause = Duration.FromMinutes(15);

    /// <summary>Longer than a call at a vendor may take. SQLite has one process, whose claims are freed when the next one starts.</summary>
    public Duration Lasting => db.Engine == Engine.Postgres ? Duration.FromSeconds(40) : Duration.FromMinutes(10);

    /// <summary>Leases the lane, or renews the lease. Null: another instance has it.</summary>
    /// <param name="lane">Which lane.</param>
    /// <param name="me">This instance.</param>
    /// <param name="rate">What was learnt by now, messages a second.</param>
    /// <param name="lasting">How long it is ours from now on.</param>
    /// <param name="isTakenUp">It was not ours before: what its last holder had in hand is taken over, too.</param>
    /// <param name="ct">Ends the waiting for the writer.</param>
    public Task<Lease?> Lease(string lane, string me, double rate, Duration lasting, bool isTakenUp, Ct ct) => db.Write(
        async s =>
        {
            var leased = await s.Find<double?>(
                Sql["LeaseLane"],
                new { Lane = lane, Me = me, Rate = rate, Lasting = Milliseconds(lasting), time.Leases });
            if (leased is not { } known)
                return null;
            if (!isTakenUp)
                return new Lease(known, [], []);
            var now = clock.GetCurrentInstant();
            var freed = db.Engine == Engine.Postgres
                ? await s.Query<FreedRow>(Sql["FreeClaimsOfLane"], new { Lane = lane, Me = me, Now = now })
                : [];
            var pauses = await s.Query<PauseRow>(Sql["PausesOfLane"], new { Lane = lane, time.Leases });
            return new Lease(
                known,
                [.. pauses.Select(p => (p.Part, Duration.Min(Duration.FromMilliseconds(p.Remaining), LongestPause)))],
                [.. freed.Select(f => new Due(lane, f.Turn, now))]);
        },
        ct);

    /// <summary>The clock was set back by so much: what had come due before stays due.</summary>
    public Task Redate(Duration by, Ct ct)
    {
        var now = clock.GetCurrentInstant();
        return db.Write(s => s.Execute(Sql["RedateRows"], new { Now = now, Was = now + by, By = Milliseconds(by) }), ct);
    }

    /// <summary>
    /// By how much the clock was set back since the newest of what is due was queued, while nobody looked; zero when not.
    /// </summary>
    public async Task<Duration> WasSetBack(Ct ct) =>
        await db.Read(s => s.Find<long?>(Sql["NewestDue"]), ct) is { } newest
            ? Duration.Max(Instant.FromUnixTimeMilliseconds(newest) - clock.GetCurrentInstant(), Duration.Zero)
            : Duration.Zero;

    /// <summary>What is due and may go now, most urgent first.</summary>
    /// <param name="lane">Which lane.</param>
    /// <param name="me">This instance.</param>
    /// <param name="asks">How many rows of each turn to take.</param>
    /// <param name="ct">Ends the waiting for the writer.</param>
    public async Task<Claim> Take(string lane, string me, IReadOnlyCollection<Ask> asks, Ct ct)
    {
        var now = clock.GetCurrentInstant();
        var claim = await db.Write(s => Take(s, lane, me, asks, now), ct);
        claim.Ended.ForEach(r => metrics.Ended(r.Row, r.State));
        return claim;
    }

    private async Task<Claim> Take(Session s, string lane, string me, IReadOnlyCollection<Ask> asks, Instant now)
    {
        var claim = new Claim(now, [], [], [], []);
        var taken = new List<OutboxRow>();
        foreach (var ask in asks)
        {
            var rows = await Take(s, lane, me, ask, now);
            claim.Taken.Add(new Taken(ask.Turn, rows.Count < ask.Room, rows.Max(r => r.WasNextAt)));
            taken.AddRange(rows);
        }
        if (taken.Count == 0)
            return claim;

        // A person's messages are counted by one instance at a time, also when their accounts lie in two lanes; in order of id.
        var counted = PersonsOf(taken.Where(r => r.Counts));
        var readers = await s.Query<ReaderRow>(counted.Length > 0 ? ReadersToCount : Readers, new { Persons = PersonsOf(taken) });
        var accounts = readers.Where(r => r.Id != default).Select(r => r.ToAccount()).ToLookup(a => a.PersonId);
        var hours = readers.DistinctBy(r => r.PersonId).ToDictionary(r => r.PersonId);
        var claimed = taken.Select(r => hours[r.PersonId].Into(r))
            .OrderBy(r => (r.Turn, r.Importance, CardKinds.IsNews(r.Kind) ? 0 : 1, r.DueAt))
            .ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
        var heard = counted.Length > 0
            ? (await s.Query<SoundingRow>(Sql["HeardByClaimed"], new { Persons = counted, Since = now - MessageBudget.Memory })).ToList()
            : [];
        // What is claimed has its place among what was heard, or stands in this claim before those that yield to it.
        var yielding = PersonsOf(claimed.Where(r => r.Counts && !CardKinds.IsNews(r.Kind)));
        var waiting = yielding.Length > 0
            ? (await s.Query<WaitingRow>(Sql["RivalsOfClaimed"], new { Persons = yielding })).ToLookup(w => w.PersonId, w => w.ToWaiting())
            : Enumerable.Empty<MessageBudget.Waiting>().ToLookup(_ => default(PersonId));

        foreach (var row in claimed)
        {
            var others = heard
                .Where(h => h.PersonId == row.PersonId && h.DeliveryId != row.DeliveryId)
                .Select(h => new MessageBudget.Heard(h.Kind, h.SentAt));
            SendDecision decision;
            try
            {
                decision = SendDecision.Decide(row, [.. accounts[row.PersonId]], [.. others], waiting[row.PersonId], now);
            }
            catch (Exception e)
            {
                // A row, or its reader's record, that makes no sense is put off by itself: the lane goes on.
                var at = now + Backoff.After(row.Id, row.Attempts + 1);
                await s.Execute(Sql["PutOffBroken"], new { row.Id, Me = me, At = at, Code = e.GetType().Name });
                claim.Again.Add(new Due(lane, row.Turn, at));
                continue;
            }

            await Apply(s, row, decision, me, now);
            if (decision is SendDecision.Go go)
                claim.Goes.Add(go);
            if (AgainAfter(decision, row, now) is { } again)
                claim.Again.Add(again);
            if (decision is SendDecision.End end)
                claim.Ended.Add((row, end.State));
            if (decision is SendDecision.Go { Step: Step.Post } && row.Counts)
                heard.Add(new SoundingRow { PersonId = row.PersonId, DeliveryId = row.DeliveryId, Kind = row.Kind, SentAt = now });
        }
        await SaveSoundings(s, claim.Goes.Where(g => g.Step == Step.Post && g.Row.Counts), now);
        return claim;
    }

    private Task<IReadOnlyList<OutboxRow>> Take(Session s, string lane, string me, Ask ask, Instant now) => s.Query<OutboxRow>(
        Sql["ClaimDue"],
        new
        {
            Me = me,
            Lane = lane,
            Turn = (int)ask.Turn,
            ask.Room,
            ask.From,
            Now = now,
            Lasting = Milliseconds(Lasting),
            time.Leases,
        });

    private static async Task SaveSoundings(Session s, IEnumerable<SendDecision.Go> goes, Instant now)
    {
        var soundings = goes.Select(g => new { Delivery = g.Row.DeliveryId, Person = g.Row.PersonId.Value, g.Row.Kind }).ToList();
        if (soundings.Count > 0)
            await s.Execute(Sql["SaveSoundings"], new { Rows = Rows.Of(soundings), Now = now });
    }

    private static Task Apply(Session s, OutboxRow row, SendDecision decision, string me, Instant now) => decision switch
    {
        SendDecision.Go => Task.CompletedTask,
        SendDecision.Wait wait => s.Execute(Sql["PutOff"], new { row.Id, Me = me, At = wait.Until }),
        SendDecision.Move move => s.Execute(Sql["MoveToLane"], new { row.Id, Me = me, Now = now, move.Lane }),
        SendDecision.Park => s.Execute(Sql["Park"], new { row.Id, Me = me }),
        SendDecision.End end => s.Execute(Sql["EndWithoutSending"], new { row.Id, Me = me, Now = now, State = end.State.Text() }),
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };

    /// <summary>Where the row lies now, and when it is due there.</summary>
    private static Due? AgainAfter(SendDecision decision, OutboxRow row, Instant now) => decision switch
    {
        SendDecision.Wait wait => new Due(row.Lane, row.Turn, wait.Until),
        SendDecision.Move move => new Due(move.Lane, row.Turn, now),
        SendDecision.End when row.Message is not null && row.IsBehind => new Due(row.Lane, row.Turn, now),
        _ => null,
    };

    private static string[] PersonsOf(IEnumerable<OutboxRow> rows) => [.. rows.Select(r => r.PersonId.Value).Distinct()];

    /// <summary>This instance's leases and unfinished claims are free for others; <paramref name="everybody"/>: whoever's.</summary>
    public Task Free(string me, bool everybody, Ct ct) => db.Write(
        async s =>
        {
            await s.Execute(Sql["FreeClaims"], new { Me = me, Everybody = everybody, Now = clock.GetCurrentInstant() });
            await s.Execute(Sql["FreeLanes"], new { Me = me, Everybody = everybody });
        },
        ct);

    /// <summary>Soundings are kept for five weeks, pauses until they are over.</summary>
    public Task ForgetOld(Ct ct) => db.Write(
        async s =>
        {
            await s.Execute(Sql["ForgetSoundings"], new { Before = clock.GetCurrentInstant() - Duration.FromDays(35) });
            await s.Execute(Sql["ForgetPauses"], new { time.Leases });
        },
        ct);

    private static long Milliseconds(Duration duration) => (long)duration.TotalMilliseconds;

    private sealed record PauseRow
    {
        public string Part { get; init; } = "";
        public long Remaining { get; init; }
    }

    private sealed record FreedRow
    {
        public string Id { get; init; } = "";
        public string? Lane { get; init; }
        public Turn Turn { get; init; }
    }

    /// <summary>A person's hours with one of their accounts, or none.</summary>
    private sealed record ReaderRow : AccountRow
    {
        public string Zone { get; init; } = "";
        public string WorkDays { get; init; } = "";
        public string DaysOff { get; init; } = "";
        public int WorkFrom { get; init; }
        public int WorkUntil { get; init; }
        public bool AllowsOutsideHours { get; init; }
        public AccountId? PreferredAccount { get; init; }

        public OutboxRow Into(OutboxRow row) => row with
        {
            Zone = Zone,
            WorkDays = WorkDays,
            DaysOff = DaysOff,
            WorkFrom = WorkFrom,
            WorkUntil = WorkUntil,
            AllowsOutsideHours = AllowsOutsideHours,
            PreferredAccount = PreferredAccount,
        };
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
        public string Kind { get; init; } = "";
        public Importance Importance { get; init; }
        public Instant DueAt { get; init; }

        public MessageBudget.Waiting ToWaiting() => new(Id, Kind, Importance, DueAt);
    }
}

/// <summary>A lane that this instance holds now, with what its last holder learnt.</summary>
/// <param name="Rate">Messages a second.</param>
/// <param name="Pauses">What the vendor still wants to be left alone, and for how long.</param>
/// <param name="Freed">What its last holder had in hand: due again.</param>
internal sealed record Lease(
    double Rate, IReadOnlyList<(string Part, Duration For)> Pauses, IReadOnlyList<Due> Freed);

/// <summary>What a claim brought.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Taken">How much of each turn.</param>
/// <param name="Goes">What is to be sent.</param>
/// <param name="Ended">Rows for which nothing is to be done any more.</param>
/// <param name="Again">Rows that were put off, or lie in another lane.</param>
internal sealed record Claim(
    Instant At, List<Taken> Taken, List<SendDecision.Go> Goes, List<(OutboxRow Row, RowState State)> Ended, List<Due> Again);
