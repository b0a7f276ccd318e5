using ChatOps.CheckIns.Copies;
using ChatOps.CheckIns.Records;
using ChatOps.CheckIns.Responses;
using ChatOps.CheckIns.Weeks;
using ChatOps.Pairing.Covering;
using ChatOps.Partnerships;
using ChatOps.Privacy.Records;

namespace ChatOps.CheckIns;

/// <summary>Wiring of the check-in week.</summary>
internal static class CheckIns
{
    public static IServiceCollection AddCheckIns(this IServiceCollection services) => services
        .AddSingleton<CheckInStore>()
        .AddSingleton<CopyStore>()
        .AddSingleton<ResponseStore>()
        .AddSingleton<WeekStore>()
        .AddSingleton<OldCard>()
        .AddSingleton<Comments>()
        .AddSingleton<OpenDueCheckIns>()
        .AddSingleton<CloseWeeks>()
        .AddSingleton<NudgeCheckIns>()
        .AddSingleton<OpenWeeks>()
        .AddSingleton<RetireCopies>()
        .AddSingleton<IPartnershipEnded>(s => s.GetRequiredService<RetireCopies>())
        .AddSingleton<ICoverChanged>(s => s.GetRequiredService<RetireCopies>())
        .AddSingleton<IRescheduleCheckIns, RescheduleCheckIns>()
        .AddSingleton<IRecord, CheckInsRecord>();
}
