namespace ChatOps.Channels.Teams;

/// <summary>The Teams adapter's route.</summary>
internal static class TeamsEndpoints
{
    /// <summary>POST /api/messages. Exists without settings too, and then answers 401.</summary>
    public static void MapTeams(this IEndpointRouteBuilder endpoints)
    {
        TeamsEndpoint? teamsEndpoint = null;
        endpoints
            .Map("/api/messages", context =>
                (teamsEndpoint ??= context.RequestServices.GetRequiredService<TeamsEndpoint>()).Receive(context))
            .ShortCircuit();
    }
}
