using ChatOps.Accounts.Changes;
using ChatOps.Accounts.Linking;
using ChatOps.Accounts.Records;
using ChatOps.Accounts.TimeOff;
using ChatOps.Channels.Sending;
using ChatOps.Privacy.Records;

namespace ChatOps.Accounts;

/// <summary>Wiring of a person's accounts. A directory that is connected comes later and takes the place of none.</summary>
internal static class Accounts
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<LinkAccounts>()
        .AddSingleton<Separation>()
        .AddSingleton<AccountCodeStore>()
        .AddSingleton<TrustStore>()
        .AddSingleton<FollowTrust>()
        .AddSingleton<LeaveStore>()
        .AddSingleton<GatherDaysOff>()
        .AddSingleton<IDirectory, NoDirectory>()
        .AddSingleton<CheckStore>()
        .AddSingleton<ChangePlan>()
        .AddSingleton<TakeOver>()
        .AddSingleton<TakeLookUp>()
        .AddSingleton<TakeProfile>(s => s.GetRequiredService<TakeLookUp>().Take)
        .AddSingleton<CheckPeople>()
        .AddSingleton<IRecord, AccountsRecord>();
}
