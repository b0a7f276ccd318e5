using ChatOps.Channels.Teams.Tokens;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace ChatOps.Channels.Teams.Turns;

/// <summary>
/// The SDK's adapter, entered where the token is judged and the body is read. Its own way in from an HTTP request reads the body before it
/// looks at the token, and takes what looks like a date for one.
/// </summary>
internal sealed class TeamsAdapter(TeamsAuthentication authentication) : CloudAdapter(authentication)
{
    public Task<InvokeResponse> Turn(AuthenticateRequestResult believed, Activity activity, BotCallbackHandler bot, Ct ct) =>
        ProcessActivityAsync(believed, activity, bot, ct);
}
