using ChatOps.People;

namespace ChatOps.Channels.Teams.Connector;

/// <summary>What a failed call means for the message. Pure.</summary>
/// <remarks>
/// https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
/// </remarks>
internal static class TeamsOutcomes
{
    /// <param name="fault">How the call ended.</param>
    /// <param name="isNew">The call sends a new message: it must not be repeated when it may have arrived.</param>
    public static Delivery Of(TeamsException fault, bool isNew) => fault.Status switch
    {
        0 when fault.Code is "UntrustedServiceHost" => new Delivery.Refused(fault.Code),
        0 when isNew && fault.MayHaveArrived => new Delivery.Unknown(fault.Code),
        429 => new Delivery.Throttled(fault.RetryAfter, fault.Code),
        403 => Forbidden(fault),
        404 => new Delivery.Gone(fault.Code),
        // The docs ask not to repeat a 500 by oneself; a change in place may be repeated freely.
        500 when isNew => new Delivery.Refused(fault.Code),
        0 or 401 or 408 or 412 or >= 500 => new Delivery.TryAgain(fault.Code, fault.RetryAfter),
        _ => new Delivery.Refused(fault.Code),
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

    private static Delivery Forbidden(TeamsException fault) => fault.Code switch
    {
        "BotNotInConversationRoster" or "ForbiddenOperationException" => new Delivery.Unreachable(AccountState.NotInstalled, fault.Code),
        "ConversationBlockedByUser" or "MessageWritesBlocked" => new Delivery.Unreachable(AccountState.Blocked, fault.Code),
        "BotDisabledByAdmin" => new Delivery.Unreachable(AccountState.Revoked, fault.Code),
        _ => new Delivery.Refused(fault.Code),
    };
}
