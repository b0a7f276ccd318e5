using System.Text.Json.Nodes;
using ChatOps.Channels.Dispatching;
using ChatOps.Channels.Teams.Connector;
using ChatOps.Channels.Teams.Tokens;
using ChatOps.Settings;
using ChatOps.Web;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace ChatOps.Channels.Teams.Turns;

/// <summary>
/// From a request whose body is here to the bot's answer: token, media type, shape, then whether the token vouches for this activity,
/// before anything is stored. The answer of an invoke is the response itself.
/// </summary>
internal sealed partial class TeamsTurns(
    TeamsAuthentication authentication, TeamsAdapter adapter, Dispatch dispatch, PressedCard pressed, ILogger<TeamsTurns> log)
{
    /// <summary>Not by the container's own looking: what it looks at it loads, and a host without Teams loads nothing of the SDK.</summary>
    public static TeamsTurns Of(IServiceProvider services)
    {
        var authentication = new TeamsAuthentication(
            services.GetRequiredService<TeamsTokens>(),
            services.GetRequiredService<TrustedHosts>(),
            services.GetRequiredService<TeamsSettings>(),
            services.GetRequiredService<TeamsApi>().Connectors,
            services.GetRequiredService<Refusals>(),
            services.GetRequiredService<ILogger<TeamsAuthentication>>());
        return new TeamsTurns(
            authentication,
            new TeamsAdapter(authentication),
            services.GetRequiredService<Dispatch>(),
            services.GetRequiredService<PressedCard>(),
            services.GetRequiredService<ILogger<TeamsTurns>>());
    }

    /// <summary>0 when the request is answered, else the status to refuse it with.</summary>
    public async Task<int> Take(HttpContext context, RawBody body, bool isAnonymous, Ct ct)
    {
        TeamsToken? token = null;
        if (!isAnonymous)
        {
            (token, var fault) = await authentication.Validate(context.Request.Headers.Authorization, ct);
            if (token is null)
                return fault is TokenFault.NoKeys ? 503 : 401;
        }

        body.Believe();
        if (!TeamsRequest.IsJson(context.Request.ContentType))
            return 415;
        if (ActivityJson.Read(body.Span) is not { ServiceUrl.Length: > 0 } activity)
            return 400;
        if (authentication.Believe(token, activity) is not { } believed)
            return 401;

        var reading = TeamsInbound.Read(activity);
        // The SDK would make the sender's language the culture of everything that the turn does.
        activity.Locale = null;
        var answer = new InvokeResponse();
        var invoked = await adapter.Turn(believed, activity, Bot, ct);
        return await Written(context.Response, invoked ?? answer, ct);

        async Task Bot(ITurnContext turn, Ct stop)
        {
            answer = await Answer(context.Response, activity, reading, stop);
            if (activity.IsInvoke())
                turn.TurnState.Add(BotAdapter.InvokeResponseKey, new Activity { Value = answer });
        }
    }

    private static Task<int> Written(HttpResponse response, InvokeResponse answer, Ct ct) =>
        answer.Status == 200 ? TeamsResponse.Write(response, (JsonObject?)answer.Body, ct) : Task.FromResult(answer.Status);

    private async Task<InvokeResponse> Answer(HttpResponse response, Activity activity, Reading reading, Ct ct) => reading switch
    {
        Reading.Gesture gesture => await Answer(response, activity, gesture, ct),
        Reading.UnknownInvoke => Refused(501),
        Reading.NotOurShape when activity.Name == "adaptiveCard/action" => Ok(TeamsAnswers.Error(400)),
        Reading.NotOurShape => Refused(400),
        _ => Ok(),
    };

    private async Task<InvokeResponse> Answer(HttpResponse response, Activity activity, Reading.Gesture gesture, Ct ct)
    {
        switch (await AnswerTo(gesture, ct))
        {
            case null:
                return Ok(TeamsAnswers.Error(500));
            case ChatOps.Channels.Answer.Away away:
                // The client shows that it did not work, and keeps what was typed; why, stands in the chat.
                response.OnCompleted(() => pressed.Tell(activity, away.Text));
                return Refused(503);
            case var answer when gesture.Kind is ReadingKind.Card:
                return Ok(TeamsAnswers.ToCard(answer));
            case var answer when gesture.Kind is ReadingKind.Dialog:
                return Ok(TeamsAnswers.ToDialog(answer));
            case var answer when gesture.Kind is ReadingKind.Submit:
                response.OnCompleted(() => pressed.Change(activity, answer));
                return Ok();
            default:
                return Ok();
        }
    }

    /// <summary>
    /// Null when an action on a card broke: the vendor wants 200 then, with the failure in the body, and the client shows it beside the
    /// card.
    /// </summary>
    private async Task<Answer?> AnswerTo(Reading.Gesture gesture, Ct ct)
    {
        try
        {
            return await dispatch(gesture.Inbound, ct);
        }
        catch (Exception fault)
            when (gesture.Kind is ReadingKind.Card && (fault is not OperationCanceledException || !ct.IsCancellationRequested))
        {
            Log.AnActionFailed(log, fault);
            return null;
        }
    }

    private static InvokeResponse Ok(JsonObject? body = null) => new() { Status = 200, Body = body };

    private static InvokeResponse Refused(int status) => new() { Status = status };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Teams: an action failed")]
        public static partial void AnActionFailed(ILogger log, Exception fault);
    }
}
