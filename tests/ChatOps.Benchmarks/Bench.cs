namespace ChatOps.Benchmarks;

/// <summary>
/// <c>check-in</c>: the whole path of a submit against its peer. <c>start</c>: how soon the published host is ready. <c>actions</c>: what
/// is done one by one. <c>floor</c>: what the statements of a share cost without the host. <c>tick</c>: a look of the clock, and a due
/// Monday. <c>participation</c>: the page's data over a year. <c>outbox</c>: what its worker asks of the database. <c>drain</c>: how fast
/// it empties. <c>fan-out</c>: how near it comes to what a vendor allows. <c>meetings</c>: a round's series booked in Outlook.
/// <c>busy</c>: how long members wait while it sends and pairs. <c>two-instances</c>: what a second one brings. <c>match</c>: how good and
/// how fast pairs are. Figures go to standard output.
/// </summary>
internal static class Bench
{
    public static async Task<int> Main(string[] args)
    {
        if (args is ["match", ..] && await MatchBenchmark.Run(args[1..], Ct.None))
            return 0;
        if (
            args
                is not
                [
                    "check-in" or "start" or "actions" or "floor" or "tick" or "participation" or "outbox" or "drain" or "fan-out"
                        or "meetings" or "busy" or "two-instances",
                    ..
                ]
            || Options.Read(args[1..]) is not { } options)
        {
            await Console.Error.WriteLineAsync($"""
                dotnet run -c Release --project tests/ChatOps.Benchmarks -- check-in [options]
                dotnet run -c Release --project tests/ChatOps.Benchmarks -- start [options]
                dotnet run -c Release --project tests/ChatOps.Benchmarks -- actions [options]
                dotnet run -c Release --project tests/ChatOps.Benchmarks -- floor [options]
                dotnet run -c Release --project tests/ChatOps.Benchmarks -- tick [options]
                dotnet run -c Release --project tests/ChatOps.Benchmarks -- participation [options]
                dotnet run -c Release --project tests/ChatOps.Benchmarks -- meetings [options]
                dotnet run -c Release --project tests/ChatOps.Benchmarks -- outbox [options]
                dotnet run -c Release --project tests/ChatOps.Benchmarks -- drain [options]
                dotnet run -c Release --project tests/ChatOps.Benchmarks -- fan-out [options]
                dotnet run -c Release --project tests/ChatOps.Benchmarks -- busy [options]
                dotnet run -c Release --project tests/ChatOps.Benchmarks -- two-instances [options]
                {Options.Usage}
                dotnet run -c Release --project tests/ChatOps.Benchmarks -- match [options]
                {MatchBenchmark.Usage}
                """);
            return 2;
        }
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        if (args[0] == "start")
            await StartBenchmark.Run(options, stop.Token);
        else if (args[0] == "actions")
            await ActionsBenchmark.Run(options, stop.Token);
        else if (args[0] == "floor")
            await FloorBenchmark.Run(options, stop.Token);
        else if (args[0] == "tick")
            await TickBenchmark.Run(options, stop.Token);
        else if (args[0] == "participation")
            await ParticipationBenchmark.Run(options, stop.Token);
        else if (args[0] == "meetings")
            await MeetingsBenchmark.Run(options, stop.Token);
        else if (args[0] == "outbox")
            await OutboxBenchmark.Run(options, stop.Token);
        else if (args[0] == "drain")
            await DrainBenchmark.Run(options, stop.Token);
        else if (args[0] == "fan-out")
            await FanOutBenchmark.Run(options, stop.Token);
        else if (args[0] == "busy")
            await BusyBenchmark.Run(options, stop.Token);
        else if (args[0] == "two-instances")
            await TwoInstancesBenchmark.Run(options, stop.Token);
        else
            await CheckInBenchmark.Run(options, stop.Token);
        return 0;
    }
}
