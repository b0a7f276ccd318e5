using ChatOps.Channels;
using ChatOps.Channels.Dispatching;
using ChatOps.CheckIns;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Wire;

/// <summary>What a gesture asks of the database. Whoever adds a statement adds it in the test, too, and says why in the commit.</summary>
public abstract class CostTests(string engine)
{
    private static readonly Statement Anas = new(
        "test", "SELECT c.id, c.person_id FROM check_ins c JOIN persons p ON p.id = c.person_id WHERE p.display_name = 'Ana Ruiz'", null);

    internal Engine Engine { get; } = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    /// <summary>Where others write meanwhile, the pair is locked first; then whether it was done before, and who did it.</summary>
    protected string[] Before =>
        [
            .. Engine == Engine.Postgres ? ["Partnerships/HoldPairsOfAccounts"] : Array.Empty<string>(),
            "Channels/RememberDeliveries",
            "People/FindVisitors",
        ];

    protected static Ct Stop => TestContext.Current.CancellationToken;

    internal async Task<App> InTheWeek()
    {
        var app = await App.Start(Engine);
        await Story.InTheWeek(app, Channel.Slack, Channel.Teams);
        return app;
    }

    internal static async Task<List<string>> StatementsOf(App app, Inbound inbound)
    {
        using var heard = new StatementsHeard();
        (await Dispatch(app, inbound)).ShouldBe(Answer.Done);
        return heard.Names;
    }

    internal static Task<Answer> Dispatch(App app, Inbound inbound) =>
        app.Services.GetRequiredService<Dispatcher>().Dispatch(inbound with { IsAnsweredAtOnce = true, SeesCardInChat = true }, Stop);

    internal static async Task<(AccountKey Account, Situation Now)> AnasWeek(App app)
    {
        var (checkIn, person) = (await Db(app).Read(s => s.Query<(string, PersonId)>(Anas), Stop)).ShouldHaveSingleItem();
        return (
            await AccountOf(app, person),
            (await Db(app).Read(s => app.Services.GetRequiredService<CheckInStore>().Find(s, checkIn), Stop))!);
    }

    internal static async Task<AccountKey> AccountOf(App app, PersonId person) =>
        (await Db(app).Read(s => app.Services.GetRequiredService<PersonStore>().AccountsOf(s, person), Stop)).ShouldHaveSingleItem().Key;

    internal static Db Db(App app) => app.Services.GetRequiredService<Db>();
}
