using ChatOps.BrowserTests;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]
// A test waits for its page more than it works.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
[assembly: CaptureConsole]

namespace ChatOps.BrowserTests;

/// <summary>
/// The machine's own Chromium, started so that it calls nobody: once for all tests, each with windows of its own (contexts). Ended with the
/// run.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>First the one that draws no windows of its own: a third of the work.</summary>
    private static readonly string[] Places =
    [
        "/usr/bin/chromium-headless-shell",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    private static readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> One = new(Launch);

    /// <summary>Outside CI a machine without a browser may leave its tests out.</summary>
    public static bool MayBeLeftOut => !Places.Any(File.Exists) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    /// <summary>The browser, started for whoever asks first.</summary>
    public static async Task<IBrowser> Running() => (await One.Value).Browser;

    /// <summary>The runner makes one instance of its own and disposes it at the end of the run.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!One.IsValueCreated)
            return;
        var (playwright, browser) = await One.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> Launch()
    {
        var place = Places.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("Chromium is missing: install the package chromium.");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = place,
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                // The window of Teams that tests draw stands at a public address, and frames a host on this machine.
                "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests",
            ],
        });
        return (playwright, browser);
    }
}
