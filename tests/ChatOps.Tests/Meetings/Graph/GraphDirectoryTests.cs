using ChatOps.Accounts.Changes;
using ChatOps.Meetings.Graph;
using ChatOps.People;
using ChatOps.Tests.Vendors.Graph;

namespace ChatOps.Tests.Meetings.Graph;

/// <summary>What the company's directory says of people, and what it does not.</summary>
public sealed class GraphDirectoryTests : IAsyncLifetime
{
    private FakeGraph _graph = null!;
    private OutlookBench _bench = null!;

    private static Ct Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _graph = await FakeGraph.Start();
        _bench = new OutlookBench(_graph.Settings);
        _graph.Calendars.Add("boss", "boss@contoso.example");
        for (var i = 0; i < 20; i++)
            _graph.Calendars.Add($"oid-{i}", $"p{i}@contoso.example", p =>
                (p.ManagerId, p.Department, p.IsEnabled) = ("boss", "Sales", i != 3));
        _graph.Calendars.Add("oid-o", "o'neil@contoso.example");
    }

    public async ValueTask DisposeAsync()
    {
        _bench.Dispose();
        await _graph.DisposeAsync();
    }

    [Fact]
    public async Task twenty_people_are_asked_about_at_once()
    {
        var answer = await Ask([.. Enumerable.Range(0, 20).Select(i => new AskedPerson(new PersonId($"{i}"), $"OID-{i}", null))]);

        var entries = answer.ShouldBeOfType<DirectoryAnswer.Known>().Entries;
        entries.Count.ShouldBe(20);
        entries.Where(e => !e.IsEnabled).ShouldHaveSingleItem().Person.ShouldBe(new PersonId("3"));
        entries.ShouldAllBe(e => e.ManagerEmail == "boss@contoso.example" && e.Department == "Sales");
    }

    [Fact]
    public async Task who_is_in_slack_only_is_known_by_email_and_who_is_unknown_is_left_out()
    {
        var answer = await Ask([
            new(new PersonId("a"), null, "o'neil@contoso.example"),
            new(new PersonId("b"), null, "nobody@contoso.example"),
            new(new PersonId("c"), "oid-none", "p1@contoso.example"),
            new(new PersonId("d"), null, null),
        ]);

        answer.ShouldBeOfType<DirectoryAnswer.Known>().Entries.ShouldBe([new DirectoryEntry(new PersonId("a"), true, null, null)]);
    }

    [Fact]
    public async Task a_directory_that_is_busy_or_closed_says_nothing_about_anybody()
    {
        _graph.Fail(new GraphScript(c => c.Parts is ["users"], 429, "TooManyRequests") { RetryAfter = "30" });
        (await Ask([new(new PersonId("a"), "oid-1", null)])).ShouldBe(
            new DirectoryAnswer.Wait(Duration.FromSeconds(30), "TooManyRequests"));

        _graph.Fail(new GraphScript(c => c.Parts is ["users"], 403, "Authorization_RequestDenied"));
        (await Ask([new(new PersonId("a"), "oid-1", null)])).ShouldBe(new DirectoryAnswer.Wait(null, "Authorization_RequestDenied"));
    }

    private Task<DirectoryAnswer> Ask(IReadOnlyList<AskedPerson> people) => new GraphDirectory(_bench.Connection).Ask(people, Stop);
}
