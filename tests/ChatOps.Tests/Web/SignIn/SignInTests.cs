using System.Net;
using System.Security.Cryptography;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Entra;
using ChatOps.Web.SignIn;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.Tests.Web.SignIn;

/// <summary>Sign-in at an authority of our own: it goes well, then each check fails alone.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private FakeAuthority _authority = null!;
    private App _app = null!;

    private static Ct Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _authority = await FakeAuthority.Start();
        _app = await App.Prepare(Engine.Sqlite);
        _app.More.AddRange(_authority.Arguments);
        await _app.Run();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _authority.DisposeAsync();
    }

    [Fact]
    public async Task whoever_signs_in_with_the_role_gets_the_page_they_wanted()
    {
        using var browser = Browser();

        var page = await browser.GetAsync("/participation?by=week", Stop);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.RequestMessage!.RequestUri!.PathAndQuery.ShouldBe("/participation?by=week");
        (await page.Content.ReadAsStringAsync(Stop)).ShouldContain("Dana Field");
        _authority.Exchanges.ShouldHaveSingleItem()["grant_type"].ToString().ShouldBe("authorization_code");
    }

    [Fact]
    public async Task the_session_is_for_an_hour_and_out_of_reach_of_scripts()
    {
        using var browser = Browser(followsRedirects: false);
        var back = await SignIn(browser);

        var cookie = back
            .Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("chatops-session=", StringComparison.Ordinal))
            .ToLowerInvariant();

        cookie.ShouldContain("max-age=3600");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
    }

    [Fact]
    public async Task after_an_hour_the_sign_in_comes_again_and_leads_back_to_the_page()
    {
        var time = new MovedTime();
        await _app.Stop();
        _app.Replaces = services => services.PostConfigureAll<CookieAuthenticationOptions>(options => options.TimeProvider = time);
        await _app.Run();
        using var browser = Browser();
        await browser.GetAsync("/participation", Stop);
        time.By = TimeSpan.FromMinutes(59);
        await browser.GetAsync("/participation", Stop);
        _authority.Exchanges.Count.ShouldBe(1);

        time.By = TimeSpan.FromMinutes(61);
        var page = await browser.GetAsync("/participation?by=round&from=2026-W40", Stop);

        _authority.Exchanges.Count.ShouldBe(2);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.RequestMessage!.RequestUri!.PathAndQuery.ShouldBe("/participation?by=round&from=2026-W40");
    }

    [Fact]
    public async Task signing_out_ends_the_session_also_for_a_copy_of_its_cookie()
    {
        using var browser = Browser(followsRedirects: false);
        var cookie = Session(await SignIn(browser));
        using var another = Browser(followsRedirects: false);
        var anotherCookie = Session(await SignIn(another));
        (await Looks(cookie)).ShouldBe(HttpStatusCode.OK);

        (await browser.PostAsync("/sign-out", null, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await Looks(cookie)).ShouldBe(HttpStatusCode.Redirect);
        (await Looks(anotherCookie)).ShouldBe(HttpStatusCode.OK);
        await _app.Restart();
        (await Looks(cookie)).ShouldBe(HttpStatusCode.Redirect);
        (await Looks(anotherCookie)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/participation")]
    [InlineData("/participation.json")]
    [InlineData("/console")]
    [InlineData("/sign-in/link?key=x")]
    [InlineData("/about")]
    [InlineData("/base.css")]
    [InlineData("/nothing-here")]
    public async Task every_page_runs_our_own_parts_only_and_in_no_frame(string path)
    {
        using var browser = Browser();

        var page = await browser.GetAsync(path, Stop);

        page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem()
            .ShouldBe("default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'");
        page.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        page.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    /// <summary>As they stand in the address: what is asked for, and where the sign-in leads.</summary>
    public static TheoryData<string, string> Returns => new()
    {
        { "", "/participation" },
        { "returnUrl=", "/" },
        { "returnUrl=/", "/" },
        { "returnUrl=/participation%3Fby%3Dround", "/participation?by=round" },
        { "returnUrl=/console/a~b!c*", "/console/a~b!c*" },
        { "returnUrl=https://evil.example/", "/" },
        { "returnUrl=https:evil.example", "/" },
        { "returnUrl=javascript:alert(1)", "/" },
        { "returnUrl=evil", "/" },
        { "returnUrl=//evil.example/", "/" },
        { "returnUrl=%2F%2Fevil.example/", "/" },
        { "returnUrl=/%5Cevil.example/", "/" },
        { "returnUrl=%5C/evil.example/", "/" },
        { "returnUrl=/%0A/evil.example", "/" },
        { "returnUrl=/%0D%0ASet-Cookie:%20a=b", "/" },
        { "returnUrl=/%09/evil.example", "/" },
        { "returnUrl=/a%00b", "/" },
        { "returnUrl=/a%7Fb", "/" },
        { "returnUrl=/a%20b", "/" },
        { "returnUrl=/%C3%A9", "/" },
        { "returnUrl=/%E2%80%AE", "/" },
        { "returnUrl=/%F0%9F%99%82", "/" },
        // Half a letter is left as it was written, and what is encoded twice is a path with percent signs in it.
        { "returnUrl=/%ED%A0%80", "/%ED%A0%80" },
        { "returnUrl=/%250D%250Aa", "/%0D%0Aa" },
        { "returnUrl=%252F%252Fevil.example", "/" },
        { "returnUrl=/console&returnUrl=/participation", "/" },
        { "returnUrl=/console&returnUrl=//evil.example", "/" },
        { $"returnUrl=/{new string('a', 1500)}", "/" },
        { "ReturnUrl=//evil.example", "/" },
    };

    [Fact]
    public async Task a_sign_in_leads_to_our_own_pages_only()
    {
        foreach (var (asked, leads) in Returns.Select(r => r.Data))
        {
            using var browser = Browser(followsRedirects: false);

            var back = await SignIn(browser, $"/sign-in?{asked}");

            back.StatusCode.ShouldBe(HttpStatusCode.Redirect, asked);
            back.Headers.Location!.OriginalString.ShouldBe(leads, asked);
        }
    }

    [Fact]
    public async Task no_address_that_belongs_to_a_sign_in_fails_or_leads_away_for_what_is_written_into_it()
    {
        foreach (var asked in Returns.Select(r => r.Data.Item1))
        {
            using var browser = Browser(followsRedirects: false);
            foreach (
                var path in (string[])
                    [
                        $"/sign-in/oidc?code=x&state=y&{asked}",
                        $"/sign-in/oidc?error=access_denied&{asked}",
                        $"/sign-in/link?key=x&{asked}",
                        $"/tab?{asked}",
                        $"/participation?{asked}",
                    ])
            {
                var answer = await browser.GetAsync(path, Stop);

                ((int)answer.StatusCode).ShouldBeLessThan(500, path);
                (answer.Headers.Location?.OriginalString ?? "/sign-in").ShouldStartWith("/sign-in", Case.Sensitive, path);
            }

            var signedOut = await browser.PostAsync($"/sign-out?{asked}", null, Stop);
            signedOut.StatusCode.ShouldBe(HttpStatusCode.OK, asked);
            signedOut.Headers.Location.ShouldBeNull(asked);
        }
    }

    [Fact]
    public async Task a_wrong_role_is_told_so()
    {
        _authority.Roles.Clear();
        _authority.Roles.Add("Something.Else");
        using var browser = Browser();

        var page = await browser.GetAsync("/participation", Stop);

        page.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await page.Content.ReadAsStringAsync(Stop)).ShouldContain(
            "You&#x27;re signed in as Dana Field, but this page is for HR. Ask dana@contoso.example.");
    }

    [Theory]
    [InlineData(false, HttpStatusCode.Forbidden)]
    [InlineData(true, HttpStatusCode.OK)]
    public async Task both_roles_in_one_person_need_a_setting(bool isAllowed, HttpStatusCode expected)
    {
        await _app.Stop();
        _app.More.AddRange(["--Web:Entra:AllowBothRoles", $"{isAllowed}"]);
        await _app.Run();
        _authority.Roles.Add(Roles.Moderator);
        using var browser = Browser();

        (await browser.GetAsync("/participation", Stop)).StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("iss", "https://evil.example/")]
    [InlineData("iss", null)]
    [InlineData("aud", "somebody-else")]
    [InlineData("aud", null)]
    [InlineData("tid", "99999999-2222-3333-4444-555555555555")]
    [InlineData("tid", null)]
    [InlineData("azp", "somebody-else")]
    [InlineData("ver", "1.0")]
    [InlineData("nonce", "another")]
    [InlineData("nonce", null)]
    [InlineData("exp", 1L)]
    [InlineData("exp", null)]
    [InlineData("nbf", 9999999999L)]
    public async Task each_broken_claim_is_refused_alone(string claim, object? value)
    {
        _authority.Claims = claims => claims[claim] = value;

        await IsRefused();
    }

    [Fact]
    public async Task a_token_for_two_is_refused()
    {
        _authority.Claims = claims => claims["aud"] = new[] { FakeAuthority.Client, "somebody-else" };

        await IsRefused();
    }

    [Theory]
    [InlineData(FakeAuthority.Client, HttpStatusCode.Redirect)]
    [InlineData("somebody-else", HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    public async Task a_token_for_two_counts_where_it_was_made_for_us(string madeFor, HttpStatusCode expected)
    {
        _authority.Claims = claims => (claims["aud"], claims["azp"]) = (new[] { "somebody-else", FakeAuthority.Client }, madeFor);
        using var browser = Browser(followsRedirects: false);

        (await SignIn(browser)).StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("realm_access.roles")]
    [InlineData("https://chatops.example/claims.roles")]
    [InlineData("resource_access.my.client.roles")]
    public async Task a_role_may_stand_in_a_claim_within_another(string path)
    {
        await _app.Stop();
        _app.More.AddRange(["--Web:Entra:RoleClaim", path]);
        await _app.Run();
        _authority.Claims = claims =>
        {
            claims["roles"] = null;
            claims["realm_access"] = new Dictionary<string, object> { ["roles"] = new[] { "offline", Roles.Hr } };
            claims["https://chatops.example/claims.roles"] = Roles.Hr;
            claims["resource_access"] = new Dictionary<string, object>
            {
                ["my.client"] = new Dictionary<string, object> { ["roles"] = new[] { Roles.Hr } },
            };
        };
        using var browser = Browser();

        (await browser.GetAsync("/participation", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/signout-oidc")]
    [InlineData("/signout-callback-oidc")]
    public async Task the_librarys_own_addresses_are_none_of_ours(string path)
    {
        using var browser = Browser();
        await browser.GetAsync("/participation", Stop);

        (await browser.GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await browser.GetAsync("/participation", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _authority.Exchanges.Count.ShouldBe(1);
    }

    [Fact]
    public async Task nobody_in_particular_is_refused()
    {
        _authority.Claims = claims => claims["oid"] = claims["sub"] = null;

        await IsRefused();
    }

    [Fact]
    public async Task a_foreign_key_under_a_known_name_is_refused()
    {
        _authority.Key = new RsaSecurityKey(RSA.Create(2048)) { KeyId = _authority.Key.KeyId };

        await IsRefused();
    }

    [Fact]
    public async Task a_key_of_another_issuer_is_refused()
    {
        _authority.KeysAreOf = _authority.Issuer.Replace(
            FakeAuthority.Tenant, "9188040d-6c67-4c5b-b112-36a304b66dad", StringComparison.Ordinal);

        await IsRefused();
    }

    [Theory]
    [InlineData(FakeAuthority.Tenant)]
    [InlineData("{tenantid}")]
    public async Task a_key_of_this_issuer_is_good(string tenant)
    {
        _authority.KeysAreOf = _authority.Issuer.Replace(FakeAuthority.Tenant, tenant, StringComparison.Ordinal);
        using var browser = Browser();

        (await browser.GetAsync("/participation", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_token_that_nobody_signed_is_refused()
    {
        _authority.Sign = descriptor =>
        {
            descriptor.SigningCredentials = null;
            return new JsonWebTokenHandler().CreateToken(descriptor);
        };

        await IsRefused();
    }

    [Fact]
    public async Task a_token_signed_with_the_clients_secret_is_refused()
    {
        _authority.Sign = descriptor =>
        {
            descriptor.SigningCredentials = new SigningCredentials(
                new SymmetricSecurityKey(new byte[32]) { KeyId = _authority.Key.KeyId }, SecurityAlgorithms.HmacSha256);
            return new JsonWebTokenHandler().CreateToken(descriptor);
        };

        await IsRefused();
    }

    [Fact]
    public async Task a_new_key_is_looked_up_at_once()
    {
        using (var first = Browser())
            (await first.GetAsync("/participation", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _authority.Key = FakeAuthority.NewKey();
        _authority.Published.Add(_authority.Key);
        using var browser = Browser();

        (await browser.GetAsync("/participation", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task an_answer_that_was_not_asked_for_is_refused()
    {
        using var browser = Browser(followsRedirects: false);
        using var another = Browser(followsRedirects: false);
        var answer = await ToTheAuthorityAndBack(another, "/sign-in");

        (await browser.GetAsync(answer, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.GetAsync("/sign-in/oidc?code=x&state=y", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        _authority.Exchanges.ShouldBeEmpty();
    }

    [Fact]
    public async Task an_answer_counts_once()
    {
        using var browser = Browser(followsRedirects: false);
        var answer = await ToTheAuthorityAndBack(browser, "/sign-in");
        (await browser.GetAsync(answer, Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await browser.GetAsync(answer, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task an_authority_that_is_away_is_told()
    {
        await _authority.DisposeAsync();
        await _app.Restart();
        using var browser = Browser();

        (await browser.GetAsync("/participation", Stop)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task the_link_of_a_first_run_opens_nothing_here()
    {
        using var browser = Browser();

        (await browser.GetAsync($"{OneTimeLink.Path}?key=x", Stop)).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task another_site_signs_nobody_out(string header, string value)
    {
        using var browser = Browser();
        await browser.GetAsync("/participation", Stop);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/sign-out");
        foreign.Headers.Add(header, value);

        (await browser.SendAsync(foreign, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await browser.GetAsync("/participation", Stop)).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/participation");
        _authority.Exchanges.Count.ShouldBe(1);
    }

    private static string Session(HttpResponseMessage back) =>
        back.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("chatops-session=", StringComparison.Ordinal)).Split(';')[0];

    private async Task<HttpStatusCode> Looks(string cookie)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = _app.Client.BaseAddress,
        };
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
        return (await browser.GetAsync("/participation", Stop)).StatusCode;
    }

    private async Task IsRefused()
    {
        using var browser = Browser(followsRedirects: false);

        var back = await SignIn(browser);

        back.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        back.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).ShouldNotContain(c => c.StartsWith("chatops-session=", StringComparison.Ordinal));
    }

    private async Task<HttpResponseMessage> SignIn(HttpClient browser, string from = "/sign-in") =>
        await browser.GetAsync(await ToTheAuthorityAndBack(browser, from), Stop);

    private static async Task<Uri> ToTheAuthorityAndBack(HttpClient browser, string from)
    {
        var away = (await browser.GetAsync(from, Stop)).Headers.Location!;
        return (await browser.GetAsync(away, Stop)).Headers.Location!;
    }

    private HttpClient Browser(bool followsRedirects = true) =>
        new(new HttpClientHandler { AllowAutoRedirect = followsRedirects, CookieContainer = new CookieContainer() })
        {
            BaseAddress = _app.Client.BaseAddress,
        };

    /// <summary>The real time, and more.</summary>
    private sealed class MovedTime : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
    }
}
