using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Slack.Install;
using ChatOps.Channels.Slack.Reading;
using ChatOps.Settings;
using ChatOps.Storage.Outages;

namespace ChatOps.Channels.Slack.Answers;

/// <summary>
/// Short texts beside what somebody did: to the gesture's response address when its host is trusted, else as an ephemeral message where
/// they are, else as a message in their own chat. Nothing depends on them, so a failure is logged and that is all.
/// </summary>
/// <remarks>https://docs.slack.dev/interactivity/handling-user-interaction#message_responses</remarks>
internal sealed partial class SlackAsides(
    SlackApi api, SlackTokens tokens, SlackSettings settings, IHttpClientFactory clients, TimeProvider time, ILogger<SlackAsides> log)
{
    /// <summary>Real time, whatever the clock: how long a connection may keep us.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly Seldom _told = new(time);

    public async Task Send(SlackGesture gesture, JsonObject message)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            if (
                TrustedAddress(gesture.ResponseUrl, settings.TrustedResponseHosts) is { } address
                && await Post(address, message, limit.Token))
                return;
            await SendByApi(gesture, message["text"]!.GetValue<string>(), limit.Token);
        }
        catch (SlackException e)
        {
            Tell(gesture, e.MayHaveHappened);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or DatabaseAway)
        {
            Tell(gesture, e is not DatabaseAway);
        }
    }

    /// <summary>
    /// The address, if it is https and its host is listed; an entry <c>host:port</c> names a port. Plain http only for a listed loopback
    /// host.
    /// </summary>
    public static Uri? TrustedAddress(string? address, IReadOnlyList<string> trusted) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && trusted.Any(t => IsAt(uri, t)) ? uri : null;

    private static bool IsAt(Uri uri, string trusted)
    {
        var host = trusted[(trusted.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 3 : 0)..].TrimEnd('/');
        return host.Equals(uri.IsDefaultPort ? uri.IdnHost : $"{uri.IdnHost}:{uri.Port}", StringComparison.OrdinalIgnoreCase)
            || (uri.IsLoopback && host.Equals(uri.IdnHost, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>While the database is away everybody's gesture has such a text.</summary>
    private void Tell(SlackGesture gesture, bool mayHaveHappened)
    {
        if (_told.Counts() is var count and > 0)
            Log.AsideWasNotSent(log, gesture.Surface, mayHaveHappened, count);
    }

    private async Task<bool> Post(Uri address, JsonObject message, Ct ct)
    {
        using var client = clients.CreateClient(SlackHttp.ClientName);
        using var body = new StringContent(message.ToJsonString(CardJson.Options), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(address, body, ct);
        return response.IsSuccessStatusCode;
    }

    private async Task SendByApi(SlackGesture gesture, string text, Ct ct)
    {
        if (await tokens.Find(gesture.Team, ct) is not { } token)
            return;
        if (gesture.Conversation is { Length: > 0 } conversation && gesture.Surface != SlackSurface.Command)
        {
            await api.PostEphemeral(token, conversation, gesture.User, text, ct);
            return;
        }

        var chat = await api.OpenConversation(token, gesture.User, ct);
        await api.PostMessage(token, new JsonObject { ["channel"] = chat.Channel?.Id, ["text"] = text }, ct);
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "A short text beside a gesture on {Surface} was not sent; it may have been: {MayHave}; {Count} times since this was "
                + "last said"
        )]
        public static partial void AsideWasNotSent(ILogger logger, SlackSurface surface, bool mayHave, int count);
    }
}
