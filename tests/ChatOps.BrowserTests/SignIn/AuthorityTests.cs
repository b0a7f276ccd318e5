using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.BrowserTests.SignIn;

/// <summary>
/// A browser signs in at an authority that other people built: with the role, with another, and with each claim broken alone.
/// </summary>
public sealed class AuthorityTests(AuthorityFixture entra) : IClassFixture<AuthorityFixture>
{
    [Fact]
    public async Task with_the_role_the_page_that_was_asked_for_opens()
    {
        await entra.Tokens();
        await using var visitor = await entra.Visit();
        await visitor.Opens("/participation?by=round&lang=en");

        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/participation\\?by=round&lang=en$"));
        await Expect(visitor.Page.GetByText("Signed in as Dana Field")).ToBeVisibleAsync();
        await visitor.FindsNothingInTheWay("sign-in.signed-in");
        (await visitor.Page.EvaluateAsync<string>("document.cookie")).ShouldBeEmpty();
    }

    [Fact]
    public async Task after_signing_out_the_way_leads_through_the_sign_in_again()
    {
        await entra.Tokens();
        await using var visitor = await entra.Visit();
        await visitor.Opens("/participation");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Signed out");
        await visitor.FindsNothingInTheWay("sign-in.signed-out");

        // The authority knows nobody's role any more: whoever still comes in would come in by an old session.
        await entra.Tokens("roles", Array.Empty<string>());
        (await visitor.Page.GotoAsync("/participation"))!.Status.ShouldBe(403);
    }

    [Fact]
    public async Task a_session_that_is_over_leads_through_the_sign_in_and_back()
    {
        await entra.Tokens();
        await using var visitor = await entra.Visit();
        await visitor.Opens("/participation");
        var cookie = (await visitor.Page.Context.CookiesAsync()).Single(c => c.Name == "chatops-session");
        (cookie.HttpOnly, cookie.SameSite).ShouldBe((true, SameSiteAttribute.Lax));
        cookie.Expires.ShouldBeInRange(DateTimeOffset.UtcNow.ToUnixTimeSeconds(), DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 3600);

        await visitor.Page.Context.ClearCookiesAsync(new() { Name = "chatops-session" });
        await visitor.Opens("/participation?by=week&from=2026-W44&to=2026-W46");

        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/participation\\?by=week&from=2026-W44&to=2026-W46$"));
        await Expect(visitor.Page.GetByText("Signed in as Dana Field")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("en-GB", "This page is for HR", "You're signed in as Dana Field, but this page is for HR. Ask Noor Haddad.")]
    [InlineData("de-DE", "Diese Seite ist für HR", "Du bist als Dana Field angemeldet, aber diese Seite ist für HR. Frag Noor Haddad.")]
    public async Task another_role_is_told_whom_to_ask(string locale, string title, string sentence)
    {
        await entra.Tokens("roles", new[] { "Program.Moderator" });
        foreach (var (scheme, width) in new[] { (ColorScheme.Light, 1280), (ColorScheme.Dark, 360) })
        {
            await using var visitor = await entra.Visit(o =>
                (o.Locale, o.ColorScheme, o.ViewportSize) = (locale, scheme, new() { Width = width, Height = 700 }));

            (await visitor.Page.GotoAsync("/participation"))!.Status.ShouldBe(403);

            await Expect(visitor.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync(title);
            await Expect(visitor.Page.GetByText(sentence)).ToBeVisibleAsync();
            await visitor.FindsNothingInTheWay($"sign-in.no-role.{locale}.{scheme}".ToLowerInvariant());
        }
    }

    [Fact]
    public async Task a_moderator_comes_into_the_console_and_hr_does_not()
    {
        await entra.Tokens("roles", new[] { "Program.Moderator" });
        await using var moderator = await entra.Visit();
        (await moderator.Page.GotoAsync("/console"))!.Status.ShouldBe(200);

        await entra.Tokens();
        await using var hr = await entra.Visit();
        (await hr.Page.GotoAsync("/console"))!.Status.ShouldBe(403);
        await Expect(hr.Page.GetByText("You're signed in as Dana Field, but this page is for moderators. Ask Noor Haddad."))
            .ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("aud", "somebody-else")]
    [InlineData("iss", "http://localhost:1/")]
    [InlineData("nonce", "another")]
    [InlineData("nonce", null)]
    [InlineData("exp", 1)]
    [InlineData("exp", null)]
    [InlineData("tid", "99999999-2222-3333-4444-555555555555")]
    [InlineData("tid", null)]
    [InlineData("ver", "1.0")]
    public async Task each_broken_claim_is_refused(string claim, object? value)
    {
        await entra.Tokens(claim, value);

        await IsRefused();
    }

    [Theory]
    [InlineData("none")]
    [InlineData("secret")]
    [InlineData("foreign")]
    [InlineData("tampered")]
    public async Task a_token_that_the_authority_did_not_sign_is_refused(string forgery)
    {
        await entra.Tokens(forge: forgery);

        await IsRefused();
    }

    [Fact]
    public async Task nobody_is_led_to_another_site()
    {
        await entra.Tokens();
        foreach (var wanted in (string[])["https://evil.example/", "//evil.example/", "/\\evil.example/"])
        {
            await using var visitor = await entra.Visit();
            await visitor.Opens($"/sign-in?returnUrl={Uri.EscapeDataString(wanted)}");
            new Uri(visitor.Page.Url).GetLeftPart(UriPartial.Path).ShouldBe(new Uri(entra.Host, "/").AbsoluteUri, wanted);
        }
    }

    private async Task IsRefused()
    {
        await using var visitor = await entra.Visit();

        (await visitor.Page.GotoAsync("/participation"))!.Status.ShouldBe(401);

        await Expect(visitor.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("That sign-in didn't work");
        (await visitor.Page.Context.CookiesAsync()).ShouldNotContain(c => c.Name == "chatops-session");
        (await visitor.Page.APIRequest.GetAsync("/participation.json")).Status.ShouldBe(401);
        await visitor.FindsNothingInTheWay("sign-in.refused");
    }
}
