using System.Diagnostics.Metrics;
using ChatOps.Storage;

namespace ChatOps.Tests.Infrastructure;

/// <summary>The names of the statements that were run for what its maker began while it listened. What others do at the same time is not heard.</summary>
internal sealed class StatementsHeard : IDisposable
{
    private static readonly AsyncLocal<List<string>?> Heard = new();

    private readonly MeterListener _listener = new()
    {
        InstrumentPublished = (instrument, to) =>
        {
            if (instrument.Meter.Name == StatementsRun.Meter)
                to.EnableMeasurementEvents(instrument);
        },
    };

    public StatementsHeard()
    {
        // The unit of work runs in its caller's context. Tests beside this one have listeners of their own, which hear all of it, too.
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            if (ReferenceEquals(Heard.Value, Names))
                Names.Add((string)tags[0].Value!);
        });
        _listener.Start();
        Heard.Value = Names;
    }

    public List<string> Names { get; } = [];

    public void Dispose()
    {
        Heard.Value = null;
        _listener.Dispose();
    }
}
