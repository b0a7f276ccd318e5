using ChatOps.Privacy.Records;
using ChatOps.Rounds.Delivered;
using ChatOps.Rounds.Editing;
using ChatOps.Rounds.Ending;
using ChatOps.Rounds.Opening;
using ChatOps.Rounds.Proposing;
using ChatOps.Rounds.Records;

namespace ChatOps.Rounds;

/// <summary>Wiring of the rounds, from the plan to the thanks at the end.</summary>
internal static class Rounds
{
    public static IServiceCollection AddRounds(this IServiceCollection services) => services
        .AddSingleton<Candidates>()
        .AddSingleton<ProposalStore>()
        .AddSingleton<MayEditProposal>()
        .AddSingleton<ChangeGroups>()
        .AddSingleton<RoundPlans>()
        .AddSingleton<DeliveryBook>()
        .AddSingleton<ReachProbe>()
        .AddSingleton<WriteDraft>()
        .AddSingleton<ProposeRounds>()
        .AddSingleton<UnreadIntakes>()
        .AddSingleton<DraftProposal>()
        .AddSingleton<OpenRound>()
        .AddSingleton<TellPartners>()
        .AddSingleton<RoundSignal>()
        .AddSingleton<RoundTick>()
        .AddHostedService<RoundClerk>()
        .AddSingleton<EndingStore>()
        .AddSingleton<MonthlyStore>()
        .AddSingleton<FinishRound>()
        .AddSingleton<IRecord, RoundsRecord>();
}
