using ChatOps.Channels.Teams.Connector;
using ChatOps.Storage.Outages;
using Microsoft.Bot.Schema;

namespace ChatOps.Channels.Teams;

/// <summary>
/// An <c>Action.Submit</c> has no way to answer with a card. A form that needs correcting is therefore put into the message that was
/// pressed, after the request is answered: once, best effort, never queued, because it holds what was typed.
/// </summary>
internal sealed partial class PressedCard(TeamsApi api, TimeProvider time, ILogger<PressedCard> log)
{
    private readonly Seldom _told = new(time);

    public async Task Change(Activity activity, Answer answer)
    {
        if (TeamsAnswers.CardOf(answer) is not { } card || activity is not { ServiceUrl: { } service, Conversation.Id: { } conversation })
            return;
        var form = OutgoingActivity.OfCard(AdaptiveCards.Render(card), card.Notification, alerts: false);
        try
        {
            if (WireText.IsId(activity.ReplyToId))
                await api.UpdateActivity(new Uri(service), conversation, activity.ReplyToId!, form, Ct.None);
            else
                await api.SendToConversation(new Uri(service), conversation, form, Ct.None);
        }
        catch (TeamsException fault)
        {
            Log.TheCardCouldNotBeChanged(log, fault.Status);
        }
    }

    /// <summary>
    /// One sentence in somebody's own chat, when what they did could not be stored. Nowhere else: others would read it, too.
    /// </summary>
    public async Task Tell(Activity activity, string text)
    {
        if (
            activity is not { Type: "message" or "invoke", ServiceUrl: { } service, Conversation.Id: { } conversation }
            || !activity.IsPersonal())
            return;
        try
        {
            await api.SendToConversation(new Uri(service), conversation, OutgoingActivity.OfText(text), Ct.None);
        }
        catch (TeamsException fault)
        {
            if (_told.Counts() is var count and > 0)
                Log.TheReasonWasNotTold(log, fault.Status, count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Teams: a form to correct could not be shown in place (status {Status})")]
        public static partial void TheCardCouldNotBeChanged(ILogger log, int status);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Teams: somebody was not told why nothing was stored (status {Status}); {Count} times since this was last said")]
        public static partial void TheReasonWasNotTold(ILogger log, int status, int count);
    }
}
