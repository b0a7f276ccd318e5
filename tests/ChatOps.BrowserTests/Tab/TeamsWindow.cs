using System.Text.Json;
using ChatOps.BrowserTests.Demo;
using Microsoft.Playwright;

namespace ChatOps.BrowserTests.Tab;

/// <summary>
/// A window of Teams around our page, at Teams' own address: it answers what Microsoft's client script asks of its parent by
/// <c>postMessage</c>, and hands on the token that the test chose.
/// </summary>
/// <remarks>
/// https://github.com/OfficeDev/microsoft-teams-library-js (src/internal/communication.ts: request id, func, args; answer id, args)
/// </remarks>
internal sealed class TeamsWindow(Visitor visitor)
{
    private const string Page = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>A window of Teams</title><style>body { margin: 0 } iframe { border: 0; width: 100%; height: 1800px }</style></head>
        <body><section aria-label="Teams"></section>
        <script>
        const told = new URLSearchParams(location.search)
        const app = new URL(told.get('page'))
        window.asked = []
        addEventListener('message', async event => {
          const frame = document.querySelector('iframe')
          if (event.source !== frame.contentWindow || event.origin !== app.origin) return
          const { id, uuid, func } = event.data
          asked.push(func)
          const answer = (...args) => frame.contentWindow.postMessage({ id, uuid, args }, app.origin)
          if (func === 'initialize') answer('content', 'web', JSON.stringify({ apiVersion: 4, isLegacyTeams: false, supports: { pages: {} } }), '2.58.0')
          if (func === 'getContext') answer({ locale: told.get('locale'), theme: told.get('theme'), frameContext: 'content', hostName: 'Teams', hostClientType: 'web', userPrincipalName: 'mallory@evil.example' })
          if (func === 'authentication.getAuthToken') {
            const token = await tokenOfTeams()
            token.startsWith('ey') ? answer(true, token) : answer(false, token)
          }
        })
        window.theme = name => document.querySelector('iframe').contentWindow.postMessage({ func: 'themeChange', args: [name] }, app.origin)
        const frame = document.createElement('iframe')
        frame.title = 'Participation'
        frame.src = app
        document.querySelector('section').append(frame)
        </script>
        </body>
        </html>
        """;

    public IFrameLocator Tab => visitor.Page.FrameLocator("iframe");

    /// <summary>A token, or the reason why there is none.</summary>
    public string Token { get; set; } = "";

    /// <summary>What the page asked of Teams, in order.</summary>
    public async Task<IReadOnlyList<string>> Asked() =>
        (await visitor.Page.EvaluateAsync<JsonElement>("asked")).EnumerateArray().Select(a => a.GetString()!).ToList();

    public Task Turns(string theme) => visitor.Page.EvaluateAsync("theme", theme);

    /// <param name="page">Ours, in the frame.</param>
    /// <param name="theme">default, dark or contrast.</param>
    /// <param name="locale">As Teams writes it: de-de.</param>
    /// <param name="origin">Where the window stands.</param>
    public async Task Opens(Uri page, string theme = "default", string locale = "en-us", string origin = "https://teams.microsoft.com")
    {
        await visitor.Page.RouteAsync($"{origin}/**", route =>
            route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = Page }));
        await visitor.Page.ExposeFunctionAsync("tokenOfTeams", () => Token);
        await visitor.Opens($"{origin}/tab?theme={theme}&locale={locale}&page={Uri.EscapeDataString(page.AbsoluteUri)}");
    }
}
