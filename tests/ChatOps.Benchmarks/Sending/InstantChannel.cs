using System.Collections.Concurrent;
using System.Diagnostics;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;

namespace ChatOps.Benchmarks.Sending;

/// <summary>A vendor that answers at once, and counts what it was given.</summary>
internal sealed class InstantChannel : IChannel
{
    private readonly ConcurrentDictionary<string, long> _posted = new();

    public Channel Channel => Channel.Teams;

    /// <summary>When each subject was posted, in ticks of the stopwatch.</summary>
    public IReadOnlyDictionary<string, long> Posted => _posted;

    public Task<Delivery> Post(Account to, string? place, Card card, string deliveryId, Ct ct)
    {
        if (!_posted.TryAdd(card.Notification, Stopwatch.GetTimestamp()))
            throw new InvalidOperationException("A card was posted twice.");
        return Task.FromResult<Delivery>(new Delivery.Sent(new MessageRef(to.Conversation!, card.Notification)));
    }

    public Task<Delivery> Update(Account to, MessageRef message, Card card, Ct ct) => Task.FromResult<Delivery>(new Delivery.Sent(message));

    public Task<Delivery> Remove(Account to, MessageRef message, Ct ct) => Task.FromResult<Delivery>(new Delivery.Sent(message));

    public Task<Finding> Find(Account to, string? place, string deliveryId, Instant since, Ct ct) =>
        Task.FromResult<Finding>(new Finding.CannotTell());

    public Task<LookUp> LookUp(Account account, Ct ct) => Task.FromResult<LookUp>(new LookUp.Missing("nobody"));
}
