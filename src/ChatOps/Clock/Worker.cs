using ChatOps.Storage;
using ChatOps.Storage.Outages;

namespace ChatOps.Clock;

/// <summary>
/// Does what is due, then waits until more is due or somebody calls, until the host stops. A fault of its own makes it rest for a second;
/// what was due stays due. It waits by the stopwatch and through the <see cref="TimeProvider"/>, which must run as fast as the
/// <see cref="IClock"/> does; that may be set meanwhile.
/// </summary>
internal abstract partial class Worker<TSignal>(
    Engine engine, TSignal signal, IClock clock, SteadyClock steady, TimeProvider time, ILogger log) : BackgroundService, IWorker
    where TSignal : Signal
{
    /// <summary>What is under way at the end of the host has so long.</summary>
    protected static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(5);

    private static readonly Duration AfterTrouble = Duration.FromSeconds(1);

    /// <summary>Timers take no more than some weeks.</summary>
    private static readonly Duration Longest = Duration.FromDays(1);

    private bool _hasBegun;

    /// <summary>
    /// How often to look without being called: on PostgreSQL other instances queue, too. On SQLite nobody does, and a clock that was set
    /// forward is noticed then.
    /// </summary>
    internal Duration LooksEvery { get; set; } = engine == Engine.Postgres ? Duration.FromSeconds(1) : Duration.FromMinutes(1);

    protected TSignal Signal => signal;

    /// <summary>What time it is.</summary>
    protected IClock Clock => clock;

    /// <summary>How long something takes.</summary>
    protected SteadyClock Steady => steady;

    /// <summary>What is waited by.</summary>
    protected TimeProvider Waits => time;

    protected ILogger Logger => log;

    /// <summary>
    /// Hears what was called, and does or begins everything that can be done now. When to come back if nobody calls before, by the
    /// stopwatch.
    /// </summary>
    internal async Task<Instant> Advance(Ct ct)
    {
        if (!_hasBegun)
            await Begin(ct);
        _hasBegun = true;
        return await Go(ct);
    }

    /// <inheritdoc cref="Advance"/>
    protected abstract Task<Instant> Go(Ct ct);

    /// <summary>Once, before anything else.</summary>
    protected virtual Task Begin(Ct ct) => Task.CompletedTask;

    /// <summary>When the stopwatch shows what the clock will show then, as far as can be told now.</summary>
    protected Instant Steadily(Instant time) => steady.GetCurrentInstant() + (time - clock.GetCurrentInstant());

    /// <summary>Something that was begun was not looked at since: its end may have brought more to do.</summary>
    protected virtual bool HasBegun => false;

    public async Task<Instant> Step(Ct ct)
    {
        var next = await Advance(ct);
        return HasBegun ? steady.GetCurrentInstant() : next;
    }

    protected override async Task ExecuteAsync(Ct stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = steady.GetCurrentInstant() + AfterTrouble;
            try
            {
                next = await Advance(stoppingToken);
            }
            catch (ObjectDisposedException)
            {
                // The host gave up while it started: the database is closed, and what is queued waits for the next start.
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                // That the database is away the log says already.
                if (!e.IsAway())
                    Log.RestsAfterTrouble(log, GetType(), e);
            }

            await WaitUntil(next, stoppingToken);
        }

        await Leave();
    }

    /// <summary>The host stops: what is under way is let go, or given back.</summary>
    protected virtual Task Leave() => Task.CompletedTask;

    private async Task WaitUntil(Instant next, Ct ct)
    {
        var wait = next - steady.GetCurrentInstant();
        if (wait <= Duration.Zero)
            return;
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var delay = Duration.Min(wait, Longest).ToTimeSpan() + TimeSpan.FromMilliseconds(1);
        await Task.WhenAny(signal.Called, Task.Delay(delay, time, awake.Token));
        await awake.CancelAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Worker} could not go on and tries again.")]
        public static partial void RestsAfterTrouble(ILogger log, Type worker, Exception error);
    }
}
