namespace ChatOps.Channels.Queueing;

/// <summary>Calls the worker of this process. Many calls before it listens are one.</summary>
internal sealed class OutboxSignal
{
    private readonly Lock _lock = new();
    private HashSet<Due> _told = [];
    private volatile TaskCompletionSource _call = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _wake;

    /// <summary>Something lies in the table, nobody says what.</summary>
    public void Wake()
    {
        Interlocked.Exchange(ref _wake, 1);
        Call();
    }

    /// <summary>What a commit made due. Calls nobody: whoever tells also calls, once for all that was committed together.</summary>
    public void Tell(IEnumerable<Due> due)
    {
        lock (_lock)
            _told.UnionWith(due);
    }

    /// <summary>Something was told, or something in flight has ended.</summary>
    public void Call() => _call.TrySetResult();

    /// <summary>Ends with the next call; at once when somebody called since the last <see cref="Listen"/>.</summary>
    public Task Called => _call.Task;

    /// <summary>Something was told since the last <see cref="Listen"/>.</summary>
    public bool HasNews
    {
        get
        {
            lock (_lock)
                return _told.Count > 0;
        }
    }

    /// <summary>Hears what was said so far: what is due, and whether something else lies in the table.</summary>
    public (IReadOnlyCollection<Due> Due, bool IsWoken) Listen()
    {
        if (_call.Task.IsCompleted)
            _call = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            var told = _told;
            if (told.Count > 0)
                _told = [];
            return (told, Interlocked.Exchange(ref _wake, 0) == 1);
        }
    }
}
