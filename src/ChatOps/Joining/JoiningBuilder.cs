using ChatOps.Accounts;
using ChatOps.Accounts.Changes;
using ChatOps.Clock;
using ChatOps.Joining.Away;
using ChatOps.Joining.Changes;
using ChatOps.Joining.Choosing;
using ChatOps.Joining.Holidays;
using ChatOps.Joining.Inputs;
using ChatOps.Joining.Introductions;
using ChatOps.Joining.Invitations;
using ChatOps.Joining.Notice;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatOps.Joining;

/// <summary>Wiring of joining; its use cases and card builders stand in the routes.</summary>
internal static class JoiningBuilder
{
    public static IServiceCollection AddJoining(this IServiceCollection services, bool byOutlook)
    {
        // Where a directory is connected, it was added before.
        services.TryAddSingleton<IDirectory, NoDirectory>();
        return services
            .AddSingleton(new CalendarKnown(byOutlook))
            .AddSingleton<IZoneChanged, MoveCheckIns>()
            .AddSingleton<MyPrograms>()
            .AddSingleton<Absence>()
            .AddSingleton<ITick, EndPauses>()
            .AddSingleton<InvitationStore>()
            .AddSingleton<Invite>()
            .AddSingleton<ITick>(s => s.GetRequiredService<Invite>())
            .AddSingleton<ITick, FindInvited>()
            .AddSingleton<ITick, ShowNoticeAgain>()
            .AddSingleton<ProgramChannels>()
            .AddSingleton<HolidayStore>()
            .AddSingleton<HolidayFetch>()
            .AddSingleton<ITick, ImportHolidays>()
            .AddSingleton<CheckStore>()
            .AddSingleton<ChangePlan>()
            .AddSingleton<TakeOver>()
            .AddSingleton<TakeLookUp>()
            .AddSingleton<CheckPeople>()
            .AddSingleton<IPeopleChanged, FollowChanges>()
            .AddSingleton<ITick, TrustCheck>()
            .AddSingleton<ITick, NightlyCheck>();
    }
}
