namespace ChatOps.Channels.Sending;

/// <summary>
/// The last step before a call leaves: what was started in time may have been held up since, by the database or by a busy machine, and
/// would leave too close to what was started after it. Holds it until the vendor's window has room. Thread-safe.
/// </summary>
/// <param name="steady">The stopwatch.</param>
/// <param name="time">What is waited by.</param>
internal sealed class WireGate(IClock steady, TimeProvider time)
{
    private static readonly Duration Late = Duration.FromMilliseconds(5);

    private readonly Lock _lock = new();
    private readonly List<Left> _left = [];

    /// <summary>Ends when the calls may leave.</summary>
    /// <param name="calls">How many.</param>
    /// <param name="most">In any stretch of this <paramref name="length"/>.</param>
    /// <param name="length">The stretch.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task Enter(int calls, int most, Duration length, Ct ct)
    {
        var (mine, wait) = Take(calls, most, length);
        if (wait > Duration.Zero)
            await Task.Delay(wait.ToTimeSpan() + TimeSpan.FromMilliseconds(1), time, ct);
        // When it really left: the wait may have taken longer. A little later than was meant is within the margin of the stretch.
        mine.At = Instant.Max(mine.At, steady.GetCurrentInstant() - Late);
    }

    private (Left Mine, Duration Wait) Take(int calls, int most, Duration length)
    {
        lock (_lock)
        {
            var now = steady.GetCurrentInstant();
            var before = _left.Count + calls - most;
            var at = before > 0 && _left.Count > 0 ? _left[Math.Min(before, _left.Count) - 1].At + length : now;
            var mine = new Left { At = Instant.Max(at, now) };
            for (var i = 0; i < calls; i++)
                _left.Add(mine);
            if (_left.Count > most * 2)
                _left.RemoveRange(0, _left.Count - most);
            return (mine, mine.At - now);
        }
    }

    private sealed class Left
    {
        public Instant At { get; set; }
    }
}
