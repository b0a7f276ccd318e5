using System.Diagnostics.Metrics;
using ChatOps.Storage;

namespace ChatOps.Tests.Hosting;

/// <summary>
/// The names of the statements that were run for what its maker began while it listened. What others do at the same time is not heard.
/// </summary>
internal sealed class StatementsHeard : IDisposable
{
    private static readonly AsyncLocal<List<string>?> Heard = new();

    /// <summary>One for all tests: with one each, whatever is heard would be heard by all that listen at that moment.</summary>
    private static readonly MeterListener Listener = new()
    {
        InstrumentPublished = (instrument, to) =>
        {
            if (instrument.Meter.Name == StatementsRun.Meter)
                to.EnableMeasurementEvents(instrument);
        },
    };

    static StatementsHeard()
    {
        // The unit of work runs in its caller's context.
        Listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Heard.Value?.Add((string)tags[0].Value!));
        Listener.Start();
    }

    public StatementsHeard() => Heard.Value = Names;

    public List<string> Names { get; } = [];

    public void Dispose() => Heard.Value = null;
}
