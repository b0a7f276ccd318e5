using System.Globalization;

namespace ChatOps.Benchmarks;

/// <summary>What one turn measured.</summary>
/// <param name="Rate">Requests a second.</param>
/// <param name="Median">Milliseconds.</param>
/// <param name="High">The 99th percentile in milliseconds.</param>
/// <param name="Cpu">Processor time of the server a request, in microseconds.</param>
/// <param name="Memory">Resident, in MiB, at the end.</param>
internal sealed record Figures(double Rate, double Median, double High, double Cpu, double Memory)
{
    public const string Header = "| | req/s | p50 ms | p99 ms | CPU µs/req | RSS MiB |\n|---|---|---|---|---|---|";

    public static Figures Of(IReadOnlyList<int> latencies, TimeSpan time, TimeSpan cpu, long memory)
    {
        var sorted = latencies.Order().ToList();
        return new Figures(
            sorted.Count / time.TotalSeconds,
            sorted[sorted.Count / 2] / 1000.0,
            sorted[(int)(sorted.Count * 0.99)] / 1000.0,
            cpu.TotalMicroseconds / sorted.Count,
            memory / 1048576.0);
    }

    /// <summary>Figure by figure.</summary>
    public static Figures MedianOf(IReadOnlyList<Figures> turns) =>
        new(
            Middle(turns.Select(t => t.Rate)),
            Middle(turns.Select(t => t.Median)),
            Middle(turns.Select(t => t.High)),
            Middle(turns.Select(t => t.Cpu)),
            Middle(turns.Select(t => t.Memory)));

    public static double Middle(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    public string Row(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {Rate:N0} | {Median:N1} | {High:N1} | {Cpu:N0} | {Memory:N0} |");

    public string Ratio(string name, Figures to) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Rate / to.Rate:N2} | {Median / to.Median:N2} | {High / to.High:N2} | {Cpu / to.Cpu:N2} | "
            + $"{Memory / to.Memory:N2} |");
}
