using ChatOps.Meetings.Graph.Watching;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Graph;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Meetings.Graph;

/// <summary>Two partners with Outlook calendars in a tenant that the host is connected to.</summary>
internal sealed class OutlookWorld : IAsyncDisposable
{
    private OutlookWorld(App app, Story story) => (App, Story) = (app, story);

    public App App { get; }

    public Story Story { get; }

    public FakeGraph Graph => App.Graph!;

    public Member Ana => Story.Ana;

    public Member Ben => Story.Ben;

    /// <summary>What stands in calendars: exactly one, in the tests that ask.</summary>
    public GraphSeries Series => Graph.Calendars.Standing.ShouldHaveSingleItem();

    /// <summary>The two have joined and are not paired yet.</summary>
    public static async Task<OutlookWorld> Begin(
        Engine engine, Channel ana = Channel.Teams, Channel ben = Channel.Slack, bool isTold = true)
    {
        var app = await App.Prepare(engine);
        await app.ConnectGraph(isTold);
        await app.Run();
        var world = new OutlookWorld(app, await Story.Begin(app, ana, ben));
        // Slack is asked for an address after somebody wrote.
        await app.Eventually("SELECT COUNT(*) FROM persons WHERE work_email IS NULL", 0);
        await Mailboxes(app);
        return world;
    }

    /// <summary>Paired, with their meeting booked and watched.</summary>
    public static async Task<OutlookWorld> Booked(
        Engine engine, Channel ana = Channel.Teams, Channel ben = Channel.Slack, bool isTold = true)
    {
        var world = await Begin(engine, ana, ben, isTold);
        await world.Pairs();
        await world.IsBooked();
        await world.IsWatched();
        return world;
    }

    public async Task Pairs()
    {
        await Story.Pair();
        await App.Tick();
    }

    public Task IsBooked() => App.Eventually("SELECT COUNT(*) FROM meeting_series WHERE state = 'booked'", 1);

    /// <summary>The organizer's mailbox is looked after, and its calendar was read once.</summary>
    public async Task IsWatched()
    {
        await App.Tick();
        await App.Eventually(
            "SELECT COUNT(*) FROM graph_watches WHERE delta_link IS NOT NULL AND next_at > "
                + (App.Clock.GetCurrentInstant() + Duration.FromMinutes(4)).ToUnixTimeMilliseconds(),
            1);
        await Settles();
    }

    /// <summary>Nothing is left to do at a calendar, and nothing is on its way to us.</summary>
    public async Task Settles()
    {
        await App.Eventually(() => Graph.Subscriptions.IsQuiet, () => "Notifications are still on their way.");
        await App.Eventually("SELECT COUNT(*) FROM meeting_work WHERE state = 'due'", 0);
    }

    /// <summary>The next turn of looking, without waiting for it.</summary>
    public async Task Looks()
    {
        await App.Database.Db.Write(
            db => db.Execute(new Statement("test", "UPDATE graph_watches SET next_at = 0", null)), TestContext.Current.CancellationToken);
        App.Services.GetRequiredService<GraphSignal>().Call();
        await App.Eventually(
            "SELECT COUNT(*) FROM graph_watches WHERE next_at = 0 OR next_at < "
                + (App.Clock.GetCurrentInstant() + Duration.FromMinutes(4)).ToUnixTimeMilliseconds(),
            0);
        await Settles();
    }

    public async Task<int> Count(string sql) =>
        await App.Database.Db.Read(db => db.Find<int>(new Statement("test", sql, null)), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>Everybody gets the mailbox by which Graph knows them.</summary>
    public static async Task Mailboxes(App app)
    {
        var people = await app.Database.Db.Read(
            db =>
                db.Query<(string Email, string Id)>(
                    new Statement(
                        "test",
                        "SELECT p.work_email, COALESCE((SELECT MIN(a.user_id) FROM accounts a WHERE a.person_id = p.id AND a.channel = "
                        + "'teams'), p.work_email) FROM persons p WHERE p.work_email IS NOT NULL",
                        null)),
            TestContext.Current.CancellationToken);
        foreach (var (email, id) in people)
            app.Graph!.Calendars.Add(id, email);
    }
}
