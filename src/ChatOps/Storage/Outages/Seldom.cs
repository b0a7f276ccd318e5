namespace ChatOps.Storage.Outages;

/// <summary>For the log: something that happens again and again is said at once, and then once a minute.</summary>
internal sealed class Seldom(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long? _saidAt;
    private int _happened;

    /// <summary>It happened. How often since it was last said, when it is time to say so; else 0.</summary>
    public int Counts()
    {
        lock (_gate)
        {
            _happened++;
            var now = time.GetTimestamp();
            if (_saidAt is { } before && time.GetElapsedTime(before, now) < Pause)
                return 0;
            var count = _happened;
            (_saidAt, _happened) = (now, 0);
            return count;
        }
    }
}
