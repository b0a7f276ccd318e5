using ChatOps.Channels.Slack.Install;
using ChatOps.Operations.Checks;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Wire;

/// <summary>Workspaces whose tokens expire every twelve hours.</summary>
public abstract class SlackRotationTests(string engine)
{
    private const string Sister = "T0SISTER";

    private const int TwelveHours = 43_200;

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_token_is_renewed_before_it_expires_and_after_a_restart_again()
    {
        await using var app = await Connected();
        var mia = await Mia(app);

        await app.Until(App.Monday + Duration.FromHours(11));
        Renewals(app).ShouldBe(1);
        app.Slack.Expire($"xoxe.xoxb-{Sister}");
        await mia.Says("week");
        await mia.Reads("Nothing is open right now");

        await app.Restart();
        mia = Mia(app, "U0MIA");
        await app.Until(App.Monday + Duration.FromHours(21.5));
        Renewals(app).ShouldBe(2);
        app.Slack.Expire("xoxe.xoxb-1-1");
        await mia.Says("menu");
        await app.Eventually("SELECT COUNT(*) FROM outbox WHERE state <> 'done'", 0);
        app.Slack.CallsOf("chat.postMessage")[^1].Token.ShouldBe("xoxe.xoxb-1-2");
        (await TableDump.Of(app.Database)).ShouldNotContain(v => v.Contains("xoxe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task an_expired_token_is_renewed_by_whoever_needs_it()
    {
        await using var app = await Connected();
        var mia = await Mia(app);
        app.Slack.Expire($"xoxe.xoxb-{Sister}");
        app.Clock.Set(App.Monday + Duration.FromHours(24));

        await mia.Says("week");

        await mia.Reads("Nothing is open right now");
        Renewals(app).ShouldBe(1);
    }

    [Fact]
    public async Task a_token_that_slack_calls_expired_is_renewed_whatever_our_clock_says()
    {
        await using var app = await Connected();
        var mia = await Mia(app);
        app.Slack.Expire($"xoxe.xoxb-{Sister}");

        await mia.Says("week");

        await mia.Reads("Nothing is open right now");
        await app.Eventually("SELECT COUNT(*) FROM accounts WHERE state <> 'active'", 0);
    }

    [Fact]
    public async Task of_several_instances_one_renews()
    {
        await using var app = await Connected();
        await Mia(app);
        var renewals = Enumerable.Range(0, 4).Select(_ => ActivatorUtilities.CreateInstance<SlackRenewal>(app.Services)).ToList();

        app.Clock.Set(App.Monday + Duration.FromHours(11));
        await Task.WhenAll(renewals.Select(r => r.Tick(app.Clock.GetCurrentInstant(), Stop)));

        Renewals(app).ShouldBe(1);
    }

    [Fact]
    public async Task one_install_that_cannot_be_opened_keeps_no_other_from_being_renewed()
    {
        const string Damaged = "T0DAMAGED";
        await using var app = await Connected();
        using (var installs = new Installs(app))
            await installs.AddRotating(Damaged, TwelveHours);
        await Mia(app);
        var spoil = new Statement("test", "UPDATE slack_installs SET token = refresh_token WHERE team_id = @Team", null);
        await app.Database.Db.Write(db => db.Execute(spoil, new { Team = Damaged }), Stop);

        await app.Until(App.Monday + Duration.FromHours(11));

        Renewals(app).ShouldBe(1);
        app.Lines.All.ShouldContain(l => l.Contains(nameof(SlackRenewal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_renewal_that_did_not_reach_slack_is_tried_again_later()
    {
        await using var app = await Connected();
        var mia = await Mia(app);
        app.Slack.FailWithStatus("oauth.v2.access", 503);
        await app.Until(App.Monday + Duration.FromHours(11));
        await app.Tick();
        Renewals(app).ShouldBe(1, "not at once");

        await Passes(app);
        await app.Tick();

        Renewals(app).ShouldBe(2);
        app.Slack.Expire($"xoxe.xoxb-{Sister}");
        await mia.Says("week");
        await mia.Reads("Nothing is open right now");
    }

    [Fact]
    public async Task a_renewal_whose_answer_a_kill_took_along_costs_nothing_until_the_token_ends_and_is_said()
    {
        await using var app = await Connected();
        var mia = await Mia(app);
        app.Slack.LoseAnswer("oauth.v2.access");
        await app.Until(App.Monday + Duration.FromHours(10.5));
        await app.Restart();
        mia = Mia(app, "U0MIA");
        await Passes(app);
        await app.Tick();

        await mia.Says("week");
        await mia.Reads("Nothing is open right now");
        var doctor = ActivatorUtilities.CreateInstance<SlackCheck>(
            app.Services, app.Services.GetRequiredService<ChatOps.Settings.ChatOpsSettings>() with
            {
                Slack = app.Services.GetRequiredService<ChatOps.Settings.SlackSettings>() with { BotToken = null },
            });
        (await doctor.Run(Stop)).Sentence.ShouldContain(
            $"Slack renews the token of {Sister} no more (invalid_refresh_token); add the app there again");

        app.Slack.Expire($"xoxe.xoxb-{Sister}");
        using (var installs = new Installs(app))
            await installs.AddRotating(Sister, TwelveHours);
        await mia.Says("week");
        await app.Eventually("SELECT COUNT(*) FROM outbox WHERE state NOT IN ('done', 'expired')", 0);
        await app.Eventually("SELECT COUNT(*) FROM slack_installs WHERE renewal_code IS NULL", 1);
    }

    private static int Renewals(App app) =>
        app.Slack.CallsOf("oauth.v2.access").Count(c => c.Text("grant_type") == "refresh_token");

    /// <summary>Half a minute of the database's own clock, which no test can move.</summary>
    private static Task<int> Passes(App app) =>
        app.Database.Db.Write(db => db.Execute(new Statement("test", "UPDATE slack_installs SET renewing_until = 0", null)), Stop);

    /// <summary>The same person, at the host that runs now.</summary>
    private static InSlack Mia(App app, string user) => new(app, new SlackMember(app.Client, app.Slack, user, Sister));

    private static async Task<Member> Mia(App app)
    {
        using (var installs = new Installs(app))
            await installs.AddRotating(Sister, TwelveHours);
        var mia = Installs.Somebody(app, Sister, "U0MIA", "Mia Lund", "mia@contoso.example");
        await mia.Says("hello");
        await mia.Reads("What would you like to do?");
        return mia;
    }

    private async Task<App> Connected()
    {
        var app = await App.Prepare(_engine);
        app.More.AddRange(Installs.Settings(app));
        await app.Run();
        return app;
    }
}

public sealed class SqliteSlackRotationTests() : SlackRotationTests("sqlite");

public sealed class PostgresSlackRotationTests() : SlackRotationTests("postgres");
