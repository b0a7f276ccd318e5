using System.Net;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Entra;
using ChatOps.Web.SignIn;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Moderating;

/// <summary>Who gets in where: every address of the console, as the host itself lists them, and every way to be the wrong one.</summary>
public sealed class RolesTests : IAsyncLifetime
{
    /// <summary>What any browser may have: there is nothing of anybody in it.</summary>
    private static readonly string[] ForAll = ["/console/style.css", "/console/console.js"];

    private FakeAuthority _authority = null!;
    private App _app = null!;

    private static Ct Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _authority = await FakeAuthority.Start();
        _app = await App.Prepare(Engine.Sqlite);
        _app.More.AddRange(_authority.Arguments);
        await _app.Run();
        await Story.Begin(_app, Channel.Slack, Channel.Teams);
        // Entra knows Dana as the account that the bot knows.
        await _app.Database.Db.Write(
            db =>
                db.Execute(
                    new Statement(
                        "test",
                        "UPDATE accounts SET channel = 'teams', tenant = @Tenant, user_id = '0123' WHERE person_id = (SELECT id FROM "
                        + "persons WHERE work_email = @Email)",
                        null),
                    new { FakeAuthority.Tenant, Email = App.ModeratorEmail }),
            Stop);
        await _app.Database.Db.Write(async db =>
        {
            var others = new Program { Id = ProgramId.New(), Key = "others", Name = "Somebody else's" };
            await new ProgramStore().Add(db, others, App.Monday);
            await new ProgramStore().AddModerator(db, others.Id, "somebody@contoso.example");
        }, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _authority.DisposeAsync();
    }

    [Fact]
    public async Task a_moderator_finds_every_page_of_their_program()
    {
        using var browser = await SignedIn(Roles.Moderator);

        foreach (var (method, path) in Addresses("autumn-2026"))
            (await Send(browser, method, path)).ShouldBe(HttpStatusCode.OK, $"{method} {path}");
        (await browser.GetStringAsync("/console", Stop)).ShouldNotContain("others");
    }

    [Fact]
    public async Task nobody_in_particular_is_sent_to_the_sign_in()
    {
        using var browser = Browser();

        foreach (var (method, path) in Addresses("autumn-2026"))
            (await Send(browser, method, path)).ShouldBe(HttpStatusCode.Redirect, $"{method} {path}");
    }

    [Fact]
    public async Task hr_is_refused_everywhere()
    {
        using var browser = await SignedIn(Roles.Hr);

        foreach (var (method, path) in Addresses("autumn-2026"))
            (await Send(browser, method, path)).ShouldBe(HttpStatusCode.Forbidden, $"{method} {path}");
    }

    [Fact]
    public async Task a_moderator_does_not_find_another_program()
    {
        using var browser = await SignedIn(Roles.Moderator);

        foreach (var (method, path) in Addresses("others").Where(a => a.Path != "/console"))
            (await Send(browser, method, path)).ShouldBe(HttpStatusCode.NotFound, $"{method} {path}");
        (await browser.GetStringAsync($"/console/autumn-2026/rounds", Stop)).ShouldNotContain("Somebody else's");
    }

    [Fact]
    public async Task somebody_with_the_role_whom_no_program_knows_finds_none()
    {
        _authority.Claims = claims => claims["oid"] = "9999";
        using var browser = await SignedIn(Roles.Moderator);

        (await browser.GetStringAsync("/console", Stop)).ShouldContain("You moderate no program yet.");
        foreach (var (method, path) in Addresses("autumn-2026").Where(a => a.Path != "/console"))
            (await Send(browser, method, path)).ShouldBe(HttpStatusCode.NotFound, $"{method} {path}");
    }

    [Theory]
    [InlineData("0123", "en", "en")]
    [InlineData("0123", "de", "de")]
    [InlineData("9999", "en", "de")]
    public async Task a_page_speaks_as_the_bot_does_and_to_a_stranger_as_their_browser(string oid, string locale, string expected)
    {
        await _app.Database.Db.Write(
            db =>
                db.Execute(
                    new Statement("test", "UPDATE persons SET locale = @Locale WHERE work_email = @Email", null),
                    new { Locale = locale, Email = App.ModeratorEmail }),
            Stop);
        _authority.Claims = claims => claims["oid"] = oid;
        using var browser = await SignedIn(Roles.Moderator);
        // The browser would like French best, which there is none of, then German.
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr;q=0.9, de;q=0.8, en;q=0.1");

        foreach (var (_, path) in Addresses("autumn-2026").Where(a => a.Method == "GET").Some())
        {
            var page = await (await browser.GetAsync(path, Stop)).Content.ReadAsStringAsync(Stop);
            page.ShouldContain($"<html lang=\"{expected}\">", Case.Sensitive, path);
        }
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task a_form_of_another_site_changes_nothing(string header, string value)
    {
        using var browser = await SignedIn(Roles.Moderator);

        var forms = Addresses("autumn-2026").Where(a => a.Method == "POST").ToList();
        forms.ShouldNotBeEmpty();
        foreach (var (method, path) in forms)
            (await Send(browser, method, path, (header, value))).ShouldBe(HttpStatusCode.Forbidden, $"{method} {path}");
    }

    [Fact]
    public async Task what_is_no_form_is_refused()
    {
        using var browser = await SignedIn(Roles.Moderator);

        foreach (var (_, path) in Addresses("autumn-2026").Where(a => a.Method == "POST").Some())
            (
                await browser.PostAsync(path, new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), Stop)
            ).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType, path);
    }

    /// <summary>Every route of the console, as the host routes them: one that is new is in it.</summary>
    private List<(string Method, string Path)> Addresses(string program)
    {
        var routes = _app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(e =>
                (
                    Path: $"/{e.RoutePattern.RawText!.Trim('/')}",
                    Methods: e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]))
            .Where(r => r.Path.StartsWith("/console", StringComparison.Ordinal) && !ForAll.Contains(r.Path))
            .SelectMany(r => r.Methods.Select(m => (m, r.Path.Replace("{program}", program, StringComparison.Ordinal))))
            .Distinct()
            .ToList();
        routes.Count.ShouldBeGreaterThan(10);
        return routes;
    }

    private static async Task<HttpStatusCode> Send(
        HttpClient browser, string method, string path, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method != "GET")
            request.Content = new FormUrlEncodedContent([
                KeyValuePair.Create("do", "preview"),
                KeyValuePair.Create("action", "rounds.none"),
            ]);
        if (header is { } extra)
            request.Headers.TryAddWithoutValidation(extra.Name, extra.Value);
        var status = (await browser.SendAsync(request, Stop)).StatusCode;
        // After something was done, the page is fetched anew.
        return status == HttpStatusCode.SeeOther ? HttpStatusCode.OK : status;
    }

    private async Task<HttpClient> SignedIn(string role)
    {
        _authority.Roles.Clear();
        _authority.Roles.Add(role);
        var browser = Browser();
        var away = (await browser.GetAsync("/sign-in?returnUrl=/console", Stop)).Headers.Location!;
        var back = (await browser.GetAsync(away, Stop)).Headers.Location!;
        (await browser.GetAsync(back, Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    private HttpClient Browser() =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = _app.Client.BaseAddress,
        };
}
