using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;

namespace ChatOps.Demo;

/// <summary>
/// A channel in the demo: sample accounts are written to in memory and always reached. Any other account is the real channel's, so that a
/// connected workspace works beside the desk.
/// </summary>
internal sealed class DemoChannel(IChannel real, DemoChats chats, IClock clock) : IChannel
{
    public Channel Channel => real.Channel;

    public Task<Delivery> Post(Account to, string? place, Card card, string deliveryId, Ct ct)
    {
        if (!IsSample(to))
            return real.Post(to, place, card, deliveryId, ct);
        var conversation = place ?? to.UserId;
        return Sent(new MessageRef(conversation, chats[conversation].Post(card, deliveryId, clock.GetCurrentInstant())));
    }

    public Task<Delivery> Update(Account to, MessageRef message, Card card, Ct ct)
    {
        if (!IsSample(to))
            return real.Update(to, message, card, ct);
        return chats[message.Conversation].Update(message.Id, card, clock.GetCurrentInstant())
            ? Sent(message)
            : Task.FromResult<Delivery>(new Delivery.Gone("message_not_found"));
    }

    public Task<Delivery> Remove(Account to, MessageRef message, Ct ct)
    {
        if (!IsSample(to))
            return real.Remove(to, message, ct);
        chats[message.Conversation].Remove(message.Id);
        return Sent(message);
    }

    public Task<Finding> Find(Account to, string? place, string deliveryId, Instant since, Ct ct)
    {
        if (!IsSample(to))
            return real.Find(to, place, deliveryId, since, ct);
        var conversation = place ?? to.UserId;
        return Task.FromResult<Finding>(chats[conversation].Messages.Find(m => m.DeliveryId == deliveryId) is { } found
            ? new Finding.Found(new MessageRef(conversation, found.Id))
            : new Finding.Nowhere());
    }

    public Task<LookUp> LookUp(Account account, Ct ct) =>
        IsSample(account)
            ? Task.FromResult<LookUp>(
                DemoPeople.Find(account.UserId) is { } person ? new LookUp.Found(person.Profile) : new LookUp.Missing("unknown"))
            : real.LookUp(account, ct);

    private static bool IsSample(Account account) => account.Tenant == DemoPerson.Tenant;

    private static Task<Delivery> Sent(MessageRef message) => Task.FromResult<Delivery>(new Delivery.Sent(message));
}
