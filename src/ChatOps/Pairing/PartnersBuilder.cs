using ChatOps.Clock;
using ChatOps.Pairing.Covering;
using ChatOps.Pairing.Offers;
using ChatOps.Pairing.Repairing;
using ChatOps.Pairing.Saying;
using ChatOps.Partnerships;
using ChatOps.Rounds;
using ChatOps.Rounds.Ending;

namespace ChatOps.Pairing;

/// <summary>Wiring of what happens inside and at the end of a round; its use cases and card builders stand in <see cref="Routes"/>.</summary>
internal static class PartnersBuilder
{
    public static IServiceCollection AddPartners(this IServiceCollection services) => services
        .AddSingleton<ChangeStore>()
        .AddSingleton<Parting>()
        .AddSingleton<ITick, EndTrials>()
        .AddSingleton<CoverStore>()
        .AddSingleton<Covers>()
        .AddSingleton<ITick, FindCovers>()
        .AddSingleton<OfferStore>()
        .AddSingleton<IPartnershipEnded, ClearOffers>()
        .AddSingleton<ITick, OfferPartners>()
        .AddSingleton<RepairStore>()
        .AddSingleton<ITick, PairUnpaired>()
        .AddSingleton<SayCircles>()
        .AddSingleton<SayStore>()
        .AddSingleton<IPartnershipEnded, ClearSayings>()
        .AddSingleton<ITick, PurgeSayings>()
        .AddSingleton<EndingStore>()
        .AddSingleton<MonthlyStore>()
        .AddSingleton<FinishRound>()
        .AddSingleton<ITick, AskRoundEnds>();
}
