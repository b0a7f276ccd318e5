using ChatOps.Cards;
using ChatOps.Privacy;
using ChatOps.Web.Drawing;

namespace ChatOps.Demo.Desk;

/// <summary>One message of a chat, with the ways to see it as the vendors would.</summary>
internal static class ChatMessage
{
    public static string Write(DemoMessage message, DemoRoster.Line who) => message.Typed is { } typed
        ? $"""
            <li id="m{message.Id}" class="said" data-revision="{message.Revision}">
            {Meta(who.Person.FirstName, message, who)}<p class="bubble">{Html.Line(Plain(typed))}</p>
            </li>

            """
        : $"""
            <li id="m{message.Id}" data-revision="{message.Revision}">
            {Meta("ChatOps", message, who)}{Shown(message, who)}{Wire(message, who)}</li>

            """;

    private static Line Plain(Words typed) => typed;

    private static string Meta(string from, DemoMessage message, DemoRoster.Line who)
    {
        var posted = DeskPage.At(message.PostedAt, who.Person.TimeZone);
        var updated = message.ChangedAt is { } changed ? $" · updated {DeskPage.At(changed, who.Person.TimeZone)}" : "";
        return $"<p class=\"meta\">{Html.Encode($"{from} · {posted}{updated}")}</p>\n";
    }

    private static string Shown(DemoMessage message, DemoRoster.Line who)
    {
        var url = $"/demo/{who.Sample.Key}?message={message.Id}";
        var isOpened = message.Opened is not null;
        return HtmlCards.Render(OnDesk(message.Shown!, isOpened), new HtmlForm(url) { Prefix = $"m{message.Id}" })
            + Html.When(isOpened, Back(url, message.Shown!.Form is null ? "Back" : "Back without sending"));
    }

    private static string Back(string url, string label) =>
        $"""
        <form method="post" action="{url}"><button type="submit" class="back" name="close" value="1">{label}</button></form>

        """;

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
        return $"""
            <p class="wire">As <a href="{at}/adaptive-card">Adaptive Card{about}</a> · as <a href="{at}/block-kit">Block Kit{about}</a></p>

            """;
    }
}
