using System.Globalization;
using ChatOps.Web;
using ChatOps.Web.Drawing;

namespace ChatOps.Demo.Desk;

/// <summary>What every page of the desk has around it. Its own texts are English: they explain the product, no member reads them.</summary>
internal static class DeskPage
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static string Styles { get; } = HtmlCards.Styles + Resource("desk.css");

    public static string Script { get; } = Resource("desk.js");

    /// <param name="title">The page's own part of the title.</param>
    /// <param name="now">The demo's time.</param>
    /// <param name="speed">How much faster it runs.</param>
    /// <param name="main">HTML.</param>
    public static string Write(string title, Instant now, int speed, string main) => PageLayout.Write(
        new PageHead("en", $"{title} · ChatOps demo desk") { Icon = "data:,", Styles = ["/demo/desk.css"], Scripts = ["/demo/desk.js"] },
        $"""
        <a class="skip" href="#main">Skip to the content</a>
        <header class="bar">
        <p class="brand"><a href="/demo">ChatOps demo desk</a> <span class="subtle">invented people, nothing connected</span></p>
        {Time(now, speed)}
        </header>
        <main id="main">
        {main}</main>

        """);

    private static string Time(Instant now, int speed)
    {
        var pace = Html.When(speed > 1, $", {speed} times as fast");
        return $"<p class=\"clock\"><span class=\"subtle\">The demo's clock</span> <time id=\"clock\">{Clock(now)}</time> "
            + $"<span class=\"subtle\">UTC{pace}</span></p>";
    }

    /// <summary><c>Tue 24 Nov 2026, 14:10</c>.</summary>
    public static string Clock(Instant at) => at.InUtc().ToString("ddd d MMM uuuu, HH:mm", English);

    /// <summary><c>Tue 24 Nov, 14:10</c>, by the calendar of the one who looks.</summary>
    public static string At(Instant at, DateTimeZone zone) => at.InZone(zone).ToString("ddd d MMM, HH:mm", English);

    private static string Resource(string name)
    {
        using var stream = typeof(DeskPage).Assembly.GetManifestResourceStream($"ChatOps.Demo.Desk.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
