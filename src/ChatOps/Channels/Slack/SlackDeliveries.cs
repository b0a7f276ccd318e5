using ChatOps.Channels.Slack.Api;

namespace ChatOps.Channels.Slack;

/// <summary>What a refusal of Slack means for the outbox. Pure.</summary>
internal static class SlackDeliveries
{
    /// <summary>Of a new message: what may have arrived is not sent blindly again.</summary>
    public static Delivery OfPost(SlackException e) => e.MayHaveHappened ? new Delivery.Unknown(e.Code) : Of(e);

    /// <summary>Of a change or a removal, which may be repeated freely.</summary>
    public static Delivery OfChange(SlackException e) => e.MayHaveHappened ? new Delivery.TryAgain(e.Code, e.After) : Of(e);

    private static Delivery Of(SlackException e) => SlackCodes.Table[e.Code] switch
    {
        { Kind: CodeKind.Wait } => new Delivery.Throttled(e.After, e.Code, e.Method),
        { Kind: CodeKind.Gone } => new Delivery.Gone(e.Code),
        { Kind: CodeKind.Person or CodeKind.Workspace, State: { } state } => new Delivery.Unreachable(state, e.Code),
        { Kind: CodeKind.Ours } => new Delivery.Refused(e.Code),
        _ => new Delivery.TryAgain(e.Code, e.After),
    };
}
