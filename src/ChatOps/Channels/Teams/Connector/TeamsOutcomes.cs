using ChatOps.People;

namespace ChatOps.Channels.Teams.Connector;

/// <summary>What a failed call means for the message. Pure.</summary>
internal static class TeamsOutcomes
{
    /// <param name="fault">How the call ended.</param>
    /// <param name="isNew">The call sends a new message: it must not be repeated when it may have arrived.</param>
    public static Delivery Of(TeamsException fault, bool isNew) => TeamsCodes.Of(fault.Status, fault.Code) switch
    {
        { Kind: CodeKind.Later or CodeKind.Unknown } when isNew && fault is { Status: 0, MayHaveArrived: true } =>
            new Delivery.Unknown(fault.Code),
        { Kind: CodeKind.Wait } => new Delivery.Throttled(fault.RetryAfter, fault.Code),
        { Kind: CodeKind.Gone } => new Delivery.Gone(fault.Code),
        { Kind: CodeKind.Person or CodeKind.Workspace, State: { } state } => new Delivery.Unreachable(state, fault.Code),
        { Kind: CodeKind.Ours } when isNew || fault is not { Status: 500, Code: TeamsCodes.ServiceError } =>
            new Delivery.Refused(fault.Code),
        _ => new Delivery.TryAgain(fault.Code, fault.RetryAfter),
    };

    /// <summary>Opening the chat: who is not there never had the app.</summary>
    public static Delivery OfOpening(TeamsException fault) => Of(fault, isNew: false) switch
    {
        Delivery.Gone gone => new Delivery.Unreachable(AccountState.NotInstalled, gone.Code),
        var outcome => outcome,
    };

    public static LookUp OfLookUp(TeamsException fault) => Of(fault, isNew: false) switch
    {
        Delivery.Throttled throttled => new LookUp.TryAgain(throttled.Code, throttled.After),
        Delivery.TryAgain again => new LookUp.TryAgain(again.Code, again.After),
        _ when fault.Status is 0 => new LookUp.TryAgain(fault.Code),
        Delivery.Unreachable off => new LookUp.Missing(off.Code, off.State),
        Delivery.Gone gone => new LookUp.Missing(gone.Code, AccountState.NotInstalled),
        _ => new LookUp.Missing(fault.Code),
    };

    /// <summary>A fault of the registration, not of the person: somebody has to look at it.</summary>
    public static bool IsOurFault(TeamsException fault) =>
        fault.Status is 401 or 400 or 413 || fault.Code is "UntrustedServiceHost" or "InvalidBotApiHost" or "NotEnoughPermissions";
}
