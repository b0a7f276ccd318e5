using ChatOps.Channels.Dispatching;

namespace ChatOps.Partnerships;

/// <summary>Wiring of the pairs that stand.</summary>
internal static class Partnerships
{
    public static IServiceCollection AddPartnerships(this IServiceCollection services) => services
        .AddSingleton<PairingStore>()
        .AddSingleton<IHoldPairs>(s => s.GetRequiredService<PairingStore>())
        .AddSingleton<Parting>();
}
