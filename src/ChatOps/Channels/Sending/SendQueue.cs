using ChatOps.Channels.Claiming;
using ChatOps.Channels.Queueing;
using ChatOps.Clock;
using ChatOps.People;

namespace ChatOps.Channels.Sending;

/// <summary>
/// One lane as this instance works it: holds its lease, keeps a few claimed rows at hand, and starts them as fast as the pace allows, one
/// at a time in a chat. Only the worker's loop calls it; what is in flight reports through its task.
/// </summary>
internal sealed class SendQueue(
    string lane,
    string me,
    OutboxClaims claims,
    CardSender sender,
    OutboxSignal signal,
    IClock clock,
    SteadyClock steady,
    TimeProvider waits,
    SideBySide beside)
{
    /// <summary>A holder that is gone is followed when this is over: within eight seconds with the asking.</summary>
    private static readonly Duration LeaseLasts = Duration.FromSeconds(7);

    private static readonly Duration RenewsBefore = Duration.FromSeconds(4);
    private static readonly Duration AsksAgainAfter = Duration.FromSeconds(1);

    private readonly ReadyRows _ready = new();
    private readonly Dictionary<Turn, DueTimes> _due = Enum.GetValues<Turn>().ToDictionary(t => t, _ => new DueTimes());
    private readonly Dictionary<string, (SendDecision.Go Go, Instant Since, Task<SendOutcome> Task)> _inFlight = [];
    private readonly ChatPaces _chats = new();
    private readonly InFlight _room = new();
    private readonly WireGate _gate = new(steady, waits);
    private LanePace? _pace;
    private Instant _leasedUntil = Instant.MinValue;
    private Instant _asksAt = Instant.MinValue;
    private Instant? _looksAt;

    /// <summary>Ends when everything that is in flight now has ended, well or not.</summary>
    public Task Settled => Task.WhenAll(_inFlight.Values.Select(f => f.Task.ContinueWith(_ => { }, TaskScheduler.Default)));

    public bool HasInFlight => _inFlight.Count > 0;

    /// <summary>When the first row is due, as far as this instance knows, by the clock. Everything else goes by the stopwatch.</summary>
    private Instant? DueAt => _due.Values.Min(d => d.First);

    /// <summary>A row of this turn is due then.</summary>
    public void Expect(Turn turn, Instant dueAt) => _due[turn].Add(dueAt);

    /// <summary>What the table says of this lane's turns; those that are left out have nothing.</summary>
    public void Looked(IReadOnlyDictionary<Turn, Instant> first, bool isWhole)
    {
        foreach (var (turn, times) in _due)
            times.Looked(first.TryGetValue(turn, out var at) ? at : null, isWhole);
    }

    /// <summary>When what is due was changed in the table, all of it.</summary>
    public void Forget() => _due.Values.ToList().ForEach(d => d.Forget());

    /// <summary>The claim of this row ran out: it is due again, for whoever claims it.</summary>
    public void Freed(string row, Due due)
    {
        _ready.Drop(row);
        Expect(due.Turn, due.At);
    }

    /// <summary>Does what can be done now.</summary>
    public async Task<Standstill> Run(Ct ct)
    {
        var (now, time) = (steady.GetCurrentInstant(), clock.GetCurrentInstant());
        _looksAt = null;
        Harvest(now);
        if (_ready.Count == 0 && !(DueAt <= time))
            return new Standstill(now + (DueAt - time), _looksAt);
        if (now < _asksAt || !await Holds(now, ct))
            return new Standstill(_asksAt, _looksAt);
        var turns = Wanted(time, now);
        if (turns.Count > 0)
            await Claim(turns, now, ct);
        var next = Start(now, time, ct);
        // More than there was room for, or what came of a row at once: its message is still to be brought up to date.
        return new Standstill(turns.Count > 0 && Wanted(time, now).Count > 0 ? now : next, _looksAt);
    }

    private List<Turn> Wanted(Instant time, Instant now) =>
        [.. Due(time).Where(t => _ready.WantsMore(t) && _pace!.PausedUntil(t) <= now)];

    private IEnumerable<Turn> Due(Instant time) => _due.Where(d => d.Value.First <= time).Select(d => d.Key);

    private void Harvest(Instant now)
    {
        foreach (var (id, (go, since, task)) in _inFlight.Where(f => f.Value.Task.IsCompleted).ToList())
        {
            _inFlight.Remove(id);
            // When it broke, the database is away or the host ends: the claim runs out by itself. When it was lost, somebody else has it,
            // or it ran out.
            var outcome = task.IsCompletedSuccessfully ? task.Result : null;
            if (outcome?.Result is null)
                LookAt(outcome is null ? now + claims.Lasting : now);
            if (outcome?.DueAgain is { } dueAgain)
                Expect(dueAgain.Turn, dueAgain.At);
            if (outcome?.Result is SendResult.Later { Asks: { } asks })
            {
                _pace?.Throttled(asks, now);
                if (asks.Names is null)
                    _chats.PauseUntil(ChatOf(go), now + asks.For, now);
            }
            else if (outcome?.Result is not (null or SendResult.Later))
            {
                _pace?.Succeeded(go, now);
                _room.Took(now - since);
            }
        }
    }

    private void LookAt(Instant at) => _looksAt = _looksAt is { } known ? Instant.Min(known, at) : at;

    private async Task<bool> Holds(Instant now, Ct ct)
    {
        if (_pace is not null && now < _leasedUntil - RenewsBefore)
            return true;
        var channel = AccountText.Channel(lane.Split(':', 2)[0]);
        var isTakenUp = _pace is null || _leasedUntil <= now;
        var rate = (_pace ?? new LanePace(channel, null, [], now, _gate)).Rate;
        if (await claims.Lease(lane, me, rate, LeaseLasts, isTakenUp, ct) is not { } lease)
        {
            // Somebody else works here now. What we claimed and did not start comes back when the claim runs out.
            _ready.Clear();
            _pace = null;
            _asksAt = now + AsksAgainAfter;
            return false;
        }
        if (isTakenUp)
            _pace = new LanePace(channel, lease.Rate, lease.Pauses, now, _gate);
        foreach (var due in lease.Freed)
            Expect(due.Turn, due.At);
        // From before it was asked for: here it never lasts longer than there.
        _leasedUntil = now + LeaseLasts;
        return true;
    }

    private async Task Claim(List<Turn> turns, Instant now, Ct ct)
    {
        var claim = await claims.Take(lane, me, [.. turns.Select(t => new Ask(t, _ready.RoomFor(t), _due[t].From))], ct);
        foreach (var taken in claim.Taken)
        {
            _due[taken.Turn].Took(taken, claim.At);
            if (_due[taken.Turn] is { First: null, MayHideMore: true })
                LookAt(now);
        }
        foreach (var again in claim.Again.Where(a => a.Lane == lane))
            Expect(again.Turn, again.At);
        signal.Tell(claim.Again.Where(a => a.Lane != lane));
        _ready.Put(claim.Goes);
    }

    /// <summary>Starts what may start; when the next one may. What waits for an ending is called by that.</summary>
    private Instant? Start(Instant now, Instant time, Ct ct)
    {
        var next = now + (_due.Values.Select(d => d.First).Where(d => d > time).Min() - time);
        var room = _room.MostOfAFanOut(_pace!.Rate);
        if (Due(time).Select(_pace.PausedUntil).Where(p => p > now).Select(p => (Instant?)p).Min() is { } paused)
            next = next is { } known ? Instant.Min(known, paused) : paused;
        var busy = _inFlight.Values.Select(f => ChatOf(f.Go)).ToHashSet();
        // An answer comes after what is being written in its chat, but waits for no repair of something older.
        var written = _inFlight.Values.Where(f => !IsRepair(f.Go)).Select(f => ChatOf(f.Go)).ToHashSet();
        foreach (var go in _ready.InOrder())
        {
            if (_inFlight.Count >= (go.Row.Turn <= Turn.PartnerWords ? room + InFlight.ForAnswers : room))
                break;
            // A row that was recorded and claimed anew can stand here before the end of its last sending is seen.
            var waitsFor = go is { Step: Step.Post, Row.Turn: Turn.Answers } ? written : busy;
            if (waitsFor.Contains(ChatOf(go)) || _inFlight.ContainsKey(go.Row.Id))
                continue;
            var startsAt = StartsAt(go, now);
            if (startsAt > now)
            {
                next = next is { } known ? Instant.Min(known, startsAt) : startsAt;
                continue;
            }
            busy.Add(ChatOf(go));
            if (!IsRepair(go))
                written.Add(ChatOf(go));
            Launch(go, now, ct);
        }
        return next;
    }

    private Instant StartsAt(SendDecision.Go go, Instant now)
    {
        var chat = _chats.NextAt(ChatOf(go), go.Step == Step.Post, now);
        return chat > now ? chat : _pace!.Take(go, now);
    }

    private void Launch(SendDecision.Go go, Instant now, Ct ct)
    {
        _ready.Take(go);
        if (go.Step == Step.Post)
            _chats.Posted(ChatOf(go), now);
        var pace = _pace!;
        var task = beside.Begin(() => sender.Run(go, me, stop => pace.Leaves(go, stop), ct));
        _inFlight[go.Row.Id] = (go, now, task);
        _ = task.ContinueWith(_ => signal.Call(), TaskScheduler.Default);
    }

    private static bool IsRepair(SendDecision.Go go) => go.Step is Step.Remove or Step.Find;

    private static string ChatOf(SendDecision.Go go) => go.Row.Place.Length > 0 ? go.Row.Place : go.Account.Id.Value;
}

/// <summary>A lane has done what it can. Instants are those of the stopwatch.</summary>
/// <param name="Next">When to come back if nothing calls before; null: nothing is known to be due.</param>
/// <param name="LooksAt">When the table has to be asked; null: not for this lane.</param>
internal readonly record struct Standstill(Instant? Next, Instant? LooksAt);
