using ChatOps.Storage;

namespace ChatOps.Channels;

/// <summary>Which deliveries took effect already. Kept for seven days: vendors repeat for a day at most.</summary>
internal sealed class Deliveries
{
    private static readonly SqlText Sql = new("Channels");

    private static readonly Duration Kept = Duration.FromDays(7);

    /// <summary>Remembers the delivery with the effect that follows in this unit of work. Whether it was remembered before is known once a later statement was answered.</summary>
    public async Task<Remembered> Remember(Session db, Inbound inbound, Instant now) =>
        new(await Remember(db, inbound.DeliveryId, now), inbound.BusinessKey is { } key ? await Remember(db, key, now) : null);

    public Task Forget(Session db, Instant now) => db.Execute(Sql["ForgetDeliveries"], new { Before = now - Kept });

    private static Task<Sent> Remember(Session db, string id, Instant now) => db.Send(Sql["RememberDelivery"], new { Id = id, Now = now });

    internal readonly record struct Remembered(Sent Delivery, Sent? BusinessKey)
    {
        public bool IsNew => Delivery.Rows > 0 && BusinessKey is null or { Rows: > 0 };
    }
}
