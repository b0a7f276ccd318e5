using ChatOps.BrowserTests.Demo;
using Microsoft.Playwright;
using Xunit;

namespace ChatOps.BrowserTests;

/// <summary>A demo with twelve weeks of history, and HR signed in by the link of its start.</summary>
public sealed class ParticipationFixture : IAsyncLifetime
{
    private IBrowser? _browser;
    private RunningHost? _host;
    private string? _session;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.MayBeLeftOut)
            return;
        _host = await RunningHost.Start("serve", "--demo", "--at", "2026-11-25T10:00:00Z");
        _browser = await Chromium.Running();
        await using var context = await _browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(_host.OneTimeLink.AbsoluteUri);
        // The clock's first tick says which weeks are over.
        for (var i = 0; i < 100 && await page.Locator("dl.tiles").CountAsync() == 0; i++)
        {
            await page.WaitForTimeoutAsync(100);
            await page.ReloadAsync();
        }

        _session = await context.StorageStateAsync();
    }

    internal async Task<Visitor> Visit(Action<BrowserNewContextOptions>? how = null, bool isSignedIn = true)
    {
        Assert.SkipWhen(_browser is null, "Chromium is missing: install the package chromium.");
        var options = new BrowserNewContextOptions
        {
            BaseURL = _host!.Address.ToString(),
            Locale = "en-GB",
            ViewportSize = new() { Width = 1280, Height = 900 },
            StorageState = isSignedIn ? _session : null,
        };
        how?.Invoke(options);
        var context = await _browser!.NewContextAsync(options);
        return new Visitor(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }
}
