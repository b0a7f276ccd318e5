using ChatOps.BrowserTests.Demo;
using Microsoft.Playwright;
using Xunit;

namespace ChatOps.BrowserTests;

/// <summary>
/// Hosts whose figures are in one state each: none yet, all hidden, out of reach. HR is signed in by the link of each start.
/// </summary>
public sealed class PageStateFixture : IAsyncLifetime
{
    private readonly Dictionary<string, (RunningHost Host, string Session)> _hosts = [];
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.MayBeLeftOut)
            return;
        _browser = await Chromium.Running();
        await Add("no-data");
        await Add("all-hidden");
        await _hosts["all-hidden"]
            .Host.Write(
                "INSERT INTO participation_programs VALUES ('autumn', 'Autumn 2026')",
                "INSERT INTO participation_rounds VALUES ('autumn', 1, TRUE)",
                "INSERT INTO participation_members VALUES ('autumn', 'Legal', '2026-11-02', 3), ('autumn', '', '2026-11-02', 1)",
                "INSERT INTO participation_weeks VALUES ('autumn', '2026-11-02', 1, TRUE, NULL, 2, 0), ('autumn', '2026-11-09', 1, TRUE, "
                + "NULL, 2, 0)",
                "INSERT INTO participation_rollup VALUES ('autumn', 1, '2026-11-02', 'Legal', 0, 3, 3, 2, 1), ('autumn', 1, '2026-11-09', "
                + "'Legal', 0, 3, 3, 1, 1)");
        await Add("signing-out");
        await Add("failed", "--Database:ParticipationConnectionString", "Data Source=nowhere/at-all.db");
    }

    internal async Task<Visitor> Visit(string state, Action<BrowserNewContextOptions> how)
    {
        Assert.SkipWhen(_browser is null, "Chromium is missing: install the package chromium.");
        var (host, session) = _hosts[state];
        var options = new BrowserNewContextOptions { BaseURL = host.Address.ToString(), StorageState = session };
        how(options);
        var context = await _browser!.NewContextAsync(options);
        return new Visitor(context, await context.NewPageAsync());
    }

    private async Task Add(string state, params string[] more)
    {
        var host = await RunningHost.Start(["serve", .. more]);
        await using var context = await _browser!.NewContextAsync();
        await (await context.NewPageAsync()).GotoAsync(host.OneTimeLink.AbsoluteUri);
        _hosts[state] = (host, await context.StorageStateAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (host, _) in _hosts.Values)
            await host.DisposeAsync();
    }
}
