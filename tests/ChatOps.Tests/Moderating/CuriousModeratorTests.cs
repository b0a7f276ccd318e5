using System.Text.RegularExpressions;
using ChatOps.Joining;
using ChatOps.People;
using ChatOps.Rounds;
using ChatOps.Rounds.Opening;
using ChatOps.Rounds.Proposing;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Rounds;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Moderating;

/// <summary>
/// A moderator at the console who would like to know who does not want whom: reads every page, tries every swap, compares what they see
/// with and without an exclusion or a wish. They see what would also be seen if the two had met in the last round.
/// </summary>
public abstract partial class CuriousModeratorTests(string engine)
{
    private static readonly string[] Names = ["Ana", "Ben", "Cem", "Dora", "Eli", "Fay"];

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task no_page_and_no_error_tells_an_exclusion_from_an_earlier_round()
    {
        var excluded = await Tries(i => RoundWorld.Avoiding(i, "ben@example.com"), met: false);
        var met = await Tries(null, met: true);

        excluded.Refusals.Keys.ShouldContain("Ana+Ben");
        excluded.Refusals.ShouldBe(met.Refusals);
        excluded.Refusals.Values.Distinct().ShouldBe(["This pair can&#x27;t be made. Reasons aren&#x27;t shown."]);
        // Who was whose partner in an earlier round stands in the list of members, as it should.
        Differences(excluded, met).Where(d => !d.StartsWith("members", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task an_exclusion_of_nobody_here_and_a_wish_that_is_not_mutual_change_no_page_at_all()
    {
        var plain = await Tries(null, met: false);
        var asked = await Tries(i => RoundWorld.Wishing(RoundWorld.Avoiding(i, "stranger@example.com"), "cem@example.com"), met: false);

        Differences(asked, plain).ShouldBeEmpty();
        asked.Refusals.ShouldBe(plain.Refusals);
    }

    [Fact]
    public async Task no_page_measures_a_pair_or_names_a_rule()
    {
        var seen = await Tries(i => RoundWorld.Wishing(RoundWorld.Avoiding(i, "ben@example.com"), "cem@example.com"), met: false);

        foreach (var telling in new[] { "score", "bound", "exclu", "avoid", "wish", "manager", "ben@example.com", "cem@example.com" })
            seen.Pages.ShouldAllBe(p => !p.Html.Contains(telling, StringComparison.OrdinalIgnoreCase), telling);
    }

    /// <summary>Reads all there is to read, then tries to put each with each.</summary>
    private async Task<Seen> Tries(Func<Intake, Intake>? anas, bool met)
    {
        await using var app = await App.Start(_engine);
        var world = new RoundWorld(app.Database, memberships: app.Services.GetRequiredService<MembershipStore>());
        await world.Begins();
        await world.Joins("Dana");
        var people = new Dictionary<string, PersonId>();
        foreach (var name in Names)
            people[name] = await world.Joins(name, asked: name == "Ana" ? anas : null);
        await Workspace.Employs(app);
        await world.Was(1, met ? [[people["Ana"], people["Ben"]]] : []);
        using var browser = await Browser.SignedIn(app);
        var console = "/console/autumn";
        var pages = new List<(string Name, string Html)>();
        await browser.Opens($"{console}/rounds");
        await browser.Presses("rounds.run-now");
        while (await Proposal(app, world) is not { State: ProposalState.Proposed })
            await app.Services.GetRequiredService<RoundTick>().Tick(app.Clock.GetCurrentInstant(), Stop);

        foreach (
            var page in new[]
            {
                "needs-you",
                "rounds",
                "pairs",
                "dry-run",
                "members",
                "pairs?q=ana",
                "dry-run?q=ben",
                "questions",
                "sample-goals",
            })
        {
            await browser.Opens($"{console}/{page}");
            pages.Add((page, Plain(browser.Page)));
        }

        var refusals = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (one, other) in from a in Names from b in Names where string.CompareOrdinal(a, b) < 0 select (a, b))
        {
            var group = (await Proposal(app, world))!.GroupOf(people[one])!;
            if (group.Members.Any(m => m.PersonId == people[other]))
                continue;
            await browser.Opens($"{console}/pairs?group={group.Id}");
            pages.Add(($"{one}+{other} chosen", Plain(browser.Page)));
            await browser.Presses(
                "proposal.swap",
                ("who", group.Members.First(m => m.PersonId != people[one]).PersonId.Value),
                ("with", people[other].Value));
            pages.Add(($"{one}+{other} tried", Plain(browser.Page)));
            if (Error().Match(browser.Page) is { Success: true } error)
                refusals[$"{one}+{other}"] = error.Groups[1].Value;
        }

        return new Seen(refusals, pages);
    }

    private static Task<Proposal?> Proposal(App app, RoundWorld world) =>
        app.Database.Db.Read(db => app.Services.GetRequiredService<ProposalStore>().FindOpen(db, world.Autumn.Id), Stop);

    /// <summary>Lines that one of the two saw and the other did not.</summary>
    private static IEnumerable<string> Differences(Seen one, Seen other)
    {
        one.Pages.Select(p => p.Name).ShouldBe(other.Pages.Select(p => p.Name));
        return one
            .Pages.Zip(other.Pages)
            .SelectMany(p =>
                p.First.Html.Split('\n')
                    .Zip(p.Second.Html.Split('\n').Concat(Enumerable.Repeat("", 999)))
                    .Where(l => l.First != l.Second)
                    .Select(l => $"{p.First.Name}: {l.First} / {l.Second}"));
    }

    /// <summary>The page without the ids that differ each time.</summary>
    private static string Plain(string page) => Id().Replace(page, "id");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("<span class=\"error\" role=\"alert\">([^<]+)</span>")]
    private static partial Regex Error();

    private sealed record Seen(SortedDictionary<string, string> Refusals, IReadOnlyList<(string Name, string Html)> Pages);
}

public sealed class SqliteCuriousModeratorTests() : CuriousModeratorTests("sqlite");

public sealed class PostgresCuriousModeratorTests() : CuriousModeratorTests("postgres");
