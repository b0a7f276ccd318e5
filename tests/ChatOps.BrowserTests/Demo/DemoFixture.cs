using Microsoft.Playwright;
using Xunit;

namespace ChatOps.BrowserTests.Demo;

/// <summary>
/// One demo and one browser for the stories of the desk. On a Tuesday morning, when everybody's week is open. Each story has a pair of its
/// own.
/// </summary>
public sealed class DemoFixture : IAsyncLifetime
{
    private IBrowser? _browser;
    private RunningHost? _host;

    public Uri Address => _host!.Address;

    public async ValueTask InitializeAsync()
    {
        _host = await RunningHost.Start("serve", "--demo", "--at", "2026-11-24T10:00:00Z");
        if (Chromium.MayBeLeftOut)
            return;
        _browser = await Chromium.Running();
    }

    /// <summary>A visitor with a browser of their own.</summary>
    internal async Task<Visitor> Visit(Action<BrowserNewContextOptions>? how = null)
    {
        Assert.SkipWhen(_browser is null, "Chromium is missing: install the package chromium.");
        var options = new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            Locale = "en-GB",
            ViewportSize = new() { Width = 1280, Height = 900 },
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
