namespace ChatOps.Tests.Walks;

/// <summary>
/// What the methods of a woven host say when they are entered. Flows are told apart: a request, the writer's thread and a worker do their
/// part at the same time, and in which order their steps come is chance.
/// </summary>
public static class Trace
{
    private static readonly AsyncLocal<Flow?> Current = new();
    private static readonly Lock Gate = new();
    private static List<(Flow Flow, int Method)>? _entered;

    /// <summary>
    /// Where the woven host's process writes its walks. Null: this is an ordinary run, and nothing calls <see cref="Enter"/>.
    /// </summary>
    private static string? Folder { get; } = Environment.GetEnvironmentVariable(WovenHost.Folder);

    /// <summary>The only call that is woven in.</summary>
    /// <param name="method">Its number in the list of methods.</param>
    /// <param name="begins">A look at the clock, or a worker's: a flow of its own, whoever began it.</param>
    public static void Enter(int method, bool begins)
    {
        var flow = begins ? null : Current.Value;
        if (flow is null)
            Current.Value = flow = new Flow(method);
        if (_entered is null)
            return;
        lock (Gate)
            _entered?.Add((flow, method));
    }

    /// <summary>From here on it counts.</summary>
    internal static void Begin()
    {
        lock (Gate)
            _entered = [];
    }

    /// <summary>Up to here; one line an entry: the method with which its flow began, and the method itself.</summary>
    internal static void End(string walk)
    {
        lock (Gate)
        {
            if (Folder is not null)
                File.WriteAllLines(Path.Combine(Folder, $"{walk}.walk"), _entered!.Select(e => $"{e.Flow.Begins} {e.Method}"));
            _entered = null;
        }
    }

    private sealed record Flow(int Begins);
}
