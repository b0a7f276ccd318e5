using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Claiming;
using ChatOps.Channels.Queueing;
using ChatOps.Channels.Sending;
using ChatOps.Clock;
using ChatOps.People;
using ChatOps.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatOps.Tests.Channels;

/// <summary>
/// An outbox with its worker, two vendors in memory and a clock of its own. Cards show "subject v3": the version of their subject when they
/// were built.
/// </summary>
internal sealed class Postroom : IDisposable
{
    private readonly Db _db;
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _counted = new();
    private readonly ConcurrentDictionary<string, int> _versions;
    private readonly PersonStore _people = new();
    private int _users;

    /// <param name="db">Where it keeps its books.</param>
    /// <param name="beside">Another instance with the same clock, vendors and subjects.</param>
    public Postroom(Db db, Postroom? beside = null)
    {
        _db = db;
        _versions = beside?._versions ?? new();
        Clock = beside?.Clock ?? new FakeClock(Instant.FromUtc(2026, 11, 23, 9, 0));
        Stopwatch = beside?.Stopwatch ?? new Beside(Clock);
        Steady = new SteadyClock(Clock, Stopwatch);
        Time = LeaseTime.By(Steady);
        Slack = beside?.Slack ?? new MemoryChannel(Channel.Slack, Clock);
        Teams = beside?.Teams ?? new MemoryChannel(Channel.Teams, Clock);
        Outbox = new Outbox(Signal, Clock);
        var meters = _services.GetRequiredService<IMeterFactory>();
        Metrics = new OutboxMetrics(meters);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>(
            (instrument, value, _, _) => _counted.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        _listener.Start();
        Start();
    }

    public FakeClock Clock { get; }

    /// <summary>The stopwatch beside it, for what is claimed and leased, too.</summary>
    public SteadyClock Steady { get; }

    public LeaseTime Time { get; }

    private Beside Stopwatch { get; }
    public MemoryChannel Slack { get; }
    public MemoryChannel Teams { get; }
    public Outbox Outbox { get; }
    public OutboxSignal Signal { get; } = new();
    public OutboxMetrics Metrics { get; }
    public OutboxWorker Worker { get; private set; } = null!;
    public KillingCheckpoint Checkpoint { get; private set; } = null!;

    /// <summary>What <see cref="TakeProfile"/> was given.</summary>
    public ConcurrentBag<(AccountId Account, LookUp Found)> Profiles { get; } = [];

    /// <summary>Kinds and subjects for which there is nothing to show.</summary>
    public ConcurrentBag<CardRef> Empty { get; } = [];

    private static Ct Ct => TestContext.Current.CancellationToken;

    public long Counted(string metric) => _counted.GetValueOrDefault($"chatops.outbox.{metric}");

    /// <summary>A worker as after a start of the process; what an earlier one had in hand is lost to it.</summary>
    public void Start()
    {
        Worker?.Dispose();
        var claims = new OutboxClaims(_db, Clock, Time, Metrics);
        Checkpoint = new KillingCheckpoint();
        var sender = new CardSender(
            new OutboxRecords(_db, claims, new PersonStore(), Time),
            [Slack, Teams],
            Build,
            Take,
            Checkpoint,
            Metrics,
            Clock,
            NullLogger<CardSender>.Instance);
        var looks = new OutboxLooks(_db, Clock, Steady, Time);
        var (log, time) = (NullLogger<OutboxWorker>.Instance, TimeProvider.System);
        Worker = new OutboxWorker(_db, claims, looks, sender, Signal, new SideBySide(), Clock, Steady, time, log)
        {
            LooksEvery = Duration.FromDays(1),
        };
        Checkpoint.Kill = Worker.Dispose;
    }

    /// <summary>
    /// Lets the worker work, and the clock jump from one thing to do to the next, until there is nothing left before
    /// <paramref name="end"/>.
    /// </summary>
    public async Task Run(Instant? end = null)
    {
        var until = end ?? Clock.GetCurrentInstant() + Duration.FromMinutes(2);
        while (true)
        {
            var next = Instant.MinValue;
            do
            {
                if (Checkpoint.IsKilled)
                    return;
                try
                {
                    next = await Worker.Advance(Ct);
                    await Worker.Settled;
                }
                catch (Exception e) when (Checkpoint.IsKilled && e is OperationCanceledException or ObjectDisposedException)
                {
                    // It ended while another lane was being claimed. What was launched before that ends too.
                    await Worker.Settled;
                    return;
                }
            }
            while (Worker.HasInFlight);
            // The worker goes by the stopwatch.
            var at = Clock.GetCurrentInstant() + (next - Steady.GetCurrentInstant());
            if (at > until)
                break;
            Clock.Reset(Instant.Max(at, Clock.GetCurrentInstant() + Duration.FromMilliseconds(1)));
        }
        Clock.Reset(until);
    }

    /// <summary>Somebody sets the clock forward, or back: no time passes.</summary>
    public void Step(Duration by)
    {
        Stopwatch.Stepped += by;
        Clock.Advance(by);
    }

    public Task Run(Duration duration) => Run(Clock.GetCurrentInstant() + duration);

    public async Task<Person> Person(Channel channel = Channel.Slack, Func<Person, Person>? with = null, string tenant = "T1")
    {
        var person = new Person
        {
            Id = PersonId.New(),
            DisplayName = "Ana Ruiz",
            WorkDays = "1234567",
            WorkFrom = 0,
            WorkUntil = 1440,
            PreferredAccount = AccountId.New(),
        };
        person = with?.Invoke(person) ?? person;
        await _db.Write(db => _people.Add(db, person, Clock.GetCurrentInstant()), Ct);
        await AddAccount(person, channel, person.PreferredAccount!.Value, tenant);
        return person;
    }

    public async Task<AccountId> AddAccount(Person person, Channel channel, AccountId? id = null, string tenant = "T1")
    {
        var account = new Account
        {
            Id = id ?? AccountId.New(),
            PersonId = person.Id,
            Channel = channel,
            Tenant = tenant,
            UserId = $"U{++_users}",
        };
        await _db.Write(db => _people.AddAccount(db, account, "Ana Ruiz", Clock.GetCurrentInstant()), Ct);
        return account.Id;
    }

    /// <summary>The subject changes and its card is queued, in one unit of work.</summary>
    public Task Queue(Person person, string subject, Func<Posting, Posting>? with = null, string kind = "menu")
    {
        var posting = new Posting(new CardRef(kind, subject), person.Id, Clock.GetCurrentInstant());
        _versions.AddOrUpdate(subject, 1, (_, v) => v + 1);
        return _db.Write(db => Outbox.Queue(db, with?.Invoke(posting) ?? posting), Ct);
    }

    public Task Refresh(string subject, string kind = "menu")
    {
        _versions.AddOrUpdate(subject, 1, (_, v) => v + 1);
        return _db.Write(db => Outbox.Refresh(db, new CardRef(kind, subject)), Ct);
    }

    public string Newest(string subject) => $"{subject} v{_versions[subject]}";

    public Task<Standing?> Find(Person person, string subject, string kind = "menu") =>
        _db.Read(db => Outbox.Find(db, new CardRef(kind, subject), person.Id), Ct);

    public Task<Account?> Account(AccountId id) => _db.Read(db => _people.FindAccount(db, id), Ct);

    public Task SaveReach(Account account) => _db.Write(db => _people.SaveReach(db, account), Ct);

    public Task Revive(Person person) => _db.Write(db => Outbox.Revive(db, person.Id), Ct);

    public void Dispose()
    {
        Worker.Dispose();
        _listener.Dispose();
        _services.Dispose();
    }

    private async Task<Card?> Build(CardRef card, PersonId reader, Ct ct)
    {
        await Task.Yield();
        return Empty.Contains(card) ? null : new Card(card.Kind, Newest(card.Subject));
    }

    private Task Take(AccountId account, LookUp found, Ct ct)
    {
        Profiles.Add((account, found));
        return Task.CompletedTask;
    }

    private sealed class Beside(FakeClock clock) : TimeProvider
    {
        public Duration Stepped { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => (clock.GetCurrentInstant() - Stepped).ToUnixTimeTicks();
    }
}

/// <summary>Ends the worker the moment a step is reached: nothing of what it has in hand is recorded any more.</summary>
internal sealed class KillingCheckpoint : ICheckpoint
{
    private int _passages;
    private volatile bool _isKilled;

    public Action Kill { get; set; } = () => { };

    /// <summary>Which step, and how many passages are left alive; null: none.</summary>
    public (string Name, int Passages)? At { get; set; }

    public bool IsKilled => _isKilled;

    /// <summary>Which step waits, and until when; null: none.</summary>
    public (string Name, Task Until)? Hold { get; set; }

    public Task Reached(string name)
    {
        if (Hold is { } hold && hold.Name == name)
            return hold.Until;
        if (!_isKilled && At is { } at && at.Name == name && Interlocked.Increment(ref _passages) > at.Passages)
        {
            _isKilled = true;
            Kill();
        }
        return _isKilled ? throw new OperationCanceledException() : Task.CompletedTask;
    }
}
