using ChatOps.Accounts.Changes;
using ChatOps.Clock;
using ChatOps.Credentials;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Graph.Booking;
using ChatOps.Meetings.Graph.Watching;
using ChatOps.Meetings.Graph.Wire;
using ChatOps.Settings;
using ChatOps.Web;

namespace ChatOps.Meetings.Graph;

/// <summary>Outlook's side: the calendar, and how we hear of changes. The addresses exist without settings, too, and then answer 401.</summary>
internal static class GraphWiring
{
    public static IServiceCollection AddGraph(this IServiceCollection services, ChatOpsSettings settings)
    {
        Arrivals.AddTo(services).AddSingleton(settings.Graph).AddSingleton(settings.Web);
        services.AddSingleton<WatchStore>().AddSingleton<GraphSignal>().AddSingleton<GraphNotifications>();
        if (!settings.Graph.IsConnected)
            return services;
        // Tokens go by the real clock, whatever clock the product runs on.
        services.AddSingleton(s => new GraphConnection(
            settings.Graph, new ClientCredentials(IdentityOf(settings.Graph), SystemClock.Instance), new MailboxGates(SystemClock.Instance), SystemClock.Instance));
        services.AddSingleton<IDirectory, GraphDirectory>();
        services.AddSingleton<GraphFreeBusy>().AddSingleton<GraphSeriesReading>().AddSingleton<IMeetingCalendar, GraphCalendar>();
        services.AddSingleton<Subscriptions>().AddSingleton<CalendarDelta>().AddSingleton<WatchMailbox>();
        return services.AddSingleton<ITick, KeepWatch>().AddHostedService<Watcher>();
    }

    public static void MapGraph(this IEndpointRouteBuilder routes)
    {
        routes.Map(GraphNotifications.Notifications, context => context.RequestServices.GetRequiredService<GraphNotifications>().TakeNotification(context));
        routes.Map(GraphNotifications.Lifecycle, context => context.RequestServices.GetRequiredService<GraphNotifications>().TakeLifecycle(context));
    }

    /// <summary>The application that looks into calendars: its tenant, its id, its one credential.</summary>
    public static ClientIdentity IdentityOf(GraphSettings graph) => new(
        graph.LoginUrl,
        graph.TenantId,
        graph.ClientId ?? "",
        graph.Scope,
        graph.ClientId is null ? null : Credential.Of(
            graph.ClientSecret, graph.CertificatePath, graph.CertificatePassword, graph.FederatedTokenFile, graph.FederatedIdentityClientId, graph.ManagedIdentityClientId));
}
