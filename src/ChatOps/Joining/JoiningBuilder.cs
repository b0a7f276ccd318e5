using ChatOps.Operations;
using ChatOps.People;

namespace ChatOps.Joining;

/// <summary>Wiring of joining; its use cases and card builders stand in the routes.</summary>
internal static class JoiningBuilder
{
    public static IServiceCollection AddJoining(this IServiceCollection services) => services
        .AddSingleton<IZoneChanged, MoveCheckIns>()
        .AddSingleton<MyPrograms>()
        .AddSingleton<Absence>()
        .AddSingleton<ITick, EndPauses>();
}
