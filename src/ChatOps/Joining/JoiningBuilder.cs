using ChatOps.Operations;
using ChatOps.People;

namespace ChatOps.Joining;

/// <summary>Wiring of joining; its use cases and card builders stand in the routes.</summary>
internal static class JoiningBuilder
{
    public static IServiceCollection AddJoining(this IServiceCollection services, bool byOutlook) => services
        .AddSingleton(new CalendarKnown(byOutlook))
        .AddSingleton<IZoneChanged, MoveCheckIns>()
        .AddSingleton<MyPrograms>()
        .AddSingleton<Absence>()
        .AddSingleton<ITick, EndPauses>()
        .AddSingleton<InvitationStore>()
        .AddSingleton<Invite>()
        .AddSingleton<ITick>(s => s.GetRequiredService<Invite>())
        .AddSingleton<ITick, ShowNoticeAgain>()
        .AddSingleton<ProgramChannels>();
}
