using System.Diagnostics;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.CheckIns;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Wire;

/// <summary>
/// What a gesture that is done one by one asks of the database, statement by statement, and how often a server is called for it: there each
/// call is waited for. Whoever adds one adds it here, too, and says why in the commit.
/// </summary>
public abstract class GestureCostTests(string engine) : CostTests(engine)
{
    private static readonly Statement Bens = new(
        "test", "SELECT q.person_id FROM partners q JOIN persons p ON p.id = q.person_id WHERE p.display_name <> 'Ana Ruiz'", null);

    [Fact]
    public async Task saving_a_form_for_later()
    {
        await using var app = await InTheWeek();
        var (account, now) = await AnasWeek(app);

        await Costs(
            app,
            new Inbound(account, "check-in.save", now.FormSubject, new Fields([KeyValuePair.Create("c1_text", "later")]), "test:save"),
            calls: 4,
            "CheckIns/FindCheckIns",
            "CheckIns/SaveDraft",
            "Channels/RefreshCards");
    }

    [Fact]
    public async Task skipping_a_week()
    {
        await using var app = await InTheWeek();
        var (account, now) = await AnasWeek(app);

        await Costs(
            app,
            new Inbound(account, SkipCheckIn.Skip, now.FormSubject, Fields.None, "test:skip"),
            calls: 5,
            "CheckIns/FindCheckIns",
            "CheckIns/SkipCheckIn",
            "Counting/CountWhetherDue and Counting/RecordWhetherDue",
            "CheckIns/PartnersWeeks",
            "Channels/RefreshCards");
    }

    [Fact]
    public async Task commenting_on_a_partners_week()
    {
        await using var app = await InTheWeek();
        var (account, now) = await AnasWeek(app);
        await Dispatch(
            app,
            new Inbound(account, "check-in.submit", now.FormSubject, new Fields([KeyValuePair.Create("c1_text", "shared")]), "test:share"));
        var partner = await AccountOf(app, (await Db(app).Read(s => s.Query<PersonId>(Bens), Stop)).ShouldHaveSingleItem());

        await Costs(
            app,
            new Inbound(
                partner, "copy.comment.send", now.CheckIn.Id, new Fields([KeyValuePair.Create("text", "well done")]), "test:comment"),
            calls: 6,
            "CheckIns/Copies/CoverReaders",
            "CheckIns/Copies/ResponsesOf",
            "CheckIns/Copies/FindCopy",
            "Privacy/FindContentKey",
            "CheckIns/Responses/LastMessage",
            "CheckIns/Responses/AddResponse",
            "Channels/RefreshCards",
            "Channels/QueueCards");
    }

    private async Task Costs(App app, Inbound inbound, int calls, params string[] after)
    {
        using var counted = new ServerCalls();

        (await StatementsOf(app, inbound)).ShouldBe([.. Before, .. after]);

        counted.Count.ShouldBe(Engine == Engine.Postgres ? calls : 0);
    }

    /// <summary>
    /// How often Npgsql called the server for what its maker began. The commit belongs to the whole group and is not among them.
    /// </summary>
    private sealed class ServerCalls : IDisposable
    {
        private readonly Activity _mine = new Activity(nameof(GestureCostTests)).Start();
        private readonly ActivityListener _listener;
        private int _count;

        public ServerCalls()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                    options.Parent.TraceId == _mine.TraceId ? ActivitySamplingResult.PropagationData : ActivitySamplingResult.None,
                ActivityStopped = activity => Interlocked.Add(ref _count, activity.TraceId == _mine.TraceId ? 1 : 0),
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public int Count => _count;

        public void Dispose()
        {
            _listener.Dispose();
            _mine.Dispose();
        }
    }
}

public sealed class SqliteGestureCostTests() : GestureCostTests("sqlite");

public sealed class PostgresGestureCostTests() : GestureCostTests("postgres");
