using System.Net;
using System.Text.RegularExpressions;
using ChatOps.Operations.SignIn;
using ChatOps.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Moderating;

/// <summary>A browser without scripts that came in by the link of a first run: it knows a page's forms, and sends them whole.</summary>
internal sealed partial class Browser(HttpClient http) : IDisposable
{
    private static Ct Stop => TestContext.Current.CancellationToken;

    public string Page { get; private set; } = "";

    public HttpClient Http => http;

    public static async Task<Browser> SignedIn(App app)
    {
        var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = app.Client.BaseAddress };
        await http.GetAsync($"{OneTimeLink.Path}?key={app.Services.GetRequiredService<OneTimeLink>().Key}", Stop);
        return new Browser(http);
    }

    public async Task Opens(string path) => Page = await http.GetStringAsync(path, Stop);

    /// <summary>An earlier page from the browser's history.</summary>
    public void Back(string page) => Page = page;

    /// <summary>Presses the button whose value begins so, with what else was typed.</summary>
    public async Task Presses(string value, params (string Field, string Value)[] typed)
    {
        var button = ButtonOf().Matches(Page).FirstOrDefault(m => m.Groups[2].Value == value || m.Groups[2].Value.StartsWith($"{value}|", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"There is no button {value} on\n{Page}");
        var fields = Fields();
        foreach (var (field, text) in typed)
            fields[field] = text;
        fields[button.Groups[1].Value] = WebUtility.HtmlDecode(button.Groups[2].Value);
        var answer = await http.PostAsync(FormOf().Match(Page).Groups[1].Value, new FormUrlEncodedContent(fields), Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Page = await answer.Content.ReadAsStringAsync(Stop);
    }

    /// <summary>What stands in the inputs of the page; a box that is not ticked is not there.</summary>
    public Dictionary<string, string> Fields() => InputOf().Matches(Page)
        .Where(m => !m.Value.Contains("checkbox", StringComparison.Ordinal) || m.Value.Contains(" checked", StringComparison.Ordinal))
        .GroupBy(m => m.Groups[1].Value)
        .ToDictionary(g => g.Key, g => WebUtility.HtmlDecode(g.First().Groups[2].Value));

    public void Dispose() => http.Dispose();

    [GeneratedRegex("<form method=\"post\"[^>]* action=\"(/console/[^\"]+)\"")]
    private static partial Regex FormOf();

    [GeneratedRegex("<button [^>]*name=\"(do|action)\"[^>]* value=\"([^\"]*)\"")]
    private static partial Regex ButtonOf();

    [GeneratedRegex("<input [^>]*name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"[^>]*>")]
    private static partial Regex InputOf();
}
