using System.Text.RegularExpressions;
using ChatOps.BrowserTests.Demo;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.BrowserTests.Tab;

/// <summary>
/// The participation page inside Teams: Microsoft's own client script, a stand-in for the window around it, and tokens of an authority.
/// </summary>
public sealed class TabTests(TabFixture teams) : IClassFixture<TabFixture>
{
    private Uri Page => new(teams.Host, "/tab");

    [Theory]
    [InlineData("default", "en-us", 1280)]
    [InlineData("dark", "de-de", 1280)]
    [InlineData("contrast", "en-us", 1280)]
    [InlineData("default", "de-de", 360)]
    [InlineData("dark", "fr-fr", 360)]
    public async Task figures_stand_in_teams_in_its_theme_and_language(string theme, string locale, int width)
    {
        await using var visitor = await Visit(o =>
            (o.ViewportSize, o.ColorScheme) = (
                new() { Width = width, Height = 900 }, theme == "default" ? ColorScheme.Dark : ColorScheme.Light));
        var window = new TeamsWindow(visitor) { Token = await teams.TabToken() };
        await window.Opens(Page, theme, locale);

        var isGerman = locale.StartsWith("de", StringComparison.Ordinal);
        await Expect(window.Tab.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(isGerman ? "Teilnahme" : "Participation");
        await Expect(window.Tab.GetByText(isGerman ? "Angemeldet als Dana Field" : "Signed in as Dana Field")).ToBeVisibleAsync();
        await Expect(window.Tab.Locator("dl.tiles")).ToContainTextAsync(isGerman ? "aktiv" : "active");
        await Expect(window.Tab.Locator("html")).ToHaveAttributeAsync("data-theme", theme == "default" ? "light" : theme);
        await Expect(window.Tab.Locator("html")).ToHaveAttributeAsync("lang", isGerman ? "de" : "en");
        (await window.Tab.Locator("form[action^='/sign-out']").CountAsync()).ShouldBe(0);
        await Expect(Open(window)).ToHaveAttributeAsync("href", new Regex("^/participation\\?lang="));
        (await visitor.Page.Context.CookiesAsync()).ShouldBeEmpty();
        (await window.Asked()).ShouldContain("appInitialization.success");
        (await visitor.Page.Frames[1].EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        await visitor.FindsNothingInTheWay($"tab.{theme}.{locale}.{width}");
    }

    [Fact]
    public async Task it_follows_when_teams_changes_its_theme()
    {
        await using var visitor = await Visit();
        var window = new TeamsWindow(visitor) { Token = await teams.TabToken() };
        await window.Opens(Page);
        await Expect(window.Tab.Locator("dl.tiles")).ToBeVisibleAsync();

        await window.Turns("dark");

        await Expect(window.Tab.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task filters_languages_and_files_work_and_each_asks_teams_for_a_token()
    {
        await using var visitor = await Visit();
        var window = new TeamsWindow(visitor) { Token = await teams.TabToken() };
        await window.Opens(Page);
        await window.Tab.GetByLabel("From week").FillAsync("2026-W41");
        await window.Tab.GetByLabel("To week").FillAsync("2026-W43");
        await window.Tab.GetByRole(AriaRole.Radio, new() { Name = "round" }).CheckAsync();
        await window.Tab.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();

        await Expect(window.Tab.GetByRole(AriaRole.Heading, new() { Name = "By round" })).ToBeVisibleAsync();
        await Expect(window.Tab.GetByLabel("From week")).ToHaveValueAsync("2026-W41");
        await Expect(window.Tab.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        await Expect(Open(window)).ToHaveAttributeAsync("href", new Regex("from=2026-W41&to=2026-W43&by=round"));
        await window.Tab.GetByRole(AriaRole.Link, new() { Name = "DE" }).ClickAsync();
        await Expect(window.Tab.GetByRole(AriaRole.Heading, new() { Name = "Nach Runde" })).ToBeVisibleAsync();
        var file = await visitor.Page.RunAndWaitForDownloadAsync(() =>
            window.Tab.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        file.SuggestedFilename.ShouldBe("participation.csv");
        (await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken)).ShouldStartWith(
            "program,round,week,department,members,due,handedIn,onTime,");
        (await window.Asked()).Count(a => a == "authentication.getAuthToken").ShouldBe(4);
    }

    [Theory]
    [InlineData(
        "en-us",
        "Teams couldn't sign you in here; an administrator may have to allow it first. You can open the page in your browser instead.",
        "Open in the browser",
        "Try again")]
    [InlineData(
        "de-de",
        "Teams konnte dich hier nicht anmelden; vielleicht muss die Administration es erst erlauben. Du kannst die Seite stattdessen im "
        + "Browser öffnen.",
        "Im Browser öffnen",
        "Noch einmal versuchen")]
    public async Task without_a_token_the_way_leads_to_the_browser_and_back(string locale, string sentence, string open, string again)
    {
        await using var visitor = await Visit();
        var window = new TeamsWindow(visitor) { Token = "resourceRequiresConsent" };
        await window.Opens(Page, locale: locale);

        await Expect(window.Tab.GetByText(sentence)).ToBeVisibleAsync();
        await Expect(window.Tab.GetByRole(AriaRole.Link, new() { Name = open })).ToHaveAttributeAsync("target", "_blank");
        await visitor.FindsNothingInTheWay($"tab.no-token.{locale}");

        window.Token = await teams.TabToken();
        await window.Tab.GetByRole(AriaRole.Button, new() { Name = again }).ClickAsync();
        await Expect(window.Tab.Locator("dl.tiles")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("scp", null)]
    [InlineData("azp", "00000000-0000-0000-0000-000000000000")]
    [InlineData("aud", "somebody-else")]
    [InlineData("tid", "99999999-2222-3333-4444-555555555555")]
    [InlineData("ver", "1.0")]
    [InlineData("exp", 1)]
    public async Task a_token_that_is_not_for_the_tab_shows_nothing(string claim, object? value)
    {
        await using var visitor = await Visit();
        var window = new TeamsWindow(visitor) { Token = await teams.TabToken(claim, value) };
        await window.Opens(Page);

        await Expect(window.Tab.GetByRole(AriaRole.Alert)).ToContainTextAsync("Teams couldn't sign you in here");
        (await window.Tab.Locator("dl, table").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task somebody_without_the_role_is_told_whom_to_ask()
    {
        await using var visitor = await Visit();
        var window = new TeamsWindow(visitor) { Token = await teams.TabToken("roles", Array.Empty<string>()) };
        await window.Opens(Page, locale: "de-de");

        await Expect(window.Tab.GetByText("Du bist als Dana Field angemeldet, aber diese Seite ist für HR. Frag Noor Haddad."))
            .ToBeVisibleAsync();
        await Expect(window.Tab.GetByRole(AriaRole.Link, new() { Name = "Im Browser öffnen" })).ToBeVisibleAsync();
        await visitor.FindsNothingInTheWay("tab.no-role");
    }

    [Fact]
    public async Task figures_that_do_not_come_are_asked_for_again()
    {
        await using var visitor = await Visit();
        var window = new TeamsWindow(visitor) { Token = await teams.TabToken() };
        await visitor.Page.RouteAsync("**/participation?*", route => route.AbortAsync());
        await window.Opens(Page);
        await Expect(window.Tab.GetByText("The figures could not be read just now. Nothing is lost; please try again.")).ToBeVisibleAsync();
        await visitor.FindsNothingInTheWay("tab.failed");

        await visitor.Page.UnrouteAsync("**/participation?*");
        await window.Tab.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(window.Tab.Locator("dl.tiles")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task outside_teams_it_says_so_and_leads_to_the_page()
    {
        await using var visitor = await Visit();
        await teams.Tokens();
        await visitor.Opens("/tab");

        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This page is made for Microsoft Teams");
        await visitor.FindsNothingInTheWay("tab.outside");
        var opened = await visitor.Page.Context.RunAndWaitForPageAsync(() =>
            visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Open in the browser" }).ClickAsync());
        await Expect(opened.GetByText("Signed in as Dana Field")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("https://evil.example", "/tab")]
    [InlineData("https://teams.microsoft.com.evil.example", "/tab")]
    [InlineData("https://outlook.office.com", "/tab")]
    [InlineData("https://teams.microsoft.com", "/participation")]
    public async Task nobody_but_teams_frames_it_and_nobody_at_all_the_page(string origin, string path)
    {
        await using var visitor = await Visit();
        var window = new TeamsWindow(visitor) { Token = await teams.TabToken() };
        var refused = visitor.Page.WaitForConsoleMessageAsync(
            new() { Predicate = m => m.Text.Contains("frame-ancestors", StringComparison.Ordinal) });
        await window.Opens(new Uri(teams.Host, path), origin: origin);

        await refused;
        (await window.Asked()).ShouldBeEmpty();
    }

    private Task<Visitor> Visit(Action<BrowserNewContextOptions>? how = null) => teams.Visit(how);

    private static ILocator Open(TeamsWindow window) =>
        window.Tab.GetByRole(AriaRole.Link, new() { NameRegex = new("Open in the browser|Im Browser öffnen") });
}
