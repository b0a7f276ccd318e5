using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Claiming;
using ChatOps.People;

namespace ChatOps.Tests.Channels;

/// <summary>A vendor in memory: keeps what stands in each chat, counts what was posted, and answers as the script says.</summary>
internal sealed class MemoryChannel(Channel channel, IClock clock) : IChannel
{
    private readonly Lock _lock = new();
    private readonly Dictionary<MessageRef, Letter> _standing = [];
    private readonly List<Call> _calls = [];
    private int _ids;

    public Channel Channel => channel;

    /// <summary>Slack keeps our id with the message; Teams does not.</summary>
    public bool CanFind => channel == Channel.Slack;

    /// <summary>The answer to give instead of doing it; null: it is done. Called under no lock, also concurrently.</summary>
    public Func<Call, Answered?> Script { get; set; } = _ => null;

    /// <summary>How long the answer to a call that was noted takes.</summary>
    public Func<Call, Task> Holds { get; set; } = _ => Task.CompletedTask;

    public Func<Account, LookUp> Profiles { get; set; } = _ => new LookUp.Missing("nobody");

    public IReadOnlyList<Call> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    public IReadOnlyList<Letter> Standing
    {
        get
        {
            lock (_lock)
                return [.. _standing.Values.OrderBy(l => l.At).ThenBy(l => l.Ref.Id)];
        }
    }

    public IEnumerable<Call> Posts => Calls.Where(c => c.Step == Step.Post && c.TookEffect);

    public Task<Delivery> Post(Account to, string? place, Card card, string deliveryId, Ct ct) =>
        Act(Step.Post, to, place ?? ConversationOf(to), null, card, deliveryId, ct);

    public Task<Delivery> Update(Account to, MessageRef message, Card card, Ct ct) =>
        Act(Step.Edit, to, message.Conversation, message, card, "", ct);

    public Task<Delivery> Remove(Account to, MessageRef message, Ct ct) =>
        Act(Step.Remove, to, message.Conversation, message, null, "", ct);

    public async Task<Finding> Find(Account to, string? place, string deliveryId, Instant since, Ct ct)
    {
        await Task.Yield();
        if (Script(Note(Step.Find, to, place ?? ConversationOf(to), null, deliveryId, true)) is { Delivery: Delivery.TryAgain again })
            return new Finding.TryAgain(again.Code);
        if (!CanFind)
            return new Finding.CannotTell();
        lock (_lock)
            return _standing.Values.FirstOrDefault(l => l.DeliveryId == deliveryId) is { } letter
                ? new Finding.Found(letter.Ref)
                : new Finding.Nowhere();
    }

    public Task<LookUp> LookUp(Account account, Ct ct)
    {
        Note(Step.LookUp, account, "", null, "", true);
        return Task.FromResult(Profiles(account));
    }

    public void Lose(MessageRef message)
    {
        lock (_lock)
            _standing.Remove(message);
    }

    private static string ConversationOf(Account account) => $"chat-{account.UserId}";

    private async Task<Delivery> Act(Step step, Account to, string conversation, MessageRef? message, Card? card, string deliveryId, Ct ct)
    {
        await Task.Yield();
        var shown = card?.Notification ?? "";
        var answered = Script(new Call(step, to.Id, conversation, shown, deliveryId, clock.GetCurrentInstant(), false));
        var takesEffect = answered is null or { TookEffect: true };
        await Holds(Note(step, to, conversation, shown, deliveryId, takesEffect));
        var done = takesEffect ? Change(step, conversation, message, shown, deliveryId) : null;
        if (answered?.Throws is { } error)
            throw error;
        return answered?.Delivery ?? done!;
    }

    private Delivery Change(Step step, string conversation, MessageRef? message, string shown, string deliveryId)
    {
        lock (_lock)
        {
            if (step == Step.Post)
            {
                var made = new Letter(new MessageRef(conversation, $"m{++_ids}"), shown, deliveryId, clock.GetCurrentInstant());
                _standing[made.Ref] = made;
                return new Delivery.Sent(made.Ref);
            }
            if (!_standing.Remove(message!.Value, out var known))
                return new Delivery.Gone("message_not_found");
            if (step == Step.Edit)
                _standing[known.Ref] = known with { Shown = shown };
            return new Delivery.Sent(known.Ref);
        }
    }

    private Call Note(Step step, Account to, string conversation, string? shown, string deliveryId, bool tookEffect)
    {
        var call = new Call(step, to.Id, conversation, shown ?? "", deliveryId, clock.GetCurrentInstant(), tookEffect);
        lock (_lock)
            _calls.Add(call);
        return call;
    }
}

internal sealed record Letter(MessageRef Ref, string Shown, string DeliveryId, Instant At);

internal sealed record Call(
    Step Step, ChatOps.People.AccountId Account, string Conversation, string Shown, string DeliveryId, Instant At, bool TookEffect);

/// <summary>What the vendor answers. <c>TookEffect</c>: it was done all the same (the answer was lost).</summary>
internal sealed record Answered(Delivery? Delivery, bool TookEffect = false, Exception? Throws = null);
