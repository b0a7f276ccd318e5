using ChatOps.CheckIns.Copies;
using ChatOps.CheckIns.Responses;
using ChatOps.CheckIns.Weeks;
using ChatOps.Clock;
using ChatOps.Pairing.Covering;
using ChatOps.Partnerships;
using ChatOps.Settings;
using ChatOps.Storage.Faults;

namespace ChatOps.CheckIns;

/// <summary>Wiring of this slice; its use cases and card builders stand in <see cref="Routes"/>.</summary>
internal static class CheckInsBuilder
{
    public static IServiceCollection AddCheckIns(this IServiceCollection services) => services
        .AddGuard()
        .AddSingleton(s => s.GetRequiredService<ChatOpsSettings>().Participation)
        .AddSingleton<CheckInStore>()
        .AddSingleton<CopyStore>()
        .AddSingleton<ResponseStore>()
        .AddSingleton<WeekStore>()
        .AddSingleton<OldCard>()
        .AddSingleton<Comments>()
        .AddSingleton<OpenDueCheckIns>()
        .AddSingleton<CloseWeeks>()
        .AddSingleton<NudgeCheckIns>()
        .AddSingleton<ITick, CheckInTick>()
        .AddSingleton<OpenWeeks>()
        .AddSingleton<RetireCopies>()
        .AddSingleton<IPartnershipEnded>(s => s.GetRequiredService<RetireCopies>())
        .AddSingleton<ICoverChanged>(s => s.GetRequiredService<RetireCopies>())
        .AddSingleton<IRescheduleCheckIns, RescheduleCheckIns>();
}
