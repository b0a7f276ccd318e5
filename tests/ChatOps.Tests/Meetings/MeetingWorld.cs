using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Calls;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Meetings;

/// <summary>Two partners, an Outlook, and what came of their meeting.</summary>
internal sealed class MeetingWorld : IAsyncDisposable
{
    private MeetingWorld(App app, Story story, FakeCalendar outlook) => (App, Story, Outlook) = (app, story, outlook);

    public App App { get; }

    public Story Story { get; }

    public FakeCalendar Outlook { get; }

    public Member Ana => Story.Ana;

    public Member Ben => Story.Ben;

    /// <summary>The two have joined and are not paired yet.</summary>
    public static async Task<MeetingWorld> Begin(
        Engine engine, Channel ana = Channel.Teams, Channel ben = Channel.Slack, bool hasOutlook = true)
    {
        var outlook = new FakeCalendar();
        var app = await App.Prepare(engine);
        if (hasOutlook)
            app.Replaces = services => services.AddSingleton<IMeetingCalendar>(outlook);
        await app.Run();
        var story = await Story.Begin(app, ana, ben);
        return new MeetingWorld(app, story, outlook);
    }

    /// <summary>Paired, with their meeting booked.</summary>
    public static async Task<MeetingWorld> Booked(
        Engine engine, Channel ana = Channel.Teams, Channel ben = Channel.Slack, bool hasOutlook = true)
    {
        var world = await Begin(engine, ana, ben, hasOutlook);
        await world.Pairs();
        await world.Becomes("booked");
        return world;
    }

    public async Task Pairs()
    {
        await Story.Pair();
        await App.Tick();
    }

    /// <summary>Waits until the pair's newest series is in this state.</summary>
    public Task Becomes(string state) =>
        App.Eventually(
            $"SELECT COUNT(*) FROM meeting_series WHERE state = '{state}' AND created_at = (SELECT MAX(created_at) FROM meeting_series)",
            1);

    /// <summary>Waits until nothing is left to do at a calendar.</summary>
    public Task Settles() => App.Eventually("SELECT COUNT(*) FROM meeting_work WHERE state = 'due'", 0);

    public async Task<int> Count(string sql) =>
        await App.Database.Db.Read(db => db.Find<int>(new Statement("test", sql, null)), TestContext.Current.CancellationToken);

    public async Task<string> Text(string sql) =>
        await App.Database.Db.Read(db => db.Find<string>(new Statement("test", sql, null)), TestContext.Current.CancellationToken) ?? "";

    /// <summary>Graph says that something changed in the organizer's calendar.</summary>
    public async Task HearsOfIt()
    {
        var calls = App.Services.GetRequiredService<CallStore>();
        var id = await Text("SELECT id FROM meeting_series WHERE state = 'booked' AND instead_of = ''");
        await App
            .Services.GetRequiredService<Db>()
            .Write(db => calls.QueueRead(db, id, App.Clock.GetCurrentInstant()), TestContext.Current.CancellationToken);
        await Settles();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
