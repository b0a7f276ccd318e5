using System.Collections.Frozen;
using ChatOps.Accounts;
using ChatOps.Channels;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Teams;
using ChatOps.CheckIns;
using ChatOps.Clock;
using ChatOps.Counting;
using ChatOps.Credentials;
using ChatOps.Demo;
using ChatOps.Goals;
using ChatOps.Joining;
using ChatOps.Meetings;
using ChatOps.Meetings.Graph;
using ChatOps.Meetings.Ics;
using ChatOps.Moderating;
using ChatOps.Operations;
using ChatOps.Operations.Measuring;
using ChatOps.Operations.Probing;
using ChatOps.Pairing;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Rounds;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Web;
using ChatOps.Web.SignIn;
using ChatOps.Web.Tab;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatOps;

/// <summary>The host, put together in the order of the levels: a unit names only what stands above its line.</summary>
internal static class ChatOpsBuilder
{
    public static void AddChatOps(this WebApplicationBuilder builder, ChatOpsSettings settings, ServeOptions options)
    {
        builder.Services.AddSingleton(options);
        var ticks = options.IsDemo ? Routes.Ticks.Except(Demo.Demo.LeavesOut) : Routes.Ticks;
        builder.Services.AddUnits(settings, options.Speed, [.. ticks]);
        builder.AddOperations(settings);
        if (options.IsDemo)
            builder.Services.AddDemo(settings, options);
    }

    /// <summary>All but what serves the operator. All singletons: none holds state of a request.</summary>
    public static IServiceCollection AddUnits(
        this IServiceCollection services, ChatOpsSettings settings, int speed = 1, IReadOnlyList<Type>? ticks = null) => services
        .AddStorage()
        .AddCredentials()
        .AddSettings(settings)
        .AddClock(settings.Database, speed)
        .AddPeople()
        .AddPrivacy()
        .AddChannels()
        .AddWeb(settings)
        .AddTeams()
        .AddSlack()
        .AddPrograms()
        .AddAccounts()
        .AddPartnerships()
        .AddCounting()
        .AddJoining()
        .AddMeetings(settings.Graph)
        .AddGoals()
        .AddRounds()
        .AddPairing()
        .AddCheckIns()
        .AddModerating()
        .AddRoutes(ticks ?? Routes.Ticks);

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
        app.MapLayout();
        app.MapSignIn();
        app.MapTab();
        app.MapParticipationPages();
        app.MapConsole();
        app.MapTeams();
        app.MapSlack();
        app.MapGraph();
        app.MapFeeds();
        if (app.Services.GetRequiredService<ServeOptions>().IsDemo)
            DemoDesk.Map(app);
    }

    /// <summary>Every use case and card of <see cref="Routes"/>, and of its ticks those that this host does.</summary>
    private static IServiceCollection AddRoutes(this IServiceCollection services, IReadOnlyList<Type> ticks)
    {
        foreach (var type in Routes.UseCases.Values.Concat(Routes.Cards.Values).Distinct())
            services.AddSingleton(type);
        foreach (var type in ticks)
        {
            services.TryAddSingleton(type);
            services.AddSingleton(s => (ITick)s.GetRequiredService(type));
        }

        return services.AddSingleton(s => new RouteTable(
            Routes.UseCases.ToFrozenDictionary(r => r.Key, r => (IUseCase)s.GetRequiredService(r.Value)),
            Routes.Cards.ToFrozenDictionary(r => r.Key, r => (ICardBuilder)s.GetRequiredService(r.Value)),
            Routes.Forms));
    }
}
