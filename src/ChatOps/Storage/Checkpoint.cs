namespace ChatOps.Storage;

/// <summary>
/// A step between two durable states, by name: where a kill test ends the process. In production nothing happens here.
/// </summary>
internal interface ICheckpoint
{
    Task Reached(string name);
}

internal sealed class NoCheckpoint : ICheckpoint
{
    public Task Reached(string name) => Task.CompletedTask;
}

/// <summary>
/// With <c>ChatOps:HoldAt=name</c> in <c>Development</c>: prints <c>Holding at name</c> on a line of its own the first time the step is
/// reached, and waits there, at every passage, until the process is ended.
/// </summary>
internal sealed class HoldingCheckpoint(string holdAt, TextWriter output) : ICheckpoint
{
    private int _said;

    /// <summary>The one that the settings ask for: in production none does.</summary>
    public static ICheckpoint Of(IServiceProvider services) =>
        services.GetRequiredService<IHostEnvironment>().IsDevelopment()
        && services.GetRequiredService<IConfiguration>()["ChatOps:HoldAt"] is { Length: > 0 } name
            ? new HoldingCheckpoint(name, Console.Out)
            : new NoCheckpoint();

    public async Task Reached(string name)
    {
        if (name != holdAt)
            return;
        if (Interlocked.Exchange(ref _said, 1) == 0)
        {
            await output.WriteLineAsync($"Holding at {name}");
            await output.FlushAsync();
        }
        await Task.Delay(Timeout.Infinite);
    }
}
