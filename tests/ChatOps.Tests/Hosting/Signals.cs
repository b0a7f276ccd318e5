using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace ChatOps.Tests.Hosting;

/// <summary>Every span and measurement of this process with its tags, whoever makes them.</summary>
internal sealed class Signals : IDisposable
{
    private readonly ConcurrentQueue<string> _all = new();
    private readonly ActivityListener _spans;
    private readonly MeterListener _meters;

    public Signals()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
                _all.Enqueue(
                    $"{span.OperationName} {span.DisplayName} {span.StatusDescription} {Tags(span.TagObjects)} "
                    + $"{Tags(span.Baggage.Select(b => KeyValuePair.Create(b.Key, (object?)b.Value)))} "
                        + $"{string.Join(' ', span.Events.Select(e => $"{e.Name} {Tags(e.Tags)}"))}"),
        };
        ActivitySource.AddActivityListener(_spans);
        _meters = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        Listen<long>();
        Listen<int>();
        Listen<double>();
        _meters.Start();
    }

    public IReadOnlyList<string> All => [.. _all];

    public void Dispose()
    {
        _spans.Dispose();
        _meters.Dispose();
    }

    private void Listen<T>() where T : struct => _meters.SetMeasurementEventCallback<T>((instrument, _, tags, _) =>
    {
        if (tags.Length > 0)
            _all.Enqueue($"{instrument.Name} {Tags(tags.ToArray())}");
    });

    private static string Tags(IEnumerable<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key}={t.Value}")));
}
