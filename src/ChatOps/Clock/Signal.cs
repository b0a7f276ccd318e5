namespace ChatOps.Clock;

/// <summary>Calls a <see cref="Worker{TSignal}"/> of this process. Many calls before it listens are one.</summary>
internal abstract class Signal
{
    private volatile TaskCompletionSource _call = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the next call; at once when somebody called since the last <see cref="Listen"/>.</summary>
    public Task Called => _call.Task;

    /// <summary>There is something to do.</summary>
    public void Call() => _call.TrySetResult();

    /// <summary>Hears the calls so far. False when nobody called.</summary>
    public bool Listen()
    {
        if (!_call.Task.IsCompleted)
            return false;
        _call = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return true;
    }
}
