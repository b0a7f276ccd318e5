using ChatOps.Channels.Dispatching;
using ChatOps.Partnerships.Records;
using ChatOps.Privacy.Records;

namespace ChatOps.Partnerships;

/// <summary>Wiring of the pairs that stand.</summary>
internal static class Partnerships
{
    public static IServiceCollection AddPartnerships(this IServiceCollection services) => services
        .AddSingleton<PairingStore>()
        .AddSingleton<IHoldPairs>(s => s.GetRequiredService<PairingStore>())
        .AddSingleton<Parting>()
        .AddSingleton<IRecord, PartnershipsRecord>();
}
