using ChatOps.Operations;

namespace ChatOps;

/// <summary>All wiring, in reading order.</summary>
internal static class ChatOpsBuilder
{
    public static void AddChatOps(this WebApplicationBuilder builder, Settings settings, ServeOptions options)
    {
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(settings.Database);
        services.AddSingleton(settings.Slack);
        services.AddSingleton(settings.Teams);
        services.AddSingleton(options);
        services.AddSingleton<IClock>(SystemClock.Instance);
    }

    public static void MapChatOps(this WebApplication app) => _ = app;
}
