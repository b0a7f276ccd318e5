using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;

namespace ChatOps.Tests.Wire;

/// <summary>
/// Sharing a week, statement by statement. Everybody shares within the same hours, so each more is paid a hundred thousand times.
/// </summary>
public abstract class SubmitCostTests(string engine) : CostTests(engine)
{
    [Fact]
    public async Task sharing_a_week_takes_these_statements_and_no_more()
    {
        await using var app = await InTheWeek();
        var (account, now) = await AnasWeek(app);

        (await StatementsOf(app, Share(account, now.FormSubject, "first"))).ShouldBe(
        [
            .. Before, "CheckIns/FindCheckIns", "CheckIns/ShareCheckIns",
            "Counting/CountShared and Counting/RecordShared", "Channels/QueueCards", "Channels/RefreshCards",
        ]);

        (await StatementsOf(app, Share(account, (await AnasWeek(app)).Now.FormSubject, "second"))).ShouldBe(
        [
            .. Before, "CheckIns/FindCheckIns", "CheckIns/ShareCheckIns",
            "Channels/QueueCards", "Channels/RefreshCards", "Channels/RefreshCards",
        ]);
    }

    private static Inbound Share(AccountKey account, string subject, string text) =>
        new(account, "check-in.submit", subject, new Fields([KeyValuePair.Create("c1_text", text)]), $"test:{text}");
}

public sealed class SqliteSubmitCostTests() : SubmitCostTests("sqlite");

public sealed class PostgresSubmitCostTests() : SubmitCostTests("postgres");
