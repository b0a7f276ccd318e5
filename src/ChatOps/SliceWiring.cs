using System.Collections.Frozen;
using ChatOps.Accounts;
using ChatOps.Accounts.Changes;
using ChatOps.Accounts.Linking;
using ChatOps.Accounts.TimeOff;
using ChatOps.Channels;
using ChatOps.Channels.Dispatching;
using ChatOps.Channels.Sending;
using ChatOps.Clock;
using ChatOps.Counting;
using ChatOps.Goals;
using ChatOps.Joining;
using ChatOps.Moderating;
using ChatOps.Pairing;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds;
using ChatOps.Settings;

namespace ChatOps;

/// <summary>The slices: their stores, every use case and card of <see cref="Routes"/>, and the dispatcher in front of them. All singletons: none holds state.</summary>
internal static class SliceWiring
{
    public static IServiceCollection AddSlices(this IServiceCollection services, ChatOpsSettings settings)
    {
        services.AddSingleton<PersonStore>().AddSingleton<Welcome>().AddSingleton<LinkAccounts>();
        services.AddSingleton<Separation>().AddSingleton<AccountCodeStore>().AddSingleton<TrustStore>().AddSingleton<FollowTrust>();
        services.AddSingleton<LeaveStore>().AddSingleton<GatherDaysOff>();
        services.AddSingleton<ProgramStore>().AddSingleton(new ModeratorList(settings.Moderators));
        services.AddSingleton(new PrivacyTerms(""));
        services.AddSingleton<MembershipStore>().AddSingleton<PairingStore>().AddSingleton<SampleGoalStore>();
        services.AddSingleton<IHoldPairs>(s => s.GetRequiredService<PairingStore>());
        services.AddRounds().AddNeeds();
        services.AddJoining(settings.Calendar == "graph");
        services.AddPartners();
        services.AddSingleton<ITick, CloseRounds>();
        services.AddSingleton<SnapshotStore>().AddSingleton<KeepWeeks>().AddSingleton<KeepBands>();

        foreach (var type in Routes.UseCases.Values.Concat(Routes.Cards.Values).Distinct())
            services.AddSingleton(type);
        services.AddSingleton(s => new RouteTable(
            Routes.UseCases.ToFrozenDictionary(r => r.Key, r => (IUseCase)s.GetRequiredService(r.Value)),
            Routes.Cards.ToFrozenDictionary(r => r.Key, r => (ICardBuilder)s.GetRequiredService(r.Value))));
        services.AddSingleton<Deliveries>().AddSingleton<CardBuilders>().AddSingleton<Dispatcher>();
        services.AddSingleton<Dispatch>(s => s.GetRequiredService<Dispatcher>().Dispatch);
        services.AddSingleton<BuildCard>(s => s.GetRequiredService<CardBuilders>().Build);
        services.AddSingleton<TakeProfile>(s => s.GetRequiredService<TakeLookUp>().Take);
        return services;
    }
}
