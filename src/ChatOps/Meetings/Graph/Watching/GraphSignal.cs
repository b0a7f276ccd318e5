namespace ChatOps.Meetings.Graph.Watching;

/// <summary>Calls the watcher of this process. Many calls before it listens are one.</summary>
internal sealed class GraphSignal
{
    private volatile TaskCompletionSource _call = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Wake() => _call.TrySetResult();

    /// <summary>Ends with the next call; at once when somebody called since the last <see cref="Listen"/>.</summary>
    public Task Called => _call.Task;

    public void Listen()
    {
        if (_call.Task.IsCompleted)
            _call = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
