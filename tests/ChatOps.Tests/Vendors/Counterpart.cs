using System.Diagnostics;
using ChatOps.Tests.Golden;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Vendors;

/// <summary>A vendor's own checker, run in Node.js. Its packages are installed by <c>./test</c>.</summary>
internal static class Counterpart
{
    private static readonly string Scripts = Path.GetFullPath(Path.Combine(Goldens.Folder, "../../counterparts"));

    /// <summary>Skips the test, with the reason, where the packages are not installed; in CI they must be.</summary>
    public static async Task Passes(string script, params string[] arguments)
    {
        SecondProcess.IsNeeded();
        var ct = TestContext.Current.CancellationToken;
        if (!Directory.Exists(Path.Combine(Scripts, "node_modules")))
        {
            (Environment.GetEnvironmentVariable("CI") is "1" or "true").ShouldBeFalse(
                "Node packages are missing: run npm ci in tests/counterparts.");
            Assert.Skip("Node packages are missing: run npm ci in tests/counterparts, or ./test.");
        }
        using var node = Process.Start(new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = Scripts,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = node.StandardOutput.ReadToEndAsync(ct);
        var error = node.StandardError.ReadToEndAsync(ct);
        await node.WaitForExitAsync(ct);
        node.ExitCode.ShouldBe(0, $"{await output}\n{await error}");
    }
}
