using ChatOps.Clock;

namespace ChatOps.Channels.Queueing;

/// <summary>Something was told to be due, or lies in the table, or what was in flight has ended.</summary>
internal sealed class OutboxSignal : Signal
{
    private readonly Lock _lock = new();
    private HashSet<Due> _told = [];
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

    /// <summary>Something was told since the last <see cref="Hear"/>.</summary>
    public bool HasNews
    {
        get
        {
            lock (_lock)
                return _told.Count > 0;
        }
    }

    /// <summary>Hears what was said so far: what is due, and whether something else lies in the table.</summary>
    public (IReadOnlyCollection<Due> Due, bool IsWoken) Hear()
    {
        Listen();
        lock (_lock)
        {
            var told = _told;
            if (told.Count > 0)
                _told = [];
            return (told, Interlocked.Exchange(ref _wake, 0) == 1);
        }
    }
}
