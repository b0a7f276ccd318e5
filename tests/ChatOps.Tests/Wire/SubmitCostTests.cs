using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.CheckIns;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Wire;

/// <summary>
/// What sharing a week asks of the database, statement by statement. Everybody shares within the same hours, so each more is paid a hundred thousand times:
/// whoever adds one adds it here, too, and says why in the commit.
/// </summary>
public abstract class SubmitCostTests(string engine)
{
    /// <summary>Where others write meanwhile, the pair is locked first.</summary>
    private string[] Holding => engine == "postgres" ? ["Pairing/HoldPairsOfAccounts"] : [];

    [Fact]
    public async Task sharing_a_week_takes_these_statements_and_no_more()
    {
        await using var app = await App.Start(engine == "postgres" ? Engine.Postgres : Engine.Sqlite);
        await Story.InTheWeek(app, Channel.Slack, Channel.Teams);
        var (account, subject) = await AnasForm(app);

        (await StatementsOf(app, Share(account, subject, "first"))).ShouldBe(
        [
            .. Holding, "Channels/RememberDeliveries", "People/FindVisitors", "CheckIns/FindCheckIns", "CheckIns/ShareCheckIns",
            "Counting/CountShared and Counting/RecordShared", "Channels/QueueCards", "Channels/RefreshCards",
        ]);

        (await StatementsOf(app, Share(account, (await AnasForm(app)).Subject, "second"))).ShouldBe(
        [
            .. Holding, "Channels/RememberDeliveries", "People/FindVisitors", "CheckIns/FindCheckIns", "CheckIns/ShareCheckIns",
            "Channels/QueueCards", "Channels/RefreshCards", "Channels/RefreshCards",
        ]);
    }

    private static async Task<List<string>> StatementsOf(App app, Inbound inbound)
    {
        using var heard = new StatementsHeard();
        (await app.Services.GetRequiredService<Dispatcher>().Dispatch(inbound, TestContext.Current.CancellationToken)).ShouldBe(Answer.Done);
        return heard.Names;
    }

    private static Inbound Share(AccountKey account, string subject, string text) =>
        new(account, "check-in.submit", subject, new Fields([KeyValuePair.Create("c1_text", text)]), $"test:{text}") { IsAnsweredAtOnce = true, SeesCardInChat = true };

    private static async Task<(AccountKey Account, string Subject)> AnasForm(App app)
    {
        var db = app.Services.GetRequiredService<Db>();
        var (checkIn, person) = (await db.Read(s => s.Query<(string, PersonId)>(Anas), TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        var now = (await db.Read(s => app.Services.GetRequiredService<CheckInStore>().Find(s, checkIn), TestContext.Current.CancellationToken))!;
        var account = (await db.Read(s => app.Services.GetRequiredService<PersonStore>().AccountsOf(s, person), TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        return (account.Key, now.FormSubject);
    }

    private static readonly Statement Anas = new(
        "test", "SELECT c.id, c.person_id FROM check_ins c JOIN persons p ON p.id = c.person_id WHERE p.display_name = 'Ana Ruiz'", null);
}

public sealed class SqliteSubmitCostTests() : SubmitCostTests("sqlite");

public sealed class PostgresSubmitCostTests() : SubmitCostTests("postgres");
