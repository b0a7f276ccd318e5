using ChatOps.Storage;

namespace ChatOps.Channels.Dispatching;

/// <summary>Which deliveries took effect already. Kept for seven days: vendors repeat for a day at most.</summary>
internal sealed class Deliveries
{
    private static readonly SqlText Sql = new("Channels");

    private static readonly Duration Kept = Duration.FromDays(7);

    private static readonly Statement RememberOne = Sql["RememberDeliveries"].ForOne();

    /// <summary>Remembers the delivery with the effect that follows in this unit of work; false when it was remembered before.</summary>
    public async Task<Asked<bool>> Remember(Session db, Inbound inbound, Instant now)
    {
        string[] keys = [.. KeysOf(inbound).Distinct(StringComparer.Ordinal)];
        var fresh = keys is [var only]
            ? await db.Ask<string>(RememberOne, new { Ids = only, Now = now })
            : await db.Ask<string>(Sql["RememberDeliveries"], new { Ids = keys, Now = now });
        return fresh.As(f => f.Count == keys.Length);
    }

    /// <summary>Remembers the deliveries; those that were not remembered before.</summary>
    public async Task<IReadOnlySet<Inbound>> RememberAll(Session db, IReadOnlyList<Inbound> inbound, Instant now)
    {
        if (inbound.Count == 0)
            return new HashSet<Inbound>(ReferenceEqualityComparer.Instance);
        var fresh = (
            await db.Query<string>(Sql["RememberDeliveries"], new { Ids = inbound.SelectMany(KeysOf).Distinct().ToArray(), Now = now })
        ).ToHashSet(StringComparer.Ordinal);
        return inbound.Where(i => KeysOf(i).All(fresh.Contains)).ToHashSet<Inbound>(ReferenceEqualityComparer.Instance);
    }

    public Task Forget(Session db, Instant now) => db.Execute(Sql["ForgetDeliveries"], new { Before = now - Kept });

    private static IEnumerable<string> KeysOf(Inbound inbound) =>
        inbound.BusinessKey is { } key ? [inbound.DeliveryId, key] : [inbound.DeliveryId];
}
