using ChatOps.Channels.Dispatching;
using ChatOps.Channels.Slack.Answers;
using ChatOps.Channels.Slack.Install;
using ChatOps.Channels.Slack.Reading;
using ChatOps.People;
using ChatOps.Storage.Outages;

namespace ChatOps.Channels.Slack;

/// <summary>
/// <c>POST /slack/events</c>: 200 after the event's effect is committed. Whatever is genuine and JSON is answered 200, also a foreign
/// workspace or an unknown kind: too many failures make Slack switch the app's events off.
/// </summary>
internal sealed partial class SlackEvents(
    SlackEndpoint slackEndpoint, SlackTokens tokens, SlackNames names, Dispatch dispatch, SlackAnswers answers, ILogger<SlackEvents> log)
{
    /// <summary>Which repetition of an event this is; not there the first time.</summary>
    /// <remarks>https://docs.slack.dev/apis/events-api#retries</remarks>
    private const string Repetition = "X-Slack-Retry-Num";

    public async Task Take(HttpContext context)
    {
        using var body = await slackEndpoint.Open(context, "application/json");
        if (body is null)
            return;
        var envelope = SlackReading.Read(body.Span, SlackJson.Default.SlackEnvelope);
        if (envelope is null)
            await SlackEndpoint.Refuse(context, StatusCodes.Status400BadRequest, "The body is not a JSON object.");
        else if (envelope is { Type: "url_verification", Challenge: { } challenge })
            await Results.Text(challenge).ExecuteAsync(context);
        else
            await Follow(envelope, context);
    }

    private async Task Follow(SlackEnvelope envelope, HttpContext context)
    {
        var ct = context.RequestAborted;
        var tenant = envelope is { Type: "event_callback", Event: { Type: "message" or "app_home_opened" } }
            ? await tokens.Place(SlackOrigin.Of(envelope), ct)
            : null;
        var placed = tenant is null ? envelope : await WithAuthor(envelope with { TeamId = tenant }, ct);
        if (placed is null)
        {
            await SlackEndpoint.Refuse(context, StatusCodes.Status503ServiceUnavailable, null);
            return;
        }

        switch (SlackHappening.Of(placed, await names.In(placed, ct)))
        {
            case SlackHappening.Visited visited when tenant is not null && !await IsOurselves(visited.Inbound.Account, ct):
                if (await dispatch(visited.Inbound, ct) is Answer.Away away)
                    await Refuse(context, visited.Inbound, away.Text);
                break;
            case SlackHappening.Uninstalled gone:
                await tokens.Drop(gone, ct);
                break;
            default:
                Log.EventIsNotForUs(log);
                break;
        }
    }

    /// <summary>Null: the database is away, and Slack sends the event again.</summary>
    private async Task<SlackEnvelope?> WithAuthor(SlackEnvelope envelope, Ct ct)
    {
        try
        {
            return await names.WithAuthor(envelope, ct);
        }
        catch (DatabaseAway)
        {
            return null;
        }
    }

    /// <summary>Who wrote is told once; Slack sends the event again by itself for some minutes.</summary>
    private Task Refuse(HttpContext context, Inbound inbound, string reason) =>
        inbound is not { Text: not null, Action: "" } || context.Request.Headers.ContainsKey(Repetition)
            ? SlackEndpoint.Refuse(context, StatusCodes.Status503ServiceUnavailable, null).AsTask()
            : answers.Refuse(context, new SlackGesture(inbound, SlackSurface.Shortcut), reason);

    private ValueTask<bool> IsOurselves(AccountKey account, Ct ct) => tokens.IsBot(account.Tenant, account.UserId, ct);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "An event of Slack was not for us")]
        public static partial void EventIsNotForUs(ILogger logger);
    }
}
