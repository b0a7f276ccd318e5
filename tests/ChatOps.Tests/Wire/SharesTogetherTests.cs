using ChatOps.Channels;
using ChatOps.Channels.Dispatching;
using ChatOps.Storage;
using ChatOps.Storage.Writing;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using static ChatOps.Tests.Drivers.Shares;

namespace ChatOps.Tests.Wire;

/// <summary>
/// Everybody shares within the same hours: what arrives at the same moment is loaded, decided and saved together, and means the same as one
/// by one.
/// </summary>
public abstract class SharesTogetherTests(string engine)
{
    /// <summary>Where others write meanwhile, the pairs of a group are locked before it starts.</summary>
    private const string Holding = "Partnerships/HoldPairsOfAccounts";

    private static Ct Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_moments_shares_take_as_many_statements_as_one_and_reach_every_partner()
    {
        await using var app = await Started();
        var couples = await Couple.Seed(app, 4);
        var shares = new List<Inbound>();
        foreach (var couple in couples)
            shares.AddRange([
                await Share(app, Tess(couple), couple.TessWeek, $"By {couple.Tess.Name}"),
                await Share(app, Sam(couple), couple.SamWeek, $"By {couple.Sam}"),
            ]);

        var (answers, statements) = await InOneMoment(app, shares);

        answers.ShouldAllBe(a => a == Answer.Done);
        statements.Count(s => s == "Privacy/AddContentKey").ShouldBe(8, "it is everybody's first");
        statements.Where(s => s != "Privacy/AddContentKey" && s != Holding).Order().ShouldBe(new[]
        {
            "People/FindVisitors", "People/FindVisitors", "CheckIns/FindCheckIns", "Channels/RememberDeliveries", "CheckIns/ShareCheckIns",
            "Counting/CountShared and Counting/RecordShared", "Channels/QueueCards", "Channels/RefreshCards",
        }.Order(), "one workspace and one tenant, and the rest once");
        statements.Count(s => s == Holding).ShouldBe(engine == "postgres" ? 1 : 0);
        foreach (var couple in couples)
        {
            await Reads(() => couple.InTeams(app, app.Client).Sees(), $"By {couple.Sam}");
            await Reads(() => couple.InSlack(app, app.Client).Sees(), $"By {couple.Tess.Name}");
        }

        (
            await Count(
                app,
                "SELECT COUNT(*) FROM check_ins WHERE state = 'shared' AND version = 2 AND words IS NOT NULL AND shared_at IS NOT NULL AND "
                + "changed_at IS NULL"
            )).ShouldBe(8);
        (await Count(app, "SELECT COUNT(*) FROM participation_facts WHERE is_shared AND is_due AND is_on_time")).ShouldBe(8);
        (await Count(app, "SELECT SUM(shared) FROM participation_rollup")).ShouldBe(8);
        (await Count(app, "SELECT SUM(on_time) FROM participation_rollup")).ShouldBe(8);
    }

    [Fact]
    public async Task changes_of_one_moment_reach_every_partner_too()
    {
        await using var app = await Started();
        var couples = await Couple.Seed(app, 2);
        await InOneMoment(
            app,
            [
                await Share(app, Tess(couples[0]), couples[0].TessWeek, "first"),
                await Share(app, Sam(couples[1]), couples[1].SamWeek, "first"),
            ]);

        await InOneMoment(
            app,
            [
                await Share(app, Tess(couples[0]), couples[0].TessWeek, "second"),
                await Share(app, Sam(couples[1]), couples[1].SamWeek, "second"),
            ]);

        await Reads(() => couples[0].InSlack(app, app.Client).Sees(), "second");
        await Reads(() => couples[1].InTeams(app, app.Client).Sees(), "second");
        (await Count(app, "SELECT COUNT(*) FROM check_ins WHERE version = 3 AND changed_at IS NOT NULL")).ShouldBe(2);
        (await Count(app, "SELECT SUM(shared) FROM participation_rollup")).ShouldBe(2, "a change is no second share");
    }

    /// <summary>
    /// A delivery that comes twice, a form that was overtaken, somebody else's week, one that is over, one whose words can't be read.
    /// </summary>
    [Fact]
    public async Task who_does_something_else_is_answered_as_alone_and_holds_up_nobody()
    {
        await using var app = await Started();
        var couples = await Couple.Seed(app, 5);
        var twice = await Share(app, Tess(couples[0]), couples[0].TessWeek, "only once");
        var overtaken = await Share(app, Sam(couples[0]), couples[0].SamWeek, "newer");
        var foreign = await Share(app, Tess(couples[1]), couples[2].TessWeek, "not mine");
        var over = await Share(app, Sam(couples[2]), couples[2].SamWeek, "too late");
        var good = await Share(app, Sam(couples[4]), couples[4].SamWeek, "as always");
        await InOneMoment(app, [await Share(app, Tess(couples[3]), couples[3].TessWeek, "to be damaged")]);
        var broken = await Share(app, Tess(couples[3]), couples[3].TessWeek, "overwritten");
        await Run(app, "UPDATE check_ins SET words = @Damaged WHERE id = @Id", couples[3].TessWeek);
        await Run(app, "UPDATE check_ins SET is_closed = TRUE, closes_at = 1 WHERE id = @Id", couples[2].SamWeek);

        var (answers, _) = await InOneMoment(
            app, [twice, twice, overtaken with { DeliveryId = "test:older" }, overtaken, foreign, over, broken, good]);

        answers[0].ShouldBe(Answer.Done);
        answers[1].ShouldBe(Answer.Done);
        answers[3].ShouldNotBeNull();
        answers[4].ShouldBeOfType<Answer.Say>();
        answers[5].ShouldBe(Answer.Done, "the card in the chat says that the week is over");
        (await Count(app, $"SELECT COUNT(*) FROM check_ins WHERE id = '{couples[2].SamWeek}' AND draft IS NOT NULL")).ShouldBe(
            1, "what was typed is kept");
        answers[6].ShouldBeNull("it can't be read, and that is told alone");
        answers[7].ShouldBe(Answer.Done);
        (await VersionOf(app, couples[0].TessWeek)).ShouldBe(2, "the second delivery did nothing");
        (await VersionOf(app, couples[0].SamWeek)).ShouldBe(2, "the same words again did nothing");
        (await VersionOf(app, couples[2].TessWeek)).ShouldBe(1);
        (await Count(app, $"SELECT COUNT(*) FROM check_ins WHERE id = '{couples[2].SamWeek}' AND state = 'shared'")).ShouldBe(0);
        (await VersionOf(app, couples[3].TessWeek)).ShouldBe(2);
        (await VersionOf(app, couples[4].SamWeek)).ShouldBe(2);
        (await Count(app, "SELECT SUM(shared) FROM participation_rollup")).ShouldBe(4);
    }

    /// <summary>
    /// Somebody saves, and sends the form that they had opened before: it is the older one, also when others share in the same moment.
    /// </summary>
    [Fact]
    public async Task what_somebody_did_first_counts_first()
    {
        await using var app = await Started();
        var couples = await Couple.Seed(app, 3);
        var share = await Share(app, Tess(couples[0]), couples[0].TessWeek, "shared");
        var save = (await Share(app, Tess(couples[0]), couples[0].TessWeek, "saved")) with { Action = "check-in.save" };

        var (answers, _) = await InOneMoment(
            app,
            [
                save,
                share,
                await Share(app, Tess(couples[1]), couples[1].TessWeek, "other"),
                await Share(app, Sam(couples[2]), couples[2].SamWeek, "another"),
            ]);

        answers[1].ShouldBeOfType<Answer.Ask>("the form is older than what was saved");
        (await Count(app, "SELECT COUNT(*) FROM check_ins WHERE state = 'shared'")).ShouldBe(2);
        (await Count(app, "SELECT COUNT(*) FROM check_ins WHERE draft IS NOT NULL")).ShouldBe(1);
    }

    /// <summary>Whoever does something comes to the same writer, so that one moment's are one group.</summary>
    private async Task<App> Started()
    {
        var app = await App.Prepare(engine == "postgres" ? Engine.Postgres : Engine.Sqlite);
        app.With = services => services.Replace(ServiceDescriptor.Singleton(app.Database.Settings with { Writers = 1 }));
        await app.Run();
        return app;
    }

    /// <summary>They wait behind a unit that keeps the writer busy. Null in the place of one that failed.</summary>
    private static async Task<(IReadOnlyList<Answer?> Answers, IReadOnlyList<string> Statements)> InOneMoment(
        App app, IReadOnlyList<Inbound> gestures)
    {
        var dispatcher = app.Services.GetRequiredService<Dispatcher>();
        var release = new TaskCompletionSource<bool>();
        var holding = app.Services.GetRequiredService<Db>().WriteInTurn(new WriteTurn("holding"), _ => release.Task, Ct);
        using var heard = new StatementsHeard();
        var dispatched = gestures.Select(g => dispatcher.Dispatch(g, Ct)).ToList();
        release.SetResult(true);
        await holding;
        var answers = new List<Answer?>();
        foreach (var one in dispatched)
        {
            try
            {
                answers.Add(await one);
            }
            catch (Exception)
            {
                answers.Add(null);
            }
        }

        return (answers, heard.Names);
    }

    private static Task<int> VersionOf(App app, string id) => Count(app, $"SELECT version FROM check_ins WHERE id = '{id}'");

    private static Task<int> Run(App app, string sql, string id) =>
        app.Database.Db.Write(db => db.Execute(new Statement("test", sql, null), new { Id = id, Damaged = new byte[] { 1, 2, 3 } }), Ct);
}

public sealed class SqliteSharesTogetherTests() : SharesTogetherTests("sqlite");

public sealed class PostgresSharesTogetherTests() : SharesTogetherTests("postgres");
