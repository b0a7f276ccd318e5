namespace ChatOps.Channels.Sending;

/// <summary>
/// The chats of a lane: a message a second in each, and nothing at all in one for as long as the vendor asked. By the stopwatch. Not
/// thread-safe: one lane, one loop.
/// </summary>
internal sealed class ChatPaces
{
    public static readonly Duration Pause = Duration.FromSeconds(1);

    private const int Many = 1000;

    private readonly Dictionary<string, (Instant Message, Instant Any)> _freeAt = [];

    /// <summary>When a call into this chat may start: now, or later.</summary>
    public Instant NextAt(string chat, bool isMessage, Instant now) =>
        _freeAt.TryGetValue(chat, out var free) ? Instant.Max(now, isMessage ? Instant.Max(free.Message, free.Any) : free.Any) : now;

    public void Posted(string chat, Instant now) => Keep(chat, now + Pause, Instant.MinValue, now);

    public void PauseUntil(string chat, Instant until, Instant now) => Keep(chat, Instant.MinValue, until, now);

    private void Keep(string chat, Instant message, Instant any, Instant now)
    {
        var known = _freeAt.TryGetValue(chat, out var free) ? free : (Message: Instant.MinValue, Any: Instant.MinValue);
        _freeAt[chat] = (Instant.Max(known.Message, message), Instant.Max(known.Any, any));
        if (_freeAt.Count > Many)
            _freeAt.Where(c => Instant.Max(c.Value.Message, c.Value.Any) <= now).ToList().ForEach(c => _freeAt.Remove(c.Key));
    }
}
