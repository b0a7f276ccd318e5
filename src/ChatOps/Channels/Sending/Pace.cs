namespace ChatOps.Channels.Sending;

/// <summary>
/// A token bucket, for limits that are learnt. It never lets more than <c>rate + burst</c> calls start in any second. <c>Reserve</c> tokens
/// are kept back from a fan-out, so that an answer never waits behind it.
/// </summary>
internal sealed class Pace(double rate, double burst, double reserve, Instant now) : IPace
{
    private readonly double _burst = burst;
    private double _tokens = burst;
    private Instant _filledAt = now;

    public double Rate { get; private set; } = rate;

    public Instant PausedUntil { get; private set; } = Instant.MinValue;

    public bool TryTake(int calls, bool mayUseReserve, Instant now)
    {
        if (now < NextAt(calls, mayUseReserve, now))
            return false;
        _tokens -= calls;
        return true;
    }

    public Instant NextAt(int calls, bool mayUseReserve, Instant now)
    {
        Fill(now);
        // A call that costs more than the bucket holds starts when the bucket is full.
        var needed = Math.Min(_burst, calls + (mayUseReserve ? 0 : reserve)) - _tokens;
        var at = needed <= 1e-9 ? now : now + Duration.FromSeconds(needed / Rate) + Duration.Epsilon;
        return Instant.Max(at, PausedUntil);
    }

    /// <summary>After a pause the bucket is empty: a burst is what led there.</summary>
    public void PauseUntil(Instant until)
    {
        PausedUntil = Instant.Max(PausedUntil, until);
        _tokens = 0;
        _filledAt = Instant.Max(_filledAt, PausedUntil);
    }

    public void ChangeRate(double rate, Instant now)
    {
        Fill(now);
        Rate = rate;
    }

    private void Fill(Instant now)
    {
        if (now <= _filledAt)
            return;
        _tokens = Math.Min(_burst, _tokens + ((now - _filledAt).TotalSeconds * Rate));
        _filledAt = now;
    }
}
