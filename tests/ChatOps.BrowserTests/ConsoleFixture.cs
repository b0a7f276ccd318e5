using ChatOps.BrowserTests.Demo;
using ChatOps.Programs;
using ChatOps.Rounds.Opening;
using ChatOps.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using Ids = ChatOps.People.Ids;

namespace ChatOps.BrowserTests;

/// <summary>
/// A demo whose moderator has something to do everywhere: a proposal, an applicant, a quiet pair, somebody out of reach. Signed in by the
/// link of its start.
/// </summary>
public sealed class ConsoleFixture : IAsyncLifetime
{
    private IBrowser? _browser;
    private RunningHost? _host;
    private string? _session;

    /// <summary>The address of the demo's program.</summary>
    public static string Console => "/console/sample-program";

    public async ValueTask InitializeAsync()
    {
        if (Chromium.MayBeLeftOut)
            return;
        _host = await RunningHost.Start("serve", "--demo", "--at", "2026-11-24T10:00:00Z");
        _browser = await Chromium.Running();
        await using var context = await _browser.NewContextAsync();
        await (await context.NewPageAsync()).GotoAsync(_host.OneTimeLink.AbsoluteUri);
        _session = await context.StorageStateAsync();
        await Happens();
    }

    internal async Task<Visitor> Visit(Action<BrowserNewContextOptions>? how = null)
    {
        Assert.SkipWhen(_browser is null, "Chromium is missing: install the package chromium.");
        var options = new BrowserNewContextOptions
        {
            BaseURL = _host!.Address.ToString(),
            Locale = "en-GB",
            ViewportSize = new() { Width = 1280, Height = 900 },
            StorageState = _session,
        };
        how?.Invoke(options);
        var context = await _browser!.NewContextAsync(options);
        return new Visitor(context, await context.NewPageAsync());
    }

    /// <summary>The language that the bot knows its moderator by.</summary>
    internal Task Speaks(string locale) => Run($"UPDATE persons SET locale = '{locale}' WHERE display_name = 'Zoe Moderator'");

    internal Task Run(string sql) =>
        _host!
            .Services.GetRequiredService<Db>()
            .Write(db => db.Execute(new Statement("test", sql, null)), TestContext.Current.CancellationToken);

    internal async Task<int> Count(string sql) =>
        await _host!
            .Services.GetRequiredService<Db>()
            .Read(db => db.Find<int>(new Statement("test", sql, null)), TestContext.Current.CancellationToken);

    /// <summary>Looks at the clock until the proposal is where it should be.</summary>
    internal async Task Until(string state)
    {
        for (var tries = 0; await Count($"SELECT COUNT(*) FROM proposals WHERE state = '{state}'") == 0; tries++)
        {
            if (tries > 200)
                throw new TimeoutException($"No proposal is {state}.");
            await _host!
                .Services.GetRequiredService<RoundTick>()
                .Tick(_host.Services.GetRequiredService<NodaTime.IClock>().GetCurrentInstant(), TestContext.Current.CancellationToken);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What a program of many sees in a month, in one afternoon.</summary>
    private async Task Happens()
    {
        await Run("UPDATE programs SET is_open = FALSE");
        foreach (var name in new[] { "Yara Applicant", "Zeno Applicant" })
        {
            await Run(
                $"""
                INSERT INTO persons (id, display_name, work_email, zone, locale, work_days, work_from, work_until, allows_outside_hours, created_at)
                SELECT '{Ids.New()}', '{name}', '{name[
                    ..4
                ]}@sample.example', 'Europe/Berlin', 'en', work_days, work_from, work_until, FALSE, created_at FROM persons WHERE display_name = 'Ana Sample'
                """);
            await Run(
                $"""
                INSERT INTO memberships (id, program_id, person_id, state, notice_version, notice_at, joined_at)
                SELECT '{Ids.New()}', g.id, p.id, 'applied', {DataNoticeCard.BuiltIn}, p.created_at, p.created_at FROM programs g, persons p WHERE p.display_name = '{name}'
                """);
        }

        // Uma and Vera have let two weeks pass; Milo's partnership ended; nobody reached Rosa.
        await Run(
            "UPDATE check_ins SET state = 'due' WHERE is_closed = TRUE AND person_id IN (SELECT id FROM persons WHERE display_name IN "
            + "('Uma Sample', 'Vera Beispiel'))");
        await Run(
            "UPDATE partnerships SET ended_at = 1 WHERE ended_at IS NULL AND id IN (SELECT b.partnership_id FROM partners b JOIN persons p "
            + "ON p.id = b.person_id WHERE p.display_name = 'Milo Sample')");
        await Run(
            "UPDATE outbox SET state = 'unreachable', message_id = NULL, code = 'MessageWritesBlocked' WHERE kind = 'reveal' AND person_id "
            + "= (SELECT id FROM persons WHERE display_name = 'Rosa Specimen')");
        await Run("UPDATE accounts SET state = 'blocked' WHERE person_id = (SELECT id FROM persons WHERE display_name = 'Rosa Specimen')");
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }
}
