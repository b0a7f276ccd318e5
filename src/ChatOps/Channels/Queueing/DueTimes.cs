namespace ChatOps.Channels.Queueing;

/// <summary>
/// When the rows of one turn of a lane are due, as far as this instance was told, and where in the table the first of them lies. Before
/// that lies what was taken: a look for what is due need not go through it again.
/// </summary>
internal sealed class DueTimes
{
    /// <summary>Of what lies further ahead, the table knows.</summary>
    private const int Most = 256;

    private readonly SortedSet<Instant> _times = [];

    /// <summary>Null: nothing is known to be due.</summary>
    public Instant? First => _times.Count == 0 ? null : _times.Min;

    /// <summary>Nothing that may be taken is due earlier.</summary>
    public Instant From { get; private set; } = Instant.MinValue;

    /// <summary>The table may hold more of which nobody told.</summary>
    public bool MayHideMore { get; private set; }

    public void Add(Instant dueAt)
    {
        _times.Add(dueAt);
        From = Instant.Min(From, dueAt);
        if (_times.Count <= Most)
            return;
        _times.Remove(_times.Max);
        MayHideMore = true;
    }

    /// <summary>What was told is not so any more: the table is asked anew.</summary>
    public void Forget()
    {
        _times.Clear();
        (From, MayHideMore) = (Instant.MinValue, true);
    }

    /// <summary>What the table says: nothing is due, or the first is due then.</summary>
    /// <param name="first">When.</param>
    /// <param name="isWhole">Nothing was left out. What the table says of its later part, this instance may know better.</param>
    public void Looked(Instant? first, bool isWhole)
    {
        if (first is not { } at)
        {
            MayHideMore &= !isWhole;
            return;
        }
        MayHideMore |= isWhole || !_times.Contains(at);
        Add(at);
    }

    /// <param name="taken">What a claim brought.</param>
    /// <param name="now">When it was made.</param>
    public void Took(Taken taken, Instant now)
    {
        _times.RemoveWhere(t => t <= now);
        if (!taken.IsAll)
            _times.Add(now);
        From = taken.IsAll ? now : taken.UpTo ?? From;
    }
}

/// <summary>One row or more of a turn is due then.</summary>
internal readonly record struct Due(string Lane, Turn Turn, Instant At);

/// <summary>What to take of a turn: so many rows that are due, none that was due before.</summary>
internal readonly record struct Ask(Turn Turn, int Room, Instant From);

/// <summary>What was taken of a turn.</summary>
/// <param name="Turn">Which.</param>
/// <param name="IsAll">There was room for more.</param>
/// <param name="UpTo">When the last of them was due; null where it does not matter.</param>
internal readonly record struct Taken(Turn Turn, bool IsAll, Instant? UpTo);
