using ChatOps.Cards;
using ChatOps.Privacy;
using ChatOps.Web.Drawing;

namespace ChatOps.Demo.Desk;

/// <summary>One message of a chat, with the ways to see it as the vendors would.</summary>
internal static class ChatMessage
{
    public static string Write(DemoMessage message, DemoRoster.Line who) => message.Typed is { } typed
        ? $"<li id=\"m{message.Id}\" class=\"said\" data-revision=\"{message.Revision}\">\n{Meta(who.Person.FirstName, message, who)}<p class=\"bubble\">{Html.Line(Plain(typed))}</p>\n</li>\n"
        : $"<li id=\"m{message.Id}\" data-revision=\"{message.Revision}\">\n{Meta("ChatOps", message, who)}{Shown(message, who)}{Wire(message, who)}</li>\n";

    private static Line Plain(Words typed) => typed;

    private static string Meta(string from, DemoMessage message, DemoRoster.Line who) =>
        $"<p class=\"meta\">{Html.Encode(from)} · {Html.Encode(DeskPage.At(message.PostedAt, who.Person.TimeZone))}{(message.ChangedAt is { } changed ? $" · updated {Html.Encode(DeskPage.At(changed, who.Person.TimeZone))}" : "")}</p>\n";

    private static string Shown(DemoMessage message, DemoRoster.Line who)
    {
        var url = $"/demo/{who.Sample.Key}?message={message.Id}";
        return HtmlCards.Render(OnDesk(message.Shown!, message.Opened is not null), new HtmlForm(url) { Prefix = $"m{message.Id}" })
            + Html.When(message.Opened is not null, $"<form method=\"post\" action=\"{url}\"><button type=\"submit\" class=\"back\" name=\"close\" value=\"1\">{(message.Shown!.Form is null ? "Back" : "Back without sending")}</button></form>\n");
    }

    /// <summary>An opened form has its title, as a dialog would. What opens a vendor's chat is left out: nobody is there.</summary>
    private static Card OnDesk(Card card, bool isOpened) => card with
    {
        Heading = card.Heading ?? (isOpened && card.Form is { } form ? (Line)form.Title : null),
        Buttons = [.. card.Buttons.Where(b => b.Url is null)],
    };

    private static string Wire(DemoMessage message, DemoRoster.Line who)
    {
        var at = $"/demo/{who.Sample.Key}/messages/{message.Id}";
        var about = $"<span class=\"out\">, message {message.Id}</span>";
        return $"<p class=\"wire\">As <a href=\"{at}/adaptive-card\">Adaptive Card{about}</a> · as <a href=\"{at}/block-kit\">Block Kit{about}</a></p>\n";
    }
}
