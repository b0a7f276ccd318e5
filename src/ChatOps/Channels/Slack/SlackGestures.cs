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
            await Take(context, SlackInbound.Of(payload, slackEndpoint.Secret), payload.Enterprise?.Id);
    }

    public async Task TakeCommand(HttpContext context)
    {
        using var body = await slackEndpoint.Open(context, Form);
        if (body is null || SlackForm.TryFind(body.Span, "ssl_check"u8, out _))
            return;
        var command = SlackCommand.Read(body.Span);
        if (SlackInbound.Of(command, await names.In(command, context.RequestAborted)) is { } gesture)
            await Take(context, gesture, command.Enterprise);
        else
            await SlackEndpoint.Refuse(context, StatusCodes.Status400BadRequest, "The form names no team or no user.");
    }

    private async Task Take(HttpContext context, SlackGesture? gesture, string? enterprise)
    {
        if (gesture is null || !await tokens.Knows(gesture.Team, enterprise, context.RequestAborted))
        {
            Log.GestureIsNotForUs(log);
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
