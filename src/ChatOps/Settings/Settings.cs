namespace ChatOps.Settings;

/// <summary>Wiring of the settings: all of them, and each section for who needs no other.</summary>
internal static class Settings
{
    public static IServiceCollection AddSettings(this IServiceCollection services, ChatOpsSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton(settings.Database)
        .AddSingleton(settings.Slack)
        .AddSingleton(settings.Teams)
        .AddSingleton(settings.Graph)
        .AddSingleton(settings.Mail)
        .AddSingleton(settings.Web)
        .AddSingleton(settings.Participation)
        .AddSingleton(settings.Privacy);
}
