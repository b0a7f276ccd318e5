using ChatOps.Credentials;

namespace ChatOps.Meetings;

/// <summary>Outlook's side, where Graph is connected.</summary>
internal static class GraphWiring
{
    public static IServiceCollection AddGraph(this IServiceCollection services, Settings settings)
    {
        if (!settings.Graph.IsConnected)
            return services;
        // Tokens go by the real clock, whatever clock the product runs on.
        services.AddSingleton(s => new GraphConnection(
            settings.Graph, new ClientCredentials(PlainHttp.Client(), IdentityOf(settings.Graph), SystemClock.Instance), new MailboxGates(SystemClock.Instance), SystemClock.Instance));
        return services.AddSingleton<GraphFreeBusy>().AddSingleton<GraphSeriesReading>().AddSingleton<IMeetingCalendar, GraphCalendar>();
    }

    /// <summary>The application that looks into calendars: its tenant, its id, its one credential.</summary>
    public static ClientIdentity IdentityOf(GraphSettings graph) => new(
        ClientIdentity.TokenUrlOf(graph.LoginUrl, graph.TenantId),
        graph.ClientId ?? "",
        graph.Scope,
        graph.ClientId is null ? null : Credential.Of(graph.ClientSecret, graph.CertificatePath, graph.CertificatePassword, graph.ManagedIdentityClientId));
}
