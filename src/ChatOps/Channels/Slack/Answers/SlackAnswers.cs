using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Slack.Install;
using ChatOps.Channels.Slack.Reading;
using ChatOps.Texts;
using ChatOps.Web;

namespace ChatOps.Channels.Slack.Answers;

/// <summary>
/// Carries an answer out. Views are opened inside the request, within 2 s, because the trigger is good for 3; texts beside a message follow
/// after the response. When Slack doesn't open a view, the person is told.
/// </summary>
internal sealed partial class SlackAnswers(SlackApi api, SlackTokens tokens, SlackAsides asides, ILogger<SlackAnswers> log)
{
    /// <summary>Real time, whatever the clock: the trigger lives by Slack's.</summary>
    private static readonly TimeSpan ViewLimit = TimeSpan.FromSeconds(2);

    public async Task Give(HttpContext context, SlackGesture gesture, Answer answer)
    {
        if (answer is Answer.Away away)
        {
            await Refuse(context, gesture, away.Text);
            return;
        }
        switch (SlackMove.For(gesture, answer))
        {
            case SlackMove.Respond respond:
                await Write(context, respond.Body);
                break;
            case SlackMove.Follow follow:
                context.Response.OnCompleted(() => asides.Send(gesture, follow.Message));
                break;
            case SlackMove.Acknowledge:
                break;
            case var view when !await Show(gesture, view, context.RequestAborted):
                await Apologize(context, gesture, LocaleOf(answer));
                break;
        }
    }

    /// <summary>
    /// 503, so that Slack sends an event again and shows at a button, command or modal (which keeps what was typed) that it did not work;
    /// and the reason beside it, by a way that needs no database.
    /// </summary>
    public async Task Refuse(HttpContext context, SlackGesture gesture, string reason)
    {
        context.Response.OnCompleted(() => asides.Send(gesture, SlackMove.Ephemeral(reason)));
        await Problem.Write(context.Response, StatusCodes.Status503ServiceUnavailable, context.RequestAborted);
    }

    /// <summary>
    /// Nobody knows whose it is: said in the response, and at the address that came with it, for there is no token to say it with.
    /// </summary>
    public async Task Misplaced(HttpContext context, SlackGesture? gesture, SlackSurface surface)
    {
        var text = TextCatalog.For("en")["slack.misplaced"];
        if (gesture is { ResponseUrl: not null } && surface != SlackSurface.Command)
            context.Response.OnCompleted(() => asides.Send(gesture, SlackMove.Ephemeral(text)));
        await Write(context, SlackMove.Misplaced(surface, gesture?.Blocks ?? [], text));
    }

    /// <summary>False when Slack refused the view.</summary>
    private async Task<bool> Show(SlackGesture gesture, SlackMove move, Ct ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(ViewLimit);
        try
        {
            if (await tokens.Find(gesture.Team, limit.Token) is not { } token)
                return false;
            await Show(token, gesture, move, limit.Token);
            return true;
        }
        // The view has moved on or is closed already: what the person sees is newer than this answer.
        catch (SlackException e) when (move is SlackMove.Update && e.Code is "hash_conflict" or "not_found")
        {
            return true;
        }
        catch (SlackException e)
        {
            Log.ViewWasRefused(log, gesture.Surface, e.MayHaveHappened);
            return false;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Log.ViewTookTooLong(log, gesture.Surface);
            return false;
        }
    }

    private Task<SlackResult> Show(string token, SlackGesture gesture, SlackMove move, Ct ct) => move switch
    {
        SlackMove.Update update => api.UpdateView(token, gesture.ViewId ?? "", gesture.ViewHash, update.View, ct),
        SlackMove.Push push => api.PushView(token, gesture.Trigger ?? "", push.View, ct),
        SlackMove.Open open => api.OpenView(token, gesture.Trigger ?? "", open.View, ct),
        _ => throw new NotSupportedException($"{move.GetType().Name} is no view."),
    };

    private async Task Apologize(HttpContext context, SlackGesture gesture, string locale)
    {
        var text = new JsonObject
        {
            ["response_type"] = "ephemeral",
            ["replace_original"] = false,
            ["text"] = TextCatalog.For(locale)["slack.not-opened"],
        };
        if (gesture.Surface == SlackSurface.Command)
            await Write(context, text);
        else
            context.Response.OnCompleted(() => asides.Send(gesture, text));
    }

    private static string LocaleOf(Answer answer) => answer switch
    {
        Answer.Show show => show.Card.Locale,
        Answer.Aside aside => aside.Card.Locale,
        Answer.Ask ask => ask.Card.Locale,
        Answer.Correct correct => correct.Card.Locale,
        _ => "en",
    };

    private static Task Write(HttpContext context, JsonObject body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body.ToJsonString(CardJson.Options), context.RequestAborted);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack refused a view asked for from {Surface}; it may have opened: {MayHave}")]
        public static partial void ViewWasRefused(ILogger logger, SlackSurface surface, bool mayHave);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A view asked for from {Surface} took Slack more than 2 s")]
        public static partial void ViewTookTooLong(ILogger logger, SlackSurface surface);
    }
}
