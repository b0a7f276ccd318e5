using ChatOps.Channels.Teams.Connector;
using ChatOps.Channels.Teams.Tokens;
using ChatOps.Channels.Web;

namespace ChatOps.Channels.Teams;

/// <summary>
/// Takes what Teams posts. Checked in the order method, size, token, media type, shape; then whether the token vouches for this activity,
/// before anything is stored. The answer of an invoke is the response itself.
/// </summary>
internal sealed partial class TeamsDoor(
    TeamsTokens tokens, TrustedHosts hosts, TeamsSettings settings, IHostEnvironment environment, Arrivals arrivals, Dispatch dispatch, PressedCard pressed,
    ILogger<TeamsDoor> log)
{
    public async Task Receive(HttpContext context)
    {
        var ct = context.RequestAborted;
        try
        {
            var (refused, activity) = await Believe(context, ct);
            if (activity is not null)
                refused = await Answer(context, activity, ct);
            if (refused != 0)
                await Refuse(context.Response, refused, ct);
        }
        catch (BadHttpRequestException fault)
        {
            await Refuse(context.Response, fault.StatusCode, ct);
        }
        catch (Exception fault) when (ct.IsCancellationRequested && fault is OperationCanceledException or IOException)
        {
            Log.TheCallerLeft(log);
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            Log.AnActivityFailed(log, fault);
            await Refuse(context.Response, 500, ct);
        }
    }

    /// <summary>The activity of a request that may be believed, or the status to refuse it with.</summary>
    private async ValueTask<(int Refused, Activity? Activity)> Believe(HttpContext context, Ct ct)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
            return (405, null);
        var (read, refused) = await RawBody.Read(context, TeamsRequest.LargestBody, arrivals);
        using var body = read;
        return body is null ? (refused, null) : await Believe(context.Request, body, ct);
    }

    private async ValueTask<(int Refused, Activity? Activity)> Believe(HttpRequest request, RawBody body, Ct ct)
    {
        var isAnonymous = IsAnonymousAllowed(request);
        var token = isAnonymous ? null : await tokens.Validate(request.Headers.Authorization, ct);
        if (token is null && !isAnonymous)
            return (401, null);
        body.Believe();
        if (!TeamsRequest.IsJson(request.ContentType))
            return (415, null);
        if (Activity.Read(body.Sequence) is not { } activity)
            return (400, null);
        var fault = token is null ? TokenFit.CheckAnonymous(activity, settings, hosts) : TokenFit.Check(token, activity, settings, hosts);
        if (fault is TokenFault.None)
            return (0, activity);
        Log.TheTokenDoesNotFit(log, fault);
        return (401, null);
    }

    /// <summary>0 when the request is answered, else the status to refuse it with.</summary>
    private async Task<int> Answer(HttpContext context, Activity activity, Ct ct)
    {
        switch (TeamsInbound.Read(activity))
        {
            case Reading.Gesture gesture:
                return await Answer(context, activity, gesture, ct);
            case Reading.UnknownInvoke:
                return 501;
            case Reading.NotOurShape when activity.Name == "adaptiveCard/action":
                return await TeamsResponse.Write(context.Response, TeamsAnswers.Error(400), ct);
            case Reading.NotOurShape:
                return 400;
            default:
                return 0;
        }
    }

    private async Task<int> Answer(HttpContext context, Activity activity, Reading.Gesture gesture, Ct ct)
    {
        switch (await AnswerTo(gesture, ct))
        {
            case null:
                return await TeamsResponse.Write(context.Response, TeamsAnswers.Error(500), ct);
            case Channels.Answer.Away away:
                // The client shows that it did not work, and keeps what was typed; why, stands in the chat.
                context.Response.OnCompleted(() => pressed.Tell(activity, away.Text));
                return 503;
            case var answer when gesture.Kind is ReadingKind.Card:
                return await TeamsResponse.Write(context.Response, TeamsAnswers.ToCard(answer), ct);
            case var answer when gesture.Kind is ReadingKind.Dialog:
                return await TeamsResponse.Write(context.Response, TeamsAnswers.ToDialog(answer), ct);
            case var answer when gesture.Kind is ReadingKind.Submit:
                context.Response.OnCompleted(() => pressed.Change(activity, answer));
                return 0;
            default:
                return 0;
        }
    }

    /// <summary>Null when an action on a card broke: the vendor wants 200 then, with the failure in the body, and the client shows it beside the card.</summary>
    private async Task<Answer?> AnswerTo(Reading.Gesture gesture, Ct ct)
    {
        try
        {
            return await dispatch(gesture.Inbound, ct);
        }
        catch (Exception fault) when (gesture.Kind is ReadingKind.Card && (fault is not OperationCanceledException || !ct.IsCancellationRequested))
        {
            Log.AnActionFailed(log, fault);
            return null;
        }
    }

    private bool IsAnonymousAllowed(HttpRequest request) =>
        settings.AllowAnonymousLoopback && environment.IsDevelopment() && request.Headers.Authorization.Count == 0 && request.IsLoopback();

    private static Task Refuse(HttpResponse response, int status, Ct ct)
    {
        if (status == 405)
            response.Headers.Allow = HttpMethods.Post;
        if (status == 401)
            response.Headers.WWWAuthenticate = "Bearer";
        return Problem.Write(response, status, ct);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Teams: an activity was refused: {Fault}")]
        public static partial void TheTokenDoesNotFit(ILogger log, TokenFault fault);

        [LoggerMessage(Level = LogLevel.Error, Message = "Teams: an action failed")]
        public static partial void AnActionFailed(ILogger log, Exception fault);

        [LoggerMessage(Level = LogLevel.Error, Message = "Teams: an activity failed")]
        public static partial void AnActivityFailed(ILogger log, Exception fault);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Teams: the caller left before it was answered")]
        public static partial void TheCallerLeft(ILogger log);
    }
}
