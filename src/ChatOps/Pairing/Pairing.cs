using ChatOps.Pairing.Covering;
using ChatOps.Pairing.Offers;
using ChatOps.Pairing.Records;
using ChatOps.Pairing.Repairing;
using ChatOps.Pairing.Saying;
using ChatOps.Partnerships;
using ChatOps.Privacy.Records;

namespace ChatOps.Pairing;

/// <summary>Wiring of what happens to a pair inside a round.</summary>
internal static class Pairing
{
    public static IServiceCollection AddPairing(this IServiceCollection services) => services
        .AddSingleton<ChangeStore>()
        .AddSingleton<CoverStore>()
        .AddSingleton<Covers>()
        .AddSingleton<OfferStore>()
        .AddSingleton<IPartnershipEnded, ClearOffers>()
        .AddSingleton<RepairStore>()
        .AddSingleton<SayCircles>()
        .AddSingleton<SayStore>()
        .AddSingleton<IPartnershipEnded, ClearSayings>()
        .AddSingleton<IRecord, PairingRecord>();
}
