using ChatOps.Clock;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Drivers;

/// <summary>A program with its moderator and as many members as a story needs, in turns in Slack and in Teams.</summary>
internal sealed class Circle
{
    private readonly Story _story;

    private Circle(Story story) => _story = story;

    public App App => _story.App;

    public Member Dana => _story.Dana;

    /// <summary>Ana, Ben and the others, by first name.</summary>
    public IReadOnlyDictionary<string, Member> Members { get; private set; } = new Dictionary<string, Member>();

    public static async Task<Circle> Begin(App app, Channel dana, params string[] others)
    {
        var circle = new Circle(await Story.Begin(app, Channel.Slack, Channel.Teams, dana));
        var members = new Dictionary<string, Member> { ["Ana"] = circle._story.Ana, ["Ben"] = circle._story.Ben };
        foreach (var (i, name) in others.Index())
        {
            members[name] = app.Newcomer(i % 2 == 0 ? Channel.Slack : Channel.Teams, $"{name} Doe");
            await members[name].Joins();
        }

        circle.Members = members;
        // The channels vouch for their addresses a moment after the first contact.
        await app.Eventually("SELECT COUNT(*) FROM persons WHERE work_email IS NULL", 0);
        return circle;
    }

    /// <summary>Dana asks for a round, and sees the pairs.</summary>
    public async Task RunsNow()
    {
        await Dana.Says("rounds");
        await Dana.Reads("Rounds of Autumn 2026");
        await Dana.Presses("rounds.run-now");
        await Dana.Reads("Nobody is told anything until you approve.");
    }

    /// <summary>Looks at the clock until the proposal is where it should be.</summary>
    public async Task Until(string state)
    {
        for (var tries = 0; await Count($"SELECT COUNT(*) FROM proposals WHERE state = '{state}'") == 0; tries++)
        {
            if (tries > 400)
                throw new TimeoutException($"No proposal is {state}.\n{string.Join('\n', App.Lines.All.TakeLast(20))}");
            foreach (var tick in App.Services.GetServices<ITick>())
                await tick.Tick(App.Clock.GetCurrentInstant(), TestContext.Current.CancellationToken);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>
    /// Waits until Dana's card shows the proposal as it is now: a card that changes under an opened form takes the form off a Teams screen.
    /// </summary>
    public Task SeesTheProposal() => App.Eventually("SELECT COUNT(*) FROM outbox WHERE kind = 'proposal' AND state = 'due'", 0);

    public Task<int> Count(string sql) =>
        App.Database.Db.Read(db => db.Find<int>(new Statement("test", sql, null)), TestContext.Current.CancellationToken);

    public async Task<string> IdOf(string name) =>
        (
            await App.Database.Db.Read(
                db =>
                    db.Query<string>(
                        new Statement("test", "SELECT id FROM persons WHERE display_name LIKE @Name", null), new { Name = $"{name} %" }),
                TestContext.Current.CancellationToken)).Single();

    /// <summary>Who stands with whom in the newest proposal, by first names in order.</summary>
    public async Task<IReadOnlyList<string>> Proposed()
    {
        var rows = await App.Database.Db.Read(db => db.Query<(string Group, string Name)>(new Statement("test", """
            SELECT m.group_id, p.display_name FROM proposal_members m JOIN persons p ON p.id = m.person_id
            JOIN proposals s ON s.id = m.proposal_id WHERE m.group_id IS NOT NULL AND s.state <> 'dropped' ORDER BY p.display_name
            """, null)), TestContext.Current.CancellationToken);
        return
        [
            .. rows.GroupBy(r => r.Group).Select(g => string.Join('+', g.Select(r => r.Name.Split(' ')[0]))).Order(StringComparer.Ordinal),
        ];
    }
}
