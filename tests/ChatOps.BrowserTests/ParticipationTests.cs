using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ChatOps.BrowserTests;

public sealed class ParticipationTests : IAsyncLifetime
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
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task the_link_opens_figures_that_everybody_can_read(ColorScheme scheme, int width)
    {
        var page = await _browser!.NewPageAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });

        await page.GotoAsync(_host!.OneTimeLink.AbsoluteUri);

        new Uri(page.Url).AbsolutePath.ShouldBe("/participation");
        var weeks = await page.GetByRole(AriaRole.Table).First.GetByRole(AriaRole.Rowheader).AllTextContentsAsync();
        weeks.ShouldContain("2026-W46");
        // The week that is open, and the one that may still be open somewhere, are not there.
        weeks.ShouldNotContain("2026-W48");
        weeks.ShouldNotContain("2026-W47");
        (await page.Locator("tbody tr").First.GetByRole(AriaRole.Cell).First.TextContentAsync()).ShouldBe("24");
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth")).ShouldBeTrue();
        (await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Description}").ShouldBeEmpty();
        if (Environment.GetEnvironmentVariable("CHATOPS_PICTURES") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"participation-{scheme}.png".ToLowerInvariant()), FullPage = true });
    }

    [Fact]
    public async Task signing_out_closes_the_page()
    {
        var page = await _browser!.NewPageAsync();
        await page.GotoAsync(_host!.OneTimeLink.AbsoluteUri);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        (await page.GetByRole(AriaRole.Heading).TextContentAsync()).ShouldBe("Signed out");
        (await page.GotoAsync(new Uri(_host.Address, "/participation").AbsoluteUri))!.Status.ShouldBe(401);
        (await page.GetByRole(AriaRole.Heading).TextContentAsync()).ShouldBe("Please sign in");
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
