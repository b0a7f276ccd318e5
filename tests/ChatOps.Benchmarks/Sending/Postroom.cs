using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Channels.Sending;
using ChatOps.Clock;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatOps.Benchmarks.Sending;

/// <summary>The product's outbox as the host runs it, on a clock that may run faster, with a vendor that answers at once.</summary>
internal sealed class Postroom : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Ends _ends = new();

    private readonly RunningClock _clock;

    public Postroom(DbSettings database, int speed, int count, IChannel? vendor = null)
    {
        var clock = _clock = new RunningClock(SystemClock.Instance.GetCurrentInstant(), speed);
        Db = new Db(database);
        _services = new ServiceCollection()
            .AddLogging(l => l.AddSimpleConsole().AddFilter(level => level >= LogLevel.Warning))
            .AddStorage()
            .AddPeople()
            .AddChannels()
            .AddSingleton(Db)
            .AddSingleton<IClock>(clock)
            .AddSingleton(clock.Waits)
            .AddSingleton(new SteadyClock(clock, clock.Stopwatch))
            .AddSingleton<LeaseTime>()
            .AddSingleton(new SideBySide())
            .AddSingleton<ICheckpoint>(_ends)
            .AddSingleton<IChannel>(vendor ?? Vendor)
            .AddSingleton<BuildCard>((card, _, _) => Task.FromResult<Card?>(new Card(card.Kind, card.Subject)))
            .AddSingleton<TakeProfile>((_, _, _) => Task.CompletedTask)
            .BuildServiceProvider();
        Letters = new Letters(Db, _services.GetRequiredService<Outbox>(), clock, count);
    }

    public Db Db { get; }

    public Outbox Outbox => _services.GetRequiredService<Outbox>();

    public Instant Now => _clock.GetCurrentInstant();

    public Letters Letters { get; }

    public InstantChannel Vendor { get; } = new();

    /// <summary>Cards whose end is committed.</summary>
    public int Recorded => _ends.Count;

    private IHostedService Worker => _services.GetServices<IHostedService>().Single();

    public Task Open(Ct ct) => Worker.StartAsync(ct);

    /// <summary>An end without a word: what is under way is not recorded.</summary>
    public async Task Kill()
    {
        ((IDisposable)Worker).Dispose();
        await _services.DisposeAsync();
        await Db.DisposeAsync();
    }

    /// <summary>Ends when so many are recorded.</summary>
    public async Task Until(int recorded, Ct ct)
    {
        while (Recorded < recorded)
            await Task.Delay(5, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await Worker.StopAsync(Ct.None);
        await _services.DisposeAsync();
        await Db.DisposeAsync();
    }

    private sealed class Ends : ICheckpoint
    {
        private int _count;

        public int Count => _count;

        public Task Reached(string name)
        {
            if (name == "outbox.recorded")
                Interlocked.Increment(ref _count);
            return Task.CompletedTask;
        }
    }
}
