using System.Diagnostics.Metrics;

namespace ChatOps.Storage;

/// <summary>
/// Every statement that is run, by its name, for whoever listens. A meter of its own: an exporter would spend more on it than the statement
/// costs.
/// </summary>
internal static class StatementsRun
{
    public const string Meter = "ChatOps.Storage";

    private static readonly Counter<long> Counter = new Meter(Meter).CreateCounter<long>(
        "chatops.storage.statements", description: "Statements that were run.");

    public static void Count(Statement statement)
    {
        if (Counter.Enabled)
            Counter.Add(1, new KeyValuePair<string, object?>("name", statement.Name));
    }
}
