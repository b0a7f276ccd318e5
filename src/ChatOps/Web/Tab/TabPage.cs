using ChatOps.Settings;
using ChatOps.Texts;
using ChatOps.Web.Drawing;

namespace ChatOps.Web.Tab;

/// <summary>
/// The participation page as a tab in Teams. The page itself holds nothing: its script asks Teams for a token of who looks, and fetches
/// <c>/participation</c> with it. Each call carries the token and is checked alone, so there is no session, and no cookie that a browser
/// would have to take inside a frame.
/// </summary>
/// <remarks>https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-overview</remarks>
internal static class TabPage
{
    public const string Path = "/tab";

    /// <summary>Where Teams runs, and nobody else, may frame this page.</summary>
    /// <remarks>https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements</remarks>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; "
        + "frame-ancestors https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft";

    /// <summary>The states that the script shows instead of figures.</summary>
    private static readonly string[] States = ["outside", "sign-in", "failed"];

    private static readonly string Whole = Draw();

    /// <summary>Microsoft's own script for pages inside Teams, which the build fetched; empty where it could not.</summary>
    public static byte[] TeamsScript { get; } = Read("tab/teams.js");

    public static void MapTab(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<ChatOpsSettings>();
        if (!settings.Participation.Enabled || settings.Web.Entra is not { IsConnected: true, TenantId: not null })
            return;
        app.MapGet(Path, (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            return Results.Text(Whole, PageLayout.Type);
        });
        app.MapGet($"{Path}/tab.css", () => Results.Bytes(Read("ChatOps.Web.Tab.tab.css"), "text/css; charset=utf-8"));
        app.MapGet($"{Path}/tab.js", () => Results.Bytes(Read("ChatOps.Web.Tab.tab.js"), "text/javascript; charset=utf-8"));
        app.MapGet($"{Path}/teams.js", Script);
        app.MapGet($"{Path}/teams.license.txt", () => Results.Bytes(Read("tab/teams.license.txt"), "text/plain; charset=utf-8"));
    }

    private static IResult Script() =>
        TeamsScript.Length > 0 ? Results.Bytes(TeamsScript, "text/javascript; charset=utf-8") : Results.NotFound();

    /// <summary>All languages at once: which one is wanted is known when Teams says so.</summary>
    private static string Draw() => PageLayout.Write(
        new PageHead("en", TextCatalog.For("en")["tab.title"])
        {
            Styles = ["/participation/style.css", $"{Path}/tab.css"],
            Scripts = [$"{Path}/teams.js", $"{Path}/tab.js"],
        },
        $"""
        <div id="place" aria-busy="true">
        <main class="blocks" aria-hidden="true"><div></div><div></div><div></div></main>
        </div>
        {Html.Each(TextCatalog.Tags, tag => In(TextCatalog.For(tag)))}
        """);

    private static string In(Phrases t) =>
        $"""
        <template data-language="{t.Tag}" data-title="{Html.Encode(t["tab.title"])}">
        {Html.Each(States, state => Says(t, state))}<footer data-open>
        <p><a href="/participation" target="_blank" rel="noopener">{Html.Encode(t["tab.open"])}</a></p>
        </footer>
        </template>

        """;

    private static string Says(Phrases t, string state) =>
        $"""
        <main data-state="{state}">
        <h1>{Html.Encode(t["tab.title"])}</h1>
        <p class="notice" role="alert">{Html.Encode(t[$"tab.{state}"])}</p>
        {Html.When(state != "outside", Again(t))}</main>

        """;

    private static string Again(Phrases t) =>
        $"<p><button type=\"button\" class=\"primary\" data-again>{Html.Encode(t["tab.again"])}</button></p>\n";

    private static byte[] Read(string name)
    {
        using var stream = typeof(TabPage).Assembly.GetManifestResourceStream(name);
        if (stream is null)
            return [];
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
