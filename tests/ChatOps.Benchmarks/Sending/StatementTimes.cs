using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using ChatOps.Storage;

namespace ChatOps.Benchmarks.Sending;

/// <summary>
/// Every statement that this process runs, by its name, and on PostgreSQL how long it took: from its sending to its last row.
/// </summary>
internal sealed class StatementTimes : IDisposable
{
    [ThreadStatic]
    private static string? _next;

    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> _times = new();
    private readonly ConcurrentDictionary<string, int> _runs = new();
    private readonly MeterListener _names = new()
    {
        InstrumentPublished = (instrument, to) =>
        {
            if (instrument.Meter.Name == StatementsRun.Meter)
                to.EnableMeasurementEvents(instrument);
        },
    };

    private readonly ActivityListener _calls;

    public StatementTimes()
    {
        // A statement is named, then sent, by one thread.
        _names.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            _next = (string)tags[0].Value!;
            _runs.AddOrUpdate(_next, 1, (_, n) => n + 1);
        });
        _names.Start();
        _calls = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            ActivityStarted = call =>
            {
                if (_next is { } name)
                    call.SetCustomProperty("name", name);
                _next = null;
            },
            ActivityStopped = call =>
            {
                if (call.GetCustomProperty("name") is string name)
                    _times.GetOrAdd(name, _ => []).Add(call.Duration.TotalMilliseconds);
            },
        };
        ActivitySource.AddActivityListener(_calls);
    }

    /// <summary>How often the statements ran whose name has this in it.</summary>
    public int Runs(string part) => _runs.Where(r => r.Key.Contains(part, StringComparison.Ordinal)).Sum(r => r.Value);

    /// <summary>Milliseconds, shortest first.</summary>
    public IReadOnlyList<double> Times(string part) =>
        [.. _times.Where(t => t.Key.Contains(part, StringComparison.Ordinal)).SelectMany(t => t.Value).Order()];

    /// <summary>The milliseconds of all statements, and of these.</summary>
    public double Sum(string part = "") => Times(part).Sum();

    public IEnumerable<string> Names => _runs.Keys.Order();

    public void Dispose()
    {
        _names.Dispose();
        _calls.Dispose();
    }
}
