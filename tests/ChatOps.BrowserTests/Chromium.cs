using Microsoft.Playwright;

namespace ChatOps.BrowserTests;

/// <summary>The machine's own Chromium, started so that it calls nobody.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Outside CI a machine without a browser may leave its tests out.</summary>
    public static bool MayBeLeftOut => !Places.Any(File.Exists) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    public static Task<IBrowser> Launch(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Places.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("Chromium is missing: install the package chromium."),
        Args =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            // The window of Teams that tests draw stands at a public address, and frames a host on this machine.
            "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests",
        ],
    });
}
