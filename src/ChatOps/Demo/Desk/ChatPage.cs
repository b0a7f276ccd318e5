using ChatOps.People;
using ChatOps.Web.Drawing;

namespace ChatOps.Demo.Desk;

/// <summary>One person's chat with the bot, newest message last, beside who they are.</summary>
internal static class ChatPage
{
    private const string NoMessage = "<p class=\"subtle\" id=\"empty\">No message yet. Write something, or move the clock on.</p>\n";

    public static string Write(DemoRoster.Line who, DemoChat chat, Instant now, int speed)
    {
        var name = Html.Encode(who.Person.FirstName);
        var none = Html.When(chat.Messages.Count == 0, NoMessage);
        return DeskPage.Write($"{who.Person.DisplayName}'s chat", now, speed,
            $"""
            <div class="desk" data-person="{who.Sample.Key}" data-version="{chat.Version}">
            <aside aria-label="Who you are now">
            {WhoPanel.Write(who, now)}
            {ClockForm.Write(now, who.Person.TimeZone, who.Sample.Key)}</aside>
            <section class="chat" aria-labelledby="chat-heading">
            <h2 id="chat-heading">{name}'s chat with ChatOps <small>{who.Sample.Channel}</small></h2>
            {none}<ol id="messages">
            {Html.Each(chat.Messages, m => ChatMessage.Write(m, who))}</ol>
            <p class="note" role="status" id="note" lang="{Html.Encode(who.Person.Locale)}">{Html.Encode(chat.Note ?? "")}</p>
            <form class="say" method="post" action="/demo/{who.Sample.Key}">
            <label for="say">Write to the bot as {name}</label>
            <div>
            <input type="text" id="say" name="text" maxlength="2000" autocomplete="off" placeholder="{Placeholder(who)}">
            <button type="submit" class="primary">Send</button>
            </div>
            </form>
            <p class="subtle"><a href="/demo/{who.Sample.Key}#say">Look again</a> for what arrived meanwhile.
            With scripts on, the page does it by itself.</p>
            </section>
            </div>

            """);
    }

    private static string Placeholder(DemoRoster.Line who) => (who.Sample.IsMember || who.Sample.IsNewcomer, who.Sample.Channel) switch
    {
        (false, _) => "menu, pair, applicants, program",
        (_, Channel.Slack) => "menu, week, /partner pause",
        _ => "menu, week, partner, join",
    };
}
