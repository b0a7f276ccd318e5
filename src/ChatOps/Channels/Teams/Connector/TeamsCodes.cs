using ChatOps.People;

namespace ChatOps.Channels.Teams.Connector;

/// <summary>What the connector's codes mean, and its statuses where it gave a code that nobody knows, or none.</summary>
/// <remarks>
/// https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
/// </remarks>
internal static class TeamsCodes
{
    /// <summary>A new message that ended so is not repeated; a change in place may be.</summary>
    public const string ServiceError = "ServiceError";

    public static readonly VendorCodes Table = new VendorCodes()
        .With(CodeKind.Wait, "Throttled", "TooManyRequests")
        .With(
            CodeKind.Later,
            "PreconditionFailed",
            "BadGateway",
            "ServiceUnavailable",
            "GatewayTimeout",
            // Told to the operator as well, who puts it right while the cards wait.
            "BotNotRegistered",
            "Unauthorized")
        .With(CodeKind.Gone, "ConversationNotFound", "ActivityNotFoundInConversation")
        .With(
            new CodeMeaning(CodeKind.Person, AccountState.NotInstalled), "BotNotInConversationRoster", "ForbiddenOperationException")
        .With(new CodeMeaning(CodeKind.Person, AccountState.Blocked), "ConversationBlockedByUser", "MessageWritesBlocked")
        .With(new CodeMeaning(CodeKind.Workspace, AccountState.Revoked), "BotDisabledByAdmin")
        .With(
            CodeKind.Ours,
            "BadArgument",
            "BadSyntax",
            "MissingProperty",
            "MessageSizeTooBig",
            "InvalidBotApiHost",
            "NotEnoughPermissions",
            // The docs ask not to repeat it by oneself.
            ServiceError,
            // Ours: the address that an activity named is not Teams'.
            "UntrustedServiceHost");

    /// <param name="status">A gateway's, or one that asks for patience, says more than the code beside it.</param>
    /// <param name="code">The connector's, or the name of the fault on the way there.</param>
    public static CodeMeaning Of(int status, string code) => status switch
    {
        429 => new(CodeKind.Wait),
        412 or 502 or 503 or 504 => new(CodeKind.Later),
        _ when Table[code] is { Kind: not CodeKind.Unknown } known => known,
        0 or 401 or 408 or 500 => new(CodeKind.Later),
        404 or 410 => new(CodeKind.Gone),
        // Sent elsewhere, too large, or something that is not done there, as a removal.
        (>= 300 and < 400) or 405 or 413 or 501 => new(CodeKind.Ours),
        _ => new(CodeKind.Unknown),
    };
}
