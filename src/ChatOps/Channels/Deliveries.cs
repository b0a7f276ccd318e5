using ChatOps.Storage;

namespace ChatOps.Channels;

/// <summary>Which deliveries took effect already. Kept for seven days: vendors repeat for a day at most.</summary>
internal sealed class Deliveries
{
    private static readonly SqlText Sql = new("Channels");

    private static readonly Duration Kept = Duration.FromDays(7);

    /// <summary>Remembers the delivery with the effect that follows in this unit of work; false when it was remembered before.</summary>
    public async Task<bool> IsNew(Session db, Inbound inbound, Instant now) =>
        await Remember(db, inbound.DeliveryId, now) && (inbound.BusinessKey is null || await Remember(db, inbound.BusinessKey, now));

    public Task Forget(Session db, Instant now) => db.Execute(Sql["ForgetDeliveries"], new { Before = now - Kept });

    private static async Task<bool> Remember(Session db, string id, Instant now) =>
        await db.Execute(Sql["RememberDelivery"], new { Id = id, Now = now }) > 0;
}
