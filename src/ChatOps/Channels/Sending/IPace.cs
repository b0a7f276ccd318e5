namespace ChatOps.Channels.Sending;

/// <summary>When calls of one kind may start. Its instants are those of the stopwatch. Not thread-safe: one lane, one loop.</summary>
internal interface IPace
{
    /// <summary>Calls a second, at full use.</summary>
    double Rate { get; }

    /// <summary>Nothing leaves before this: the vendor asked for patience.</summary>
    Instant PausedUntil { get; }

    /// <summary>When calls may start: now, or later.</summary>
    Instant NextAt(int calls, bool mayUseReserve, Instant now);

    /// <summary>Takes the room of these calls, if it is there.</summary>
    bool TryTake(int calls, bool mayUseReserve, Instant now);

    void PauseUntil(Instant until);
}
