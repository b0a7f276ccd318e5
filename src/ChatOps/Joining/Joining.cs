using ChatOps.Accounts;
using ChatOps.Accounts.Changes;
using ChatOps.Joining.Away;
using ChatOps.Joining.Changes;
using ChatOps.Joining.Choosing;
using ChatOps.Joining.Holidays;
using ChatOps.Joining.Holidays.Calendars;
using ChatOps.Joining.Inputs;
using ChatOps.Joining.Introductions;
using ChatOps.Joining.Invitations;
using ChatOps.Joining.Leaving;
using ChatOps.Joining.Records;
using ChatOps.Privacy.Records;
using ChatOps.Settings;

namespace ChatOps.Joining;

/// <summary>Wiring of joining: from the invitation to the holidays of who is in.</summary>
internal static class Joining
{
    public static IServiceCollection AddJoining(this IServiceCollection services) => services
        .AddSingleton<MembershipStore>()
        .AddSingleton<LeavingStore>()
        .AddSingleton<Departure>()
        .AddSingleton(s => new CalendarKnown(s.GetRequiredService<ChatOpsSettings>().Calendar == "graph"))
        .AddSingleton<IZoneChanged, MoveCheckIns>()
        .AddSingleton<MyPrograms>()
        .AddSingleton<Absence>()
        .AddSingleton<InvitationStore>()
        .AddSingleton<Invite>()
        .AddSingleton<ProgramChannels>()
        .AddSingleton<HolidayStore>()
        .AddSingleton<HolidayFetch>()
        .AddSingleton<IPeopleChanged, FollowChanges>()
        .AddSingleton<IRecord, JoiningRecord>();
}
