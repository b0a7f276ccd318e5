using System.Net;
using System.Text.RegularExpressions;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using ChatOps.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Moderating;

/// <summary>
/// A browser without scripts that came in by the link of a first run: it knows a page's forms, and sends the one that a button belongs to,
/// whole.
/// </summary>
internal sealed partial class Browser(HttpClient http) : IDisposable
{
    private static Ct Stop => TestContext.Current.CancellationToken;

    public string Page { get; private set; } = "";

    /// <summary>Path and query of the page, as the address bar shows them.</summary>
    public string Address { get; private set; } = "";

    public HttpClient Http => http;

    public static async Task<Browser> SignedIn(App app)
    {
        var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = app.Client.BaseAddress,
        };
        await http.GetAsync($"{OneTimeLink.Path}?key={app.Services.GetRequiredService<OneTimeLink>().Key}", Stop);
        return new Browser(http);
    }

    /// <summary>The address of the only program's console.</summary>
    public static async Task<string> ConsoleOf(App app)
    {
        var programs = await app.Database.Db.Read(db => app.Services.GetRequiredService<ProgramStore>().All(db), Stop);
        return $"/console/{programs.ShouldHaveSingleItem().Key}";
    }

    /// <summary>What the console recorded, each once.</summary>
    public static async Task<IReadOnlyList<string>> Audited(App app) =>
        await app.Database.Db.Read(
            db =>
                db.Query<string>(
                    new Statement(
                        "test",
                        "SELECT DISTINCT action FROM audit WHERE actor = 'one-time link' AND action <> 'participation.opened' ORDER BY "
                        + "action",
                        null)),
            Stop);

    public async Task Opens(string path) => await Show(await http.GetAsync(path, Stop));

    /// <summary>An earlier page from the browser's history.</summary>
    public void Back(string page) => Page = page;

    /// <summary>Presses the button whose value begins so, with what else was typed.</summary>
    public async Task Presses(string value, params (string Field, string Value)[] typed)
    {
        var button = ButtonOf()
            .Matches(Page)
            .FirstOrDefault(m => m.Groups[2].Value == value || m.Groups[2].Value.StartsWith($"{value}|", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"There is no button {value} on\n{Page}");
        var form = FormWith(button);
        var fields = Fields(form.Value);
        foreach (var (field, text) in typed)
            fields[field] = text;
        fields[button.Groups[1].Value] = WebUtility.HtmlDecode(button.Groups[2].Value);
        await Show(await http.PostAsync(WebUtility.HtmlDecode(form.Groups[2].Value), new FormUrlEncodedContent(fields), Stop));
    }

    public bool HasButton(string value) =>
        ButtonOf()
            .Matches(Page)
            .Any(m => m.Groups[2].Value == value || m.Groups[2].Value.StartsWith($"{value}|", StringComparison.Ordinal));

    /// <summary>The subjects of all buttons that do this.</summary>
    public IReadOnlyList<string> Subjects(string action) =>
        [
            .. ButtonOf()
                .Matches(Page)
                .Select(m => WebUtility.HtmlDecode(m.Groups[2].Value).Split('|'))
                .Where(v => v[0] == action)
                .Select(v => v[^1]),
        ];

    /// <summary>What stands in the inputs of the page; a box that is not ticked is not there.</summary>
    public Dictionary<string, string> Fields() => Fields(Page);

    public void Dispose() => http.Dispose();

    private async Task Show(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Address = answer.RequestMessage!.RequestUri!.PathAndQuery;
        Page = await answer.Content.ReadAsStringAsync(Stop);
    }

    /// <summary>The form that the button stands in, or names.</summary>
    private Match FormWith(Match button) => FormNamed().Match(button.Value) is { Success: true } named
        ? FormOf().Matches(Page).Single(f => f.Groups[1].Value.Contains($"id=\"{named.Groups[1].Value}\"", StringComparison.Ordinal))
        : FormOf().Matches(Page).Last(f => f.Index < button.Index);

    private static Dictionary<string, string> Fields(string html) =>
        InputOf()
            .Matches(html)
            .Where(m => !TickOf().IsMatch(m.Value) || m.Value.Contains(" checked", StringComparison.Ordinal))
            .Select(m => (Name: m.Groups[1].Value, Value: ValueOf().Match(m.Value) is { Success: true } v ? v.Groups[1].Value : ""))
            .Concat(
                SelectOf()
                    .Matches(html)
                    .Select(m =>
                        (
                            Name: m.Groups[1].Value,
                            Value: ChosenOf().Match(m.Groups[2].Value) is { Success: true } c ? c.Groups[1].Value : "")))
            .GroupBy(f => f.Name)
            .ToDictionary(g => g.Key, g => WebUtility.HtmlDecode(g.Last().Value));

    [GeneratedRegex("<form (method=\"post\"[^>]*?) action=\"(/console/[^\"]+)\"[^>]*>.*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormOf();

    [GeneratedRegex(" form=\"([^\"]+)\"")]
    private static partial Regex FormNamed();

    [GeneratedRegex("<button [^>]*name=\"(do|action)\"[^>]* value=\"([^\"]*)\"[^>]*>")]
    private static partial Regex ButtonOf();

    [GeneratedRegex("<input [^>]*name=\"([^\"]+)\"[^>]*>")]
    private static partial Regex InputOf();

    [GeneratedRegex("type=\"(checkbox|radio)\"")]
    private static partial Regex TickOf();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex ValueOf();

    [GeneratedRegex("<select [^>]*name=\"([^\"]+)\"[^>]*>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex SelectOf();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex ChosenOf();
}
