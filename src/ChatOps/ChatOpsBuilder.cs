using ChatOps.Channels;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Teams;
using ChatOps.CheckIns;
using ChatOps.Clock;
using ChatOps.Counting;
using ChatOps.Demo;
using ChatOps.Meetings;
using ChatOps.Meetings.Graph;
using ChatOps.Meetings.Ics;
using ChatOps.Moderating;
using ChatOps.Operations;
using ChatOps.Operations.Measuring;
using ChatOps.Operations.Probing;
using ChatOps.Privacy;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Web;
using ChatOps.Web.SignIn;
using ChatOps.Web.Tab;

namespace ChatOps;

/// <summary>All wiring, in reading order.</summary>
internal static class ChatOpsBuilder
{
    public static void AddChatOps(this WebApplicationBuilder builder, ChatOpsSettings settings, ServeOptions options)
    {
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(settings.Database);
        services.AddSingleton(settings.Slack);
        services.AddSingleton(settings.Teams);
        services.AddSingleton(settings.Participation);
        services.AddSingleton(settings.Privacy);
        services.AddSingleton(options);
        services.AddSingleton<IClock>(SystemClock.Instance);

        services.AddSingleton<Migrator>();
        services.AddSingleton<Db>();
        services.AddCheckpoint();
        services.AddSingleton(s => new KeyRing(settings.ContentKey, s.GetRequiredService<IClock>()));
        services.AddSingleton<KeyCheck>();
        services.AddSingleton<Heartbeat>();
        services.AddSingleton<SecretBox>();
        services.AddSingleton<WordsCipher>();
        services.AddSlices(settings);
        services.AddCheckIns();
        services.AddSingleton<ITick, ParticipationTick>();
        services.AddMeetings();
        services.AddGraph(settings);

        // The schema and the key come before anything that runs.
        services.AddSingleton<Startup>();
        services.AddHostedService(s => s.GetRequiredService<Startup>());
        services.AddSchedule(settings.Database, options.Speed);
        services.AddSingleton(TimeProvider.System);
        services.AddTeams();
        services.AddSlack();
        services.AddOutbox();
        services.AddSingleton<Readiness>();
        builder.AddTelemetry(settings);
        services.AddSignIn(settings);
        services.AddParticipationPages(settings);
        services.AddModerating();
        if (options.IsDemo)
            services.AddDemo(settings, options);
    }

    public static void MapChatOps(this WebApplication app)
    {
        app.UseMetrics();
        app.UseProxies(app.Services.GetRequiredService<ChatOpsSettings>().Web);
        app.UseSecurityHeaders();
        app.UseProblems();
        // Whoever is not a person with a cookie is answered from here: vendors' requests carry their own proof.
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapHealth();
        app.MapAbout();
        app.MapPage();
        app.MapSignIn();
        app.MapTab();
        app.MapParticipationPages();
        app.MapModerating();
        app.MapTeams();
        app.MapSlack();
        app.MapGraph();
        app.MapFeeds();
        if (app.Services.GetRequiredService<ServeOptions>().IsDemo)
            DemoDesk.Map(app);
    }
}
