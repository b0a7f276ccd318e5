using ChatOps.Meetings.Graph.Watching;

namespace ChatOps.Meetings.Graph;

/// <summary>The addresses at which Graph tells us of changes. They exist without settings, too, and then answer 401.</summary>
internal static class GraphEndpoints
{
    public static void MapGraph(this IEndpointRouteBuilder routes)
    {
        routes.Map(GraphNotifications.Notifications, context =>
            context.RequestServices.GetRequiredService<GraphNotifications>().TakeNotification(context));
        routes.Map(GraphNotifications.Lifecycle, context =>
            context.RequestServices.GetRequiredService<GraphNotifications>().TakeLifecycle(context));
    }
}
