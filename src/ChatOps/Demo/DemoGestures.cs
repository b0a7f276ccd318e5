using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Dispatching;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Texts;
using ChatOps.Web.Drawing;

namespace ChatOps.Demo;

/// <summary>
/// The desk's own small adapter: a pressed button or a typed line becomes an <see cref="Inbound"/>, and the <see cref="Answer"/> is shown
/// in the chat. As in a Teams chat, a form or another card stands in place of the card that it came from.
/// </summary>
internal sealed partial class DemoGestures(Dispatch dispatch, DemoChats chats, DemoCalm calm, IClock clock, ILogger<DemoGestures> log)
{
    private const string Command = "/partner";

    /// <summary>A button or a form of the card that this message shows.</summary>
    public async Task Press(DemoPerson person, string messageId, HtmlFields pressed, Ct ct)
    {
        var chat = chats[person.Key];
        chat.Note = null;
        if (chat.Find(messageId)?.Shown is not { } shown)
            return;
        var inbound = NewInbound(person, pressed.Action, pressed.Subject, pressed.Fields) with { IsAnsweredAtOnce = true };
        try
        {
            var answer = await dispatch(inbound, ct);
            Show(chat, messageId, answer);
            if (answer is Answer.Away away)
            {
                chat.Open(messageId, shown.WithTyped(pressed.Fields, []));
                chat.Note = away.Text;
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Log.GestureBroke(log, e);
            chat.Open(messageId, shown.WithTyped(pressed.Fields, []));
            chat.Note = TextCatalog.For(person.Locale)["error.not_saved"];
        }

        await calm.Comes(ct);
    }

    /// <summary>A line to the bot. Its answer comes as a message, as in every chat.</summary>
    public async Task Type(DemoPerson person, string text, Ct ct)
    {
        var chat = chats[person.Key];
        chat.Note = null;
        if (string.IsNullOrWhiteSpace(text))
            return;
        chat.Type(new Words(text), clock.GetCurrentInstant());
        if (await dispatch(NewInbound(person, "", "", Fields.None) with { Text = WithoutCommand(text) }, ct) is Answer.Away away)
            chat.Note = away.Text;
        await calm.Comes(ct);
    }

    /// <summary>Back from what a button opened, without sending it.</summary>
    public void Close(DemoPerson person, string messageId) => chats[person.Key].Open(messageId, null);

    private void Show(DemoChat chat, string messageId, Answer answer)
    {
        switch (answer)
        {
            case Answer.Show show when chat.Find(messageId)?.Card?.Kind == show.Card.Kind:
                chat.Update(messageId, show.Card, clock.GetCurrentInstant());
                chat.Open(messageId, null);
                break;
            case Answer.Show show:
                chat.Open(messageId, show.Card);
                break;
            case Answer.Aside aside:
                chat.Open(messageId, aside.Card);
                break;
            case Answer.Ask ask:
                chat.Open(messageId, ask.Card);
                break;
            case Answer.Correct correct:
                chat.Open(messageId, correct.Card);
                break;
            case Answer.Say say:
                chat.Open(messageId, null);
                chat.Note = say.Text;
                break;
            default:
                chat.Open(messageId, null);
                break;
        }
    }

    /// <summary>In Slack the verb follows the app's command.</summary>
    private static string WithoutCommand(string text) =>
        text.StartsWith(Command, StringComparison.OrdinalIgnoreCase) ? text[Command.Length..] : text;

    private static Inbound NewInbound(DemoPerson person, string action, string subject, Fields fields) =>
        new(person.Account, action, subject, fields, $"{person.Account.Lane}:{Ids.New()}")
        {
            Sender = new Sender(person.Name, person.Locale, person.Zone) { Conversation = person.Key },
        };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A gesture on the desk broke")]
        public static partial void GestureBroke(ILogger logger, Exception exception);
    }
}
