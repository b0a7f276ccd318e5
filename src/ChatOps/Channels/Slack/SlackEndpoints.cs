using ChatOps.Channels.Slack.Install;

namespace ChatOps.Channels.Slack;

/// <summary>The addresses that Slack's app configuration names. They exist without settings, too, and then answer 401.</summary>
internal static class SlackEndpoints
{
    public const string Events = "/slack/events";

    public const string Interactions = "/slack/interactions";

    public const string Commands = "/slack/commands";

    public static void MapSlack(this IEndpointRouteBuilder routes)
    {
        routes.Map(Events, context => context.RequestServices.GetRequiredService<SlackEvents>().Take(context)).ShortCircuit();
        routes
            .Map(Interactions, context => context.RequestServices.GetRequiredService<SlackGestures>().TakeInteraction(context))
            .ShortCircuit();
        routes.Map(Commands, context => context.RequestServices.GetRequiredService<SlackGestures>().TakeCommand(context)).ShortCircuit();
        routes.MapGet(SlackInstallPages.Start, context => context.RequestServices.GetRequiredService<SlackInstallPages>().Begin(context));
        routes.MapGet(SlackInstallPages.Return, context => context.RequestServices.GetRequiredService<SlackInstallPages>().Finish(context));
    }
}
