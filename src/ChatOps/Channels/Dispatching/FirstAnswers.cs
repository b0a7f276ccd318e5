using System.Collections.Concurrent;

namespace ChatOps.Channels.Dispatching;

/// <summary>
/// What the newest gestures were answered, by their delivery: a vendor repeats within seconds, and then the first answer is given again.
/// References only, in memory only; a repetition that comes later or elsewhere is answered by what its use case would say now.
/// </summary>
internal sealed class FirstAnswers
{
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<string, Kept> _replies = new(StringComparer.Ordinal);

    private readonly ConcurrentQueue<string> _oldestFirst = new();

    public void Remember(Inbound inbound, Reply reply)
    {
        // What was typed comes with the repetition, too.
        var kept = reply is Reply.Ask { Typed: not null } ask
            ? new Kept(ask with { Typed = null }, IsFilled: true)
            : new Kept(reply, IsFilled: false);
        if (_replies.TryAdd(inbound.DeliveryId, kept))
            _oldestFirst.Enqueue(inbound.DeliveryId);
        else
            _replies[inbound.DeliveryId] = kept;
        while (_replies.Count > Most && _oldestFirst.TryDequeue(out var oldest))
            _replies.TryRemove(oldest, out _);
    }

    /// <summary>Null: not known here.</summary>
    public Reply? Find(Inbound inbound) => _replies.GetValueOrDefault(inbound.DeliveryId) switch
    {
        { IsFilled: true, Reply: Reply.Ask ask } => ask with { Typed = inbound.Fields },
        var kept => kept?.Reply,
    };

    private sealed record Kept(Reply Reply, bool IsFilled);
}
