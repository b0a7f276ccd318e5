using System.Globalization;
using ChatOps.Web.Drawing;

namespace ChatOps.Demo.Desk;

/// <summary>The first page: everybody by department, with the way to their chat.</summary>
internal static class PeoplePage
{
    public static string Write(IReadOnlyList<DemoRoster.Line> people, Instant now, int speed)
    {
        var departments = people.Where(p => p.Sample.IsMember).GroupBy(p => p.Sample.Department);
        return DeskPage.Write("People", now, speed,
            $"""
            <div class="intro">
            <h1>Try it as somebody</h1>
            <p>Choose a person and see their chat with the bot.
            Write their week, go to their partner with one click, and see what arrived there.
            Everybody here is invented. The data lies in <code>data/demo.db</code> and is made anew at each start.</p>
            {Start(people)}
            {ClockForm.Write(now, DateTimeZone.Utc, null)}</div>
            {Html.Each(departments, d => Group(d.Key, $"{d.Count()} members", d, now))}
            """
            + Group("Newcomers", "not in the program yet", people.Where(p => p.Sample.IsNewcomer), now)
            + Group("Moderator", "pairs the members", people.Where(p => p.Sample is { IsMember: false, IsNewcomer: false }), now));
    }

    private static string Start(IReadOnlyList<DemoRoster.Line> people) => people.FirstOrDefault(p => p.Partners.Count > 0) is { } first
        ? $"<p><a class=\"button primary\" href=\"/demo/{first.Sample.Key}\">Start as {Html.Encode(first.Person.FirstName)}</a></p>"
        : "";

    private static string Group(string name, string about, IEnumerable<DemoRoster.Line> people, Instant now)
    {
        var id = $"group-{name.ToLowerInvariant()}";
        return $"""
            <section class="people" aria-labelledby="{id}">
            <h2 id="{id}">{Html.Encode(name)} <small>{Html.Encode(about)}</small></h2>
            <ul>
            {Html.Each(people, p => Row(p, now))}</ul>
            </section>

            """;
    }

    private static string Row(DemoRoster.Line line, Instant now) =>
        $"""
        <li>
        <a class="name" href="/demo/{line.Sample.Key}"><bdi>{Html.Encode(line.Person.DisplayName)}</bdi></a>
        <span class="channel {line.Sample.Channel.ToString().ToLowerInvariant()}">{line.Sample.Channel}</span>
        <span class="subtle">{Html.Encode(Where(line, now))}</span>
        {Partners(line)}{Feed(line)}</li>

        """;

    private static string Where(DemoRoster.Line line, Instant now) =>
        $"{LanguageOf(line.Person.Locale)}, {Place(line.Person.Zone)} {DeskPage.At(now, line.Person.TimeZone)}";

    private static string Partners(DemoRoster.Line line)
    {
        var names = line.Partners.Select(p => $"<a href=\"/demo/{p.Key}\">{Html.Encode(p.Name)}</a>");
        return line.Partners.Count == 0 ? "" : $"<span>with {string.Join(" and ", names)}</span>\n";
    }

    private static string Feed(DemoRoster.Line line)
    {
        if (line is not { Feed: { } path, Partners.Count: > 0 })
            return "";
        var spoken = $"Calendar feed of {line.Person.DisplayName}";
        return $"<a class=\"subtle\" href=\"{Html.Encode(path)}\" aria-label=\"{Html.Encode(spoken)}\">calendar feed</a>\n";
    }

    public static string LanguageOf(string locale) => CultureInfo.GetCultureInfo(locale).EnglishName.Split(' ', 2)[0];

    public static string Place(string zone) => zone.Split('/')[^1].Replace('_', ' ');
}
