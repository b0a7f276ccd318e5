using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ChatOps.BrowserTests;

/// <summary>The moderators' console, as a moderator of the demo sees it.</summary>
public sealed class ConsoleTests : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private RunningHost? _host;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Chromium.MayBeLeftOut, "Chromium is missing: install the package chromium.");
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.Launch(_playwright);
        _host = await RunningHost.Start("serve", "--demo", "--at", "2026-11-24T10:00:00Z");
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280, "en-GB")]
    [InlineData(ColorScheme.Dark, 390, "de-DE")]
    public async Task the_questions_can_be_changed_and_seen_before_they_are_saved(ColorScheme scheme, int width, string locale)
    {
        var page = await _browser!.NewPageAsync(new() { ColorScheme = scheme, Locale = locale, ViewportSize = new() { Width = width, Height = 900 } });
        await page.GotoAsync(_host!.OneTimeLink.AbsoluteUri);
        await page.GotoAsync(new Uri(_host.Address, "/console").AbsoluteUri);
        await page.Locator("main li a").First.ClickAsync();
        await page.Locator("nav a[href$='questions']").ClickAsync();

        await page.Locator("button[value='add:OneOf']").ClickAsync();
        await page.Locator("[name='q5.label.en']").FillAsync("Where do you work this week?");
        await page.Locator("[name='q5.label.de']").FillAsync("Wo arbeitest du diese Woche?");
        await page.Locator("[name='q5.c0.label.en']").FillAsync("At home");
        await page.Locator("[name='q5.c1.label.en']").FillAsync("In the office");

        // The preview follows what is typed, and nothing is saved by it.
        var asked = locale.StartsWith("de", StringComparison.Ordinal) ? "Wo arbeitest du diese Woche?" : "Where do you work this week?";
        await Assertions.Expect(page.Locator("#preview").GetByText(asked).First).ToBeVisibleAsync();
        (await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Description}: {v.Nodes[0].Html}").ShouldBeEmpty();
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth")).ShouldBeTrue();
        if (Environment.GetEnvironmentVariable("CHATOPS_PICTURES") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"questions-{scheme}.png".ToLowerInvariant()), FullPage = true });
        await page.Locator("button[value='save']").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await page.ReloadAsync();
        (await page.Locator("[name='q5.c1.label.en']").InputValueAsync()).ShouldBe("In the office");
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280, "en-GB")]
    [InlineData(ColorScheme.Dark, 390, "de-DE")]
    public async Task every_list_can_be_read_by_everybody(ColorScheme scheme, int width, string locale)
    {
        var page = await _browser!.NewPageAsync(new() { ColorScheme = scheme, Locale = locale, ViewportSize = new() { Width = width, Height = 900 } });
        await page.GotoAsync(_host!.OneTimeLink.AbsoluteUri);
        await page.GotoAsync(new Uri(_host.Address, "/console").AbsoluteUri);
        await page.Locator("main li a").First.ClickAsync();

        foreach (var list in (string[])["rounds", "members", "applicants"])
        {
            await page.Locator($"nav a[href$='{list}']").ClickAsync();
            await Assertions.Expect(page.Locator("nav [aria-current=page]")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex($"{list}$"));
            (await page.Locator("main article, main table").CountAsync()).ShouldBe(1, list);
            (await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Description}: {v.Nodes[0].Html}").ShouldBeEmpty(list);
            (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth")).ShouldBeTrue(list);
            if (Environment.GetEnvironmentVariable("CHATOPS_PICTURES") is { } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"console-{list}-{scheme}.png".ToLowerInvariant()), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
