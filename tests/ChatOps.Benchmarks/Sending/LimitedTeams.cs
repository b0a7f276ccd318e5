using System.Collections.Concurrent;
using System.Diagnostics;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;

namespace ChatOps.Benchmarks.Sending;

/// <summary>
/// Teams as its limits say: fifty requests of a tenant in any second, by when they arrive, and not one more; an answer takes its time.
/// Requests are on their way for a few milliseconds that differ.
/// </summary>
/// <param name="answersIn">How long an answer takes.</param>
/// <param name="faults">Of a thousand calls, how many are refused at random: every second one by 429, else by 503.</param>
internal sealed class LimitedTeams(TimeSpan answersIn, int faults) : IChannel
{
    public const int Most = 50;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<long>> _taken = [];
    private readonly Random _random = new(7);
    private readonly ConcurrentDictionary<string, (int Times, long At)> _posted = new();
    private int _calls;
    private int _throttled;

    public Channel Channel => Channel.Teams;

    public int Calls => _calls;

    /// <summary>Refused because there were too many; not those at random.</summary>
    public int Throttled => _throttled;

    /// <summary>How often each subject was posted, and when first, in ticks of the stopwatch.</summary>
    public IReadOnlyDictionary<string, (int Times, long At)> Posted => _posted;

    public async Task<Delivery> Post(Account to, string? place, Card card, string deliveryId, Ct ct)
    {
        if (await Refusal(to, ct) is { } refusal)
            return refusal;
        var at = Stopwatch.GetTimestamp();
        _posted.AddOrUpdate(card.Notification, (1, at), (_, known) => (known.Times + 1, known.At));
        await Task.Delay(answersIn, ct);
        return new Delivery.Sent(new MessageRef(to.Conversation!, card.Notification));
    }

    public async Task<Delivery> Update(Account to, MessageRef message, Card card, Ct ct)
    {
        var refusal = await Refusal(to, ct);
        await Task.Delay(answersIn, ct);
        return refusal ?? new Delivery.Sent(message);
    }

    public Task<Delivery> Remove(Account to, MessageRef message, Ct ct) => Update(to, message, new Card("", ""), ct);

    public Task<Finding> Find(Account to, string? place, string deliveryId, Instant since, Ct ct) =>
        Task.FromResult<Finding>(new Finding.CannotTell());

    public Task<LookUp> LookUp(Account account, Ct ct) => Task.FromResult<LookUp>(new LookUp.Missing("nobody"));

    private async Task<Delivery?> Refusal(Account to, Ct ct)
    {
        int way, luck;
        lock (_lock)
            (way, luck) = (_random.Next(1, 8), _random.Next(1000));
        await Task.Delay(way, ct);
        Interlocked.Increment(ref _calls);
        lock (_lock)
        {
            var now = Stopwatch.GetTimestamp();
            if (!_taken.TryGetValue(to.Tenant, out var taken))
                _taken[to.Tenant] = taken = new Queue<long>();
            while (taken.Count > 0 && Stopwatch.GetElapsedTime(taken.Peek(), now) >= TimeSpan.FromSeconds(1))
                taken.Dequeue();
            if (taken.Count >= Most)
            {
                _throttled++;
                return new Delivery.Throttled(Duration.FromSeconds(1), "Throttled");
            }
            taken.Enqueue(now);
        }
        return luck >= faults ? null
            : luck % 2 == 0 ? new Delivery.Throttled(Duration.FromSeconds(1), "Throttled")
            : new Delivery.TryAgain("ServiceUnavailable");
    }
}
