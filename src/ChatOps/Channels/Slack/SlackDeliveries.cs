using ChatOps.Channels.Slack.Api;
using ChatOps.People;

namespace ChatOps.Channels.Slack;

/// <summary>What a refusal of Slack means for the outbox. Pure.</summary>
/// <remarks>https://docs.slack.dev/reference/methods/chat.postMessage#errors</remarks>
internal static class SlackDeliveries
{
    /// <summary>Of a new message: what may have arrived is not sent blindly again.</summary>
    public static Delivery OfPost(SlackException e) => e.MayHaveHappened ? new Delivery.Unknown(e.Code) : Of(e);

    /// <summary>Of a change or a removal, which may be repeated freely.</summary>
    public static Delivery OfChange(SlackException e) => e.MayHaveHappened ? new Delivery.TryAgain(e.Code) : Of(e);

    public static bool IsAboutToken(string code) =>
        code
            is "token_revoked"
                or "token_expired"
                or "invalid_auth"
                or "not_authed"
                or "account_inactive"
                or "app_uninstalled"
                or "org_login_required";

    private static Delivery Of(SlackException e) =>
        e switch
        {
            SlackRateLimited limited => new Delivery.Throttled(limited.After, e.Code),
            { Code: "service_unavailable" or "request_timeout" or "unreachable" or "team_added_to_org" } => new Delivery.TryAgain(e.Code),
            { Code: "message_not_found" or "cant_update_message" or "channel_not_found" or "is_archived" or "edit_window_closed" } =>
                new Delivery.Gone(e.Code),
            { Code: "user_not_found" or "users_not_found" or "user_disabled" or "user_not_visible" } => new Delivery.Unreachable(
                AccountState.Deactivated, e.Code),
            { Code: "cannot_dm_bot" } => new Delivery.Unreachable(AccountState.Blocked, e.Code),
            _ when IsAboutToken(e.Code) => new Delivery.Unreachable(AccountState.Revoked, e.Code),
            _ => new Delivery.Refused(e.Code),
        };
}
