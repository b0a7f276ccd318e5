using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatOps.Channels.Slack.Api;

/// <summary>
/// The methods of Slack's Web API that we call, one expression each. The scopes they need stand in <see cref="SlackScopes"/>.
/// </summary>
/// <remarks>https://docs.slack.dev/reference/methods</remarks>
internal sealed class SlackApi(SlackHttp http)
{
    public Task<SlackAuthTested> AuthTest(string token, Ct ct) =>
        http.Post("auth.test", token, [], SlackApiJson.Default.SlackAuthTested, ct);

    public Task<SlackPosted> PostMessage(string token, JsonObject message, Ct ct) =>
        http.Post("chat.postMessage", token, message, SlackApiJson.Default.SlackPosted, ct);

    public Task<SlackPosted> UpdateMessage(string token, JsonObject message, Ct ct) =>
        http.Post("chat.update", token, message, SlackApiJson.Default.SlackPosted, ct);

    public Task<SlackPosted> DeleteMessage(string token, string channel, string ts, Ct ct) =>
        http.Post("chat.delete", token, new JsonObject { ["channel"] = channel, ["ts"] = ts }, SlackApiJson.Default.SlackPosted, ct);

    public Task<SlackResult> PostEphemeral(string token, string channel, string user, string text, Ct ct) =>
        http.Post(
            "chat.postEphemeral",
            token,
            new JsonObject
            {
                ["channel"] = channel,
                ["user"] = user,
                ["text"] = text,
            },
            SlackApiJson.Default.SlackResult,
            ct);

    public Task<SlackOpened> OpenConversation(string token, string user, Ct ct) =>
        http.Post("conversations.open", token, new JsonObject { ["users"] = user }, SlackApiJson.Default.SlackOpened, ct);

    /// <param name="token">The workspace's token.</param>
    /// <param name="channel">The chat.</param>
    /// <param name="oldest">Unix seconds with six decimals, as <c>ts</c> is written.</param>
    /// <param name="cursor">Where the last page ended; null for the first.</param>
    /// <param name="ct">Ends the call.</param>
    public Task<SlackHistory> History(string token, string channel, string oldest, string? cursor, Ct ct) =>
        http.PostForm(
            "conversations.history",
            Bearer(token),
            [
                new("channel", channel),
                new("oldest", oldest),
                new("inclusive", "true"),
                new("include_all_metadata", "true"),
                new("limit", "200"),
                new("cursor", cursor ?? ""),
            ],
            SlackApiJson.Default.SlackHistory,
            ct);

    public Task<SlackUserFound> FindUser(string token, string user, Ct ct) =>
        http.PostForm(
            "users.info", Bearer(token), [new("user", user), new("include_locale", "true")], SlackApiJson.Default.SlackUserFound, ct);

    public Task<SlackUserFound> FindUserByEmail(string token, string email, Ct ct) =>
        http.PostForm("users.lookupByEmail", Bearer(token), [new("email", email)], SlackApiJson.Default.SlackUserFound, ct);

    public Task<SlackResult> OpenView(string token, string trigger, JsonObject view, Ct ct) =>
        http.Post("views.open", token, new JsonObject { ["trigger_id"] = trigger, ["view"] = view }, SlackApiJson.Default.SlackResult, ct);

    public Task<SlackResult> PushView(string token, string trigger, JsonObject view, Ct ct) =>
        http.Post("views.push", token, new JsonObject { ["trigger_id"] = trigger, ["view"] = view }, SlackApiJson.Default.SlackResult, ct);

    public Task<SlackResult> UpdateView(string token, string viewId, string? hash, JsonObject view, Ct ct) =>
        http.Post(
            "views.update",
            token,
            new JsonObject
            {
                ["view_id"] = viewId,
                ["hash"] = hash,
                ["view"] = view,
            },
            SlackApiJson.Default.SlackResult,
            ct);

    public Task<SlackResult> PublishHome(string token, string user, JsonObject view, Ct ct) =>
        http.Post("views.publish", token, new JsonObject { ["user_id"] = user, ["view"] = view }, SlackApiJson.Default.SlackResult, ct);

    /// <summary>
    /// An install's tokens, for a <c>code</c> or for a <c>refresh_token</c>, each good once. The client's credentials go by HTTP Basic.
    /// </summary>
    /// <remarks>https://docs.slack.dev/authentication/using-token-rotation</remarks>
    public Task<SlackInstalled> Access(
        string clientId, string clientSecret, IEnumerable<KeyValuePair<string, string>> grant, Ct ct) =>
        http.PostForm("oauth.v2.access", Basic(clientId, clientSecret), grant, SlackApiJson.Default.SlackInstalled, ct);

    private static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);

    private static AuthenticationHeaderValue Basic(string user, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(user)}:{Uri.EscapeDataString(password)}")));
}
