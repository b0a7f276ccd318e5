using ChatOps.Privacy.Records;
using ChatOps.Programs.Records;
using ChatOps.Settings;

namespace ChatOps.Programs;

/// <summary>Wiring of the programs; their use cases and cards stand in the routes, as everybody's do.</summary>
internal static class Programs
{
    public static IServiceCollection AddPrograms(this IServiceCollection services) => services
        .AddSingleton<ProgramStore>()
        .AddSingleton(s => new ModeratorList(s.GetRequiredService<ChatOpsSettings>().Moderators))
        .AddSingleton(new PrivacyTerms(""))
        .AddSingleton<IRecord, ProgramsRecord>();
}
