using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Operations;
using ChatOps.Tests.Hosting;
using ChatOps.Web.SignIn;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Drivers;

/// <summary>The operator makes links, and somebody's browser adds the app to further Slack workspaces with them.</summary>
internal sealed class Installs(App app) : IDisposable
{
    private readonly HttpClient _browser = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = app.Client.BaseAddress,
    };

    private static Ct Ct => TestContext.Current.CancellationToken;

    /// <summary>What a host needs to be told for it.</summary>
    public static IReadOnlyList<string> Settings(App app) =>
    [
        "--Slack:ClientId", "1.2", "--Slack:ClientSecret", "client secret", "--Web:PublicUrl", "https://bot.example",
        "--Slack:AuthorizeUrl", $"{new Uri(app.Slack.Address, "/oauth/v2/authorize")}",
    ];

    /// <summary>What <c>slack install-link</c> prints, without scheme and host.</summary>
    public async Task<string> Link(string? team = null, params string[] domains)
    {
        var verb = ActivatorUtilities.CreateInstance<MakeInstallLink>(app.Services);
        var lines = await verb.Lines(new Uri("https://bot.example"), new Verb.SlackInstallLink(team, domains), Ct);
        return new Uri(lines.Single(l => l.StartsWith("https://bot.example/slack/install?link=", StringComparison.Ordinal))).PathAndQuery;
    }

    /// <summary>The workspace adds the app with a link that was made for it.</summary>
    public async Task Add(string team, params string[] domains) =>
        (await Comes(await Link(team, domains), team)).ShouldBe(HttpStatusCode.OK);

    /// <summary>An organisation adds it for all its workspaces; <paramref name="team"/> is one of them.</summary>
    public async Task AddOrganisation(string enterprise, string team) =>
        (await Comes(await Link(), team, app.Slack.NewCode(team, $"xoxb-{enterprise}", enterprise, isForAll: true)))
            .ShouldBe(HttpStatusCode.OK);

    /// <summary>A workspace adds it whose token expires after so many seconds.</summary>
    public async Task AddRotating(string team, int expiresIn) =>
        (await Comes(await Link(), team, app.Slack.NewCode(team, $"xoxe.xoxb-{team}", expiresIn: expiresIn))).ShouldBe(HttpStatusCode.OK);

    /// <summary>Opens an address that begins an install, agrees at Slack, and comes back.</summary>
    public async Task<HttpStatusCode> Comes(string start, string team, string? code = null)
    {
        using var begun = await _browser.GetAsync(new Uri(start, UriKind.Relative), Ct);
        if (begun.StatusCode != HttpStatusCode.Redirect)
            return begun.StatusCode;
        var state = QueryHelpers.ParseQuery(begun.Headers.Location!.Query)["state"];
        code ??= app.Slack.NewCode(team, $"xoxb-{team}");
        using var back = await _browser.GetAsync(new Uri($"/slack/oauth?code={code}&state={state}", UriKind.Relative), Ct);
        return back.StatusCode;
    }

    /// <summary>Signs in with the link of a first run, which opens the console.</summary>
    public async Task SignsIn()
    {
        var key = app.Services.GetRequiredService<OneTimeLink>().Key;
        using var _ = await _browser.GetAsync(new Uri($"{OneTimeLink.Path}?key={key}", UriKind.Relative), Ct);
    }

    public async Task<string> Reads(string page) => await _browser.GetStringAsync(new Uri(page, UriKind.Relative), Ct);

    /// <summary>Somebody of another workspace, with the address that it confirms for them.</summary>
    public static Member Somebody(App app, string team, string user, string name, string email, Action<JsonObject>? change = null)
    {
        app.Slack.AddUser(user, name, email, change, team);
        return new InSlack(app, new SlackMember(app.Client, app.Slack, user, team));
    }

    public void Dispose() => _browser.Dispose();
}
