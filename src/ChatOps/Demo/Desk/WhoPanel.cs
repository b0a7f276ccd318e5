using ChatOps.Channels.Queueing;
using ChatOps.Web.Drawing;

namespace ChatOps.Demo.Desk;

/// <summary>Who the visitor is now, and the way to the partner.</summary>
internal static class WhoPanel
{
    public static string Write(DemoRoster.Line who, Instant now) =>
        $"""
        <h1><bdi>{Html.Encode(who.Person.DisplayName)}</bdi></h1>
        {Html.Each(who.Partners, p => Switch(p.Key, p.Name))}<dl>
        {Facts(who, now)}</dl>
        <p class="subtle">{Html.Encode(Hours(who, now))}</p>
        """;

    private static string Switch(string key, string name) =>
        $"<p><a class=\"button primary\" href=\"/demo/{key}#say\">Switch to {Html.Encode(name)}</a></p>\n";

    private static string Facts(DemoRoster.Line who, Instant now) =>
        Fact("Role", Role(who))
        + Fact("Works in", who.Sample.Channel.ToString())
        + Fact("Language", PeoplePage.LanguageOf(who.Person.Locale))
        + Fact("Partner", Partners(who))
        + Fact("Local time", $"{DeskPage.At(now, who.Person.TimeZone)} ({PeoplePage.Place(who.Person.Zone)})");

    private static string Role(DemoRoster.Line who) => who.Sample switch
    {
        { IsMember: true } => $"Member, {who.Person.Department}",
        { IsNewcomer: true } => "Not in the program yet",
        _ => "Moderator",
    };

    private static string Fact(string label, string value) => $"<div><dt>{label}</dt><dd>{Html.Encode(value)}</dd></div>\n";

    private static string Partners(DemoRoster.Line who) =>
        who.Partners.Count == 0 ? "nobody now" : string.Join(" and ", who.Partners.Select(p => p.Name));

    private static string Hours(DemoRoster.Line who, Instant now)
    {
        var first = who.Person.FirstName;
        if (who.Person.AllowsOutsideHours)
            return $"{first} lets messages in at any hour.";
        var hours = QuietHours.Of(who.Person);
        return hours.IsOpen(now)
            ? $"{first} is at work. Outside working hours only answers would arrive."
            : $"{first} is off now: only answers arrive. The rest waits until {DeskPage.At(hours.NextOpening(now), who.Person.TimeZone)}.";
    }
}
