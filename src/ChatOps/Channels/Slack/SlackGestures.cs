using System.Buffers;
using ChatOps.Channels.Dispatching;
using ChatOps.Channels.Slack.Answers;
using ChatOps.Channels.Slack.Install;
using ChatOps.Channels.Slack.Reading;

namespace ChatOps.Channels.Slack;

/// <summary>
/// <c>POST /slack/interactions</c> and <c>/slack/commands</c>: what somebody did, dispatched, and answered in the response.
/// </summary>
internal sealed partial class SlackGestures(
    SlackEndpoint slackEndpoint, SlackTokens tokens, SlackNames names, Dispatch dispatch, SlackAnswers answers, ILogger<SlackGestures> log)
{
    private const string Form = "application/x-www-form-urlencoded";

    public async Task TakeInteraction(HttpContext context)
    {
        using var body = await slackEndpoint.Open(context, Form);
        if (body is null)
            return;
        if (!SlackForm.TryFind(body.Span, "payload"u8, out var encoded))
        {
            if (!SlackForm.TryFind(body.Span, "ssl_check"u8, out _))
                await SlackEndpoint.Refuse(context, StatusCodes.Status400BadRequest, "The form has no payload.");
            return;
        }

        var payload = Read(encoded);
        if (payload is null)
            await SlackEndpoint.Refuse(context, StatusCodes.Status400BadRequest, "The payload is not a JSON object.");
        else if (payload.Type is null)
            // Slack then says that it did not work, and keeps what was typed; an empty answer would close the form.
            await SlackEndpoint.Refuse(context, StatusCodes.Status400BadRequest, "The payload has a shape that is not known here.");
        else
            await Take(context, payload);
    }

    private async Task Take(HttpContext context, SlackInteraction payload)
    {
        var ct = context.RequestAborted;
        switch (payload.Type)
        {
            case "view_closed":
                break;
            // No choice of ours is looked up while somebody types.
            case "block_suggestion":
                await Results.Json(new { options = Array.Empty<string>() }).ExecuteAsync(context);
                break;
            default:
                var tenant = await tokens.Place(SlackOrigin.Of(payload), ct);
                var placed = tenant is null ? payload : payload with { Team = new SlackTeam { Id = tenant } };
                await Take(context, SlackInbound.Of(placed, slackEndpoint.Secret), tenant is not null, SurfaceWithoutPerson(payload));
                break;
        }
    }

    private static SlackSurface? SurfaceWithoutPerson(SlackInteraction payload) => payload.Type switch
    {
        "view_submission" => SlackSurface.Submission,
        "shortcut" or "message_action" => SlackSurface.Shortcut,
        _ => null,
    };

    public async Task TakeCommand(HttpContext context)
    {
        using var body = await slackEndpoint.Open(context, Form);
        if (body is null || SlackForm.TryFind(body.Span, "ssl_check"u8, out _))
            return;
        var command = SlackCommand.Read(body.Span);
        if (command.Team.Length == 0 || command.User.Length == 0)
        {
            await SlackEndpoint.Refuse(context, StatusCodes.Status400BadRequest, "The form names no team or no user.");
            return;
        }

        var tenant = await tokens.Place(SlackOrigin.Of(command), context.RequestAborted);
        var placed = command with { Team = tenant ?? command.Team };
        await Take(context, SlackInbound.Of(placed, await names.In(placed, context.RequestAborted)), tenant is not null, null);
    }

    /// <param name="context">The request.</param>
    /// <param name="gesture">What was done; null: nothing that anybody waits for, or nobody did it.</param>
    /// <param name="isOurs">The app is there where it was done.</param>
    /// <param name="waiting">Where somebody waits for an answer all the same.</param>
    private async Task Take(HttpContext context, SlackGesture? gesture, bool isOurs, SlackSurface? waiting)
    {
        if (gesture is null || !isOurs)
        {
            Log.GestureIsNotForUs(log);
            if ((gesture?.Surface ?? waiting) is { } surface)
                await answers.Misplaced(context, gesture, surface);
            return;
        }

        var answer = await dispatch(gesture.Inbound, context.RequestAborted);
        await answers.Give(context, gesture, answer);
    }

    private static SlackInteraction? Read(ReadOnlySpan<byte> encoded)
    {
        var json = ArrayPool<byte>.Shared.Rent(encoded.Length);
        try
        {
            return SlackReading.Read(json.AsSpan(0, SlackForm.Decode(encoded, json)), SlackJson.Default.SlackInteraction);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json, clearArray: true);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "A gesture in Slack was not for us")]
        public static partial void GestureIsNotForUs(ILogger logger);
    }
}
