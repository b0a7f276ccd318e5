using ChatOps.Clock;
using ChatOps.Rounds.Delivered;
using ChatOps.Rounds.Editing;
using ChatOps.Rounds.Opening;
using ChatOps.Rounds.Proposing;
using ChatOps.Storage.Faults;

namespace ChatOps.Rounds;

/// <summary>Wiring of the rounds; their use cases and card builders stand in <c>Routes</c>.</summary>
internal static class RoundsBuilder
{
    public static IServiceCollection AddRounds(this IServiceCollection services) => services
        .AddGuard()
        .AddSingleton<Candidates>()
        .AddSingleton<ProposalStore>()
        .AddSingleton<MayEditProposal>()
        .AddSingleton<ChangeGroups>()
        .AddSingleton<RoundPlans>()
        .AddSingleton<DeliveryBook>()
        .AddSingleton<ReachProbe>()
        .AddSingleton<ProposeRounds>()
        .AddSingleton<UnreadIntakes>()
        .AddSingleton<DraftProposal>()
        .AddSingleton<OpenRound>()
        .AddSingleton<TellPartners>()
        .AddSingleton<RoundSignal>()
        .AddSingleton<RoundTick>()
        .AddSingleton<ITick>(s => s.GetRequiredService<RoundTick>())
        .AddHostedService<RoundClerk>();
}
