namespace ChatOps.Channels.Sending;

/// <summary>
/// As a vendor counts who says "so many in a second": never more calls start in any stretch of its length, and hardly fewer when there is
/// enough to do, for what a hold-up left free is caught up on. Spread so that what is free is not taken at once. Not thread-safe: one lane,
/// one loop.
/// </summary>
/// <param name="most">The vendor's number.</param>
/// <param name="second">The vendor's stretch.</param>
internal sealed class SlidingWindow(int most, Duration second) : IPace
{
    /// <summary>On their way calls come closer together, or overtake: the stretch is that much longer here.</summary>
    private const double Margin = 1.01;
    private const double MostMargin = 1.06;

    /// <summary>After a call too many; of what that made, a part is taken back with every good answer.</summary>
    private const double Wider = 0.01;
    private const double TakenBack = 0.0005;

    /// <summary>Kept back from a fan-out, so that an answer finds room, and one call more than was meant does no harm.</summary>
    private const int Reserve = 1;

    /// <summary>So many times as fast as on average at the most.</summary>
    private const double Haste = 1.5;

    private const int Burst = 3;

    private readonly List<Instant> _starts = [];
    private readonly int _said = most;
    private int _most = most;
    private double _margin = Margin;
    private int _good;
    private Instant _refusedSince = Instant.MinValue;
    private int _refused;

    public double Rate => _most / (second.TotalSeconds * _margin);

    public Instant PausedUntil { get; private set; } = Instant.MinValue;

    /// <summary>So many calls in any stretch of this length.</summary>
    public (int Most, Duration Length) Room(bool mayUseReserve) =>
        (mayUseReserve || _most <= Reserve * 2 ? _most : _most - Reserve, Length);

    private Duration Length => second * _margin;

    public Instant NextAt(int calls, bool mayUseReserve, Instant now)
    {
        _starts.RemoveRange(0, _starts.TakeWhile(s => s + Length <= now).Count());
        // Two calls at once may be more than all that is left of the vendor's number.
        var tooMany = Math.Min(_starts.Count + calls - Room(mayUseReserve).Most, _starts.Count);
        var fits = tooMany > 0 ? _starts[tooMany - 1] + Length : now;
        // The last few stand no closer than haste allows.
        var spread = _starts.Count >= Burst ? _starts[^Burst] + (Length * (Burst / (Haste * _most))) : now;
        return Instant.Max(Instant.Max(Instant.Max(fits, spread), PausedUntil), now);
    }

    public bool TryTake(int calls, bool mayUseReserve, Instant now)
    {
        if (now < NextAt(calls, mayUseReserve, now))
            return false;
        for (var i = 0; i < calls; i++)
            _starts.Add(now);
        return true;
    }

    public void PauseUntil(Instant until) => PausedUntil = Instant.Max(PausedUntil, until);

    /// <summary>A call was answered well. A full stretch of them is a step back to the vendor's number.</summary>
    public void Succeeded()
    {
        _margin -= (_margin - Margin) * TakenBack;
        if (++_good < _most)
            return;
        _good = 0;
        _most = Math.Min(_said, _most + Math.Max(1, _said / 10));
    }

    /// <summary>
    /// A call was refused. One alone may have been counted with what others sent to its conversation; many at once say that there is less
    /// room for all than the vendor's number.
    /// </summary>
    /// <param name="wait">What the vendor asked for.</param>
    /// <param name="now">The present.</param>
    public void Refused(Duration wait, Instant now)
    {
        if (now < PausedUntil)
            return;
        (_good, _margin) = (0, Math.Min(MostMargin, _margin + Wider));
        if (now - _refusedSince > second)
            (_refusedSince, _refused) = (now, 0);
        if (++_refused < Math.Max(3, _most / 5))
            return;
        _refused = 0;
        _most = Math.Max(1, _most / 2);
        PauseUntil(now + wait);
    }
}
