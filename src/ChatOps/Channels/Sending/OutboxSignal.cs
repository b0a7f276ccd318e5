namespace ChatOps.Channels;

/// <summary>Calls the worker of this process. Many calls before it listens are one.</summary>
internal sealed class OutboxSignal
{
    private volatile TaskCompletionSource _call = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _wake;

    /// <summary>Something new lies in the table.</summary>
    public void Wake()
    {
        Interlocked.Exchange(ref _wake, 1);
        _call.TrySetResult();
    }

    /// <summary>Something in flight has ended.</summary>
    public void Progress() => _call.TrySetResult();

    /// <summary>Ends with the next call; at once when somebody called since the last <see cref="Listen"/>.</summary>
    public Task Called => _call.Task;

    /// <summary>Hears what was called so far; true when something new lies in the table.</summary>
    public bool Listen()
    {
        if (_call.Task.IsCompleted)
            _call = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return Interlocked.Exchange(ref _wake, 0) == 1;
    }
}
