using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Entra;
using ChatOps.Web.SignIn;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.Tests.Wire;

/// <summary>
/// Figures for tools and for the tab: who comes with a token is checked on each call, and each answer is on record. Each check fails alone.
/// </summary>
public abstract class BearerTests(string engine) : IAsyncLifetime
{
    private const string Person = $"entra:{FakeAuthority.Tenant}:0123";
    private const string TeamsOnDesktops = "1fec8e78-bce4-4aaf-ab1b-5451cc387264";

    private static readonly string[] Exports = ["/participation.json", "/participation.csv"];

    /// <summary>Claims that no token of ours has.</summary>
    private static readonly (string Claim, object? Value)[] Broken =
    [
        ("aud", "somebody-else"),
        ("aud", $"api://chatops.example/{FakeAuthority.Client}"),
        ("aud", new[] { FakeAuthority.Client, "somebody-else" }),
        ("aud", null),
        ("iss", "https://evil.example/"),
        ("iss", $"https://sts.windows.net/{FakeAuthority.Tenant}/"),
        ("iss", null),
        ("tid", "99999999-2222-3333-4444-555555555555"),
        ("tid", null),
        ("ver", "1.0"),
        ("exp", 1L),
        ("exp", null),
        ("nbf", 9999999999L),
        ("nonce", "of a sign-in"),
    ];

    private FakeAuthority _authority = null!;
    private App _app = null!;

    private static Ct Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _authority = await FakeAuthority.Start();
        _app = await App.Prepare(engine == "postgres" ? Engine.Postgres : Engine.Sqlite);
        _app.More.AddRange(_authority.Arguments);
        await _app.Run();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _app.DisposeAsync();
        await _authority.DisposeAsync();
    }

    [Fact]
    public async Task a_good_token_reads_the_figures_and_each_reading_is_on_record()
    {
        var json = await Get("/participation.json");
        var csv = await Get("/participation.csv?by=department");
        var bad = await Get("/participation.json?by=person");

        (json.StatusCode, json.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "application/json"));
        (csv.StatusCode, csv.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "text/csv"));
        json.Headers.Contains("Set-Cookie").ShouldBeFalse();
        IsProblem(bad, HttpStatusCode.BadRequest);
        (await Audit()).ShouldBe([$"{Person} participation.json", $"{Person} participation.csv", $"{Person} participation.json"]);
    }

    [Fact]
    public async Task each_broken_claim_is_refused_alone_and_reads_nothing()
    {
        foreach (var (claim, value) in Broken)
        {
            _authority.Claims = claims => claims[claim] = value;
            foreach (var path in Exports)
                IsProblem(await Get(path), HttpStatusCode.Unauthorized, $"{claim}: {value}");
        }

        (await Audit()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_token_of_the_first_version_is_refused()
    {
        _authority.Claims = claims => (claims["iss"], claims["aud"], claims["ver"], claims["appid"]) =
            ($"https://sts.windows.net/{FakeAuthority.Tenant}/", $"api://chatops.example/{FakeAuthority.Client}", "1.0", TeamsOnDesktops);

        IsProblem(await Get("/participation.json"), HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task no_signature_but_the_authoritys_counts()
    {
        var good = _authority.Token();
        var own = new RsaSecurityKey(RSA.Create(2048)) { KeyId = _authority.Key.KeyId };
        Func<SecurityTokenDescriptor, string>[] forgeries =
        [
            descriptor => Sign(descriptor, null),
            descriptor => Sign(descriptor, new SigningCredentials(own, SecurityAlgorithms.RsaSha256)),
            descriptor =>
                Sign(
                    descriptor,
                    new SigningCredentials(
                        new SymmetricSecurityKey(Encoding.UTF8.GetBytes(new string('s', 32))) { KeyId = _authority.Key.KeyId },
                        SecurityAlgorithms.HmacSha256)),
            _ => good[..^4] + (good.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA"),
            _ => string.Join('.', good.Split('.')[0], WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes("{}")), good.Split('.')[2]),
            _ => "nonsense",
        ];
        foreach (var (number, forgery) in forgeries.Index())
        {
            _authority.Sign = forgery;
            foreach (var path in Exports)
                IsProblem(await Get(path), HttpStatusCode.Unauthorized, $"forgery {number}");
        }

        (await Audit()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_token_for_two_counts_where_it_was_made_for_us()
    {
        _authority.Claims = claims =>
            (claims["aud"], claims["azp"]) = (new[] { FakeAuthority.Client, "somebody-else" }, FakeAuthority.Client);
        (await Get("/participation.json")).StatusCode.ShouldBe(HttpStatusCode.OK);

        _authority.Claims = claims => (claims["aud"], claims["azp"]) = (new[] { FakeAuthority.Client, "somebody-else" }, "somebody-else");
        IsProblem(await Get("/participation.json"), HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task a_token_of_a_new_key_is_read_at_once()
    {
        (await Get("/participation.json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        _authority.Key = FakeAuthority.NewKey();
        _authority.Published.Add(_authority.Key);

        (await Get("/participation.json")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task without_hrs_role_nothing_is_read()
    {
        foreach (var roles in (string[][])[[], [Roles.Moderator], ["hr.viewer"], [Roles.Hr, Roles.Moderator]])
        {
            _authority.Roles.Clear();
            _authority.Roles.AddRange(roles);
            foreach (var path in Exports)
                IsProblem(await Get(path), HttpStatusCode.Forbidden, string.Join(' ', roles));
        }

        (await Audit()).ShouldBeEmpty();
    }

    [Fact]
    public async Task nobody_reads_without_a_token_or_with_another_kind_of_proof()
    {
        foreach (var path in Exports)
        {
            IsProblem(await Get(path, authorization: null), HttpStatusCode.Unauthorized);
            IsProblem(await Get(path, $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("hr:hr"))}"), HttpStatusCode.Unauthorized);
            IsProblem(await Get(path, "Bearer"), HttpStatusCode.Unauthorized);
            (await Get(path, authorization: null)).Headers.Location.ShouldBeNull();
        }
    }

    [Fact]
    public async Task who_sends_a_token_is_who_the_token_says_whatever_cookie_comes_along()
    {
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = _app.Client.BaseAddress,
        };
        (await browser.GetAsync("/participation", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/participation.json", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _authority.Claims = claims => claims["oid"] = "a-tool";

        (await Get("/participation.json", $"Bearer {_authority.Token()}", browser)).StatusCode.ShouldBe(HttpStatusCode.OK);
        IsProblem(await Get("/participation.json", "Bearer nonsense", browser), HttpStatusCode.Unauthorized);

        (await Audit()).ShouldBe([
            $"{Person} participation.opened",
            $"{Person} participation.json",
            $"entra:{FakeAuthority.Tenant}:a-tool participation.json",
        ]);
    }

    [Fact]
    public async Task a_tools_token_opens_no_page()
    {
        IsProblem(await Get("/participation"), HttpStatusCode.Unauthorized);
        _authority.Roles.Clear();
        _authority.Roles.Add(Roles.Moderator);
        (await Get("/console")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task an_authority_that_is_away_is_no_wrong_token()
    {
        var token = $"Bearer {_authority.Token()}";
        await _authority.DisposeAsync();

        IsProblem(await Get("/participation.json", token), HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task a_token_that_teams_asked_for_opens_the_page()
    {
        InTeams();

        var page = await Get("/participation?lang=de");

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync(Stop)).ShouldContain("Angemeldet als Dana Field");
        page.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await Get("/participation.csv")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Audit()).ShouldBe([$"{Person} participation.opened", $"{Person} participation.csv"]);
    }

    [Fact]
    public async Task each_claim_of_the_tabs_token_is_checked()
    {
        (string Claim, object? Value)[] ofTheTab =
        [
            ("scp", null),
            ("scp", "access_as_users"),
            ("scp", "User.Read"),
            ("azp", null),
            ("azp", "00000000-0000-0000-0000-000000000000"),
            ("azp", FakeAuthority.Client),
            ("ver", null),
            ("oid", null),
        ];
        foreach (var (claim, value) in Broken.Concat(ofTheTab))
        {
            InTeams(claims => claims[claim] = value);
            IsProblem(await Get("/participation"), HttpStatusCode.Unauthorized, $"{claim}: {value}");
        }

        (await Audit()).ShouldBeEmpty();
        InTeams(claims => claims["scp"] = "User.Read access_as_user");
        (await Get("/participation")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task in_teams_too_the_role_decides_and_the_page_says_whom_to_ask()
    {
        InTeams();
        _authority.Roles.Clear();

        var page = await Get("/participation");

        page.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        WebUtility
            .HtmlDecode(await page.Content.ReadAsStringAsync(Stop))
            .ShouldContain($"You're signed in as Dana Field, but this page is for HR. Ask {App.ModeratorEmail}.");
        (await Audit()).ShouldBeEmpty();
    }

    [Fact]
    public async Task the_tab_alone_may_stand_in_a_frame_of_teams()
    {
        var tab = await Get("/tab", authorization: null);

        tab.StatusCode.ShouldBe(HttpStatusCode.OK);
        var policy = tab.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldEndWith("frame-ancestors https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft");
        policy.ShouldStartWith("default-src 'none'; script-src 'self'; style-src 'self';");
        tab.Headers.Contains("X-Frame-Options").ShouldBeFalse();
        foreach (var path in (string[])["/base.css", "/tab/tab.js", "/tab/tab.css", "/tab/teams.js", "/tab/teams.license.txt"])
        {
            var part = await Get(path, authorization: null);
            part.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            part.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        }
    }

    private void InTeams(Action<Dictionary<string, object?>>? more = null) => _authority.Claims = claims =>
    {
        (claims["scp"], claims["azp"]) = (EntraRules.TabScope, TeamsOnDesktops);
        more?.Invoke(claims);
    };

    private Task<HttpResponseMessage> Get(string path) => Get(path, $"Bearer {_authority.Token()}");

    private async Task<HttpResponseMessage> Get(string path, string? authorization, HttpClient? browser = null)
    {
        using var own = browser is null
            ? new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
            {
                BaseAddress = _app.Client.BaseAddress,
            }
            : null;
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await (browser ?? own!).SendAsync(request, Stop);
    }

    private static string Sign(SecurityTokenDescriptor descriptor, SigningCredentials? credentials)
    {
        descriptor.SigningCredentials = credentials;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    private static void IsProblem(HttpResponseMessage answer, HttpStatusCode status, string? why = null)
    {
        answer.StatusCode.ShouldBe(status, why);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", why);
    }

    private Task<IReadOnlyList<string>> Audit() =>
        _app
            .Services.GetRequiredService<Db>()
            .Read(
                db =>
                    db.Query<string>(
                        new Statement(
                            "audit", "SELECT actor || ' ' || action FROM audit WHERE action LIKE 'participation.%' ORDER BY id", null)),
                Stop);
}

public sealed class SqliteBearerTests() : BearerTests("sqlite");

public sealed class PostgresBearerTests() : BearerTests("postgres");
