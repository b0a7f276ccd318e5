using System.Diagnostics;

namespace ChatOps.Tests.Golden;

/// <summary>Every golden file against the vendors' schemas, limits and renderers, in Node.js and a real browser.</summary>
public sealed class ContractTests
{
    private static readonly string Counterparts = Path.GetFullPath(Path.Combine(Goldens.Folder, "../../counterparts"));

    [Fact]
    public Task adaptive_cards_fit_microsofts_schema_and_renderer() => Pass("check-cards.mjs");

    [Fact]
    public Task blocks_fit_slacks_types_and_limits() => Pass("check-blocks.mjs");

    [Fact]
    public Task pages_are_labelled_and_fit_a_phone() => Pass("check-html.mjs");

    private static async Task Pass(string script)
    {
        var ct = TestContext.Current.CancellationToken;
        if (!Directory.Exists(Path.Combine(Counterparts, "node_modules")))
        {
            (Environment.GetEnvironmentVariable("CI") is "1" or "true").ShouldBeFalse("Node packages are missing: run npm ci in tests/counterparts.");
            Assert.Skip("Node packages are missing: run npm ci in tests/counterparts, or ./test.");
        }
        using var node = Process.Start(new ProcessStartInfo("node", [script, Goldens.Folder])
        {
            WorkingDirectory = Counterparts,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = node.StandardOutput.ReadToEndAsync(ct);
        var error = node.StandardError.ReadToEndAsync(ct);
        await node.WaitForExitAsync(ct);
        node.ExitCode.ShouldBe(0, $"{await output}\n{await error}");
    }
}
