using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Teams;
using ChatOps.Joining;
using ChatOps.People;
using ChatOps.Rounds.Planning;
using ChatOps.Rounds.Proposing;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Teams;

namespace ChatOps.Tests.Rounds;

/// <summary>
/// A moderator who would like to know who does not want whom: tries every pair, reads every card, compares what they see with and without
/// an exclusion or a wish. They see what would also be seen if the two had met in the last round.
/// </summary>
public abstract class CuriousModeratorTests(string engine) : DatabaseTests(engine)
{
    private static readonly string[] Names = ["Ana", "Ben", "Cem", "Dora", "Eli", "Fay"];

    [Fact]
    public async Task every_forbidden_pair_is_refused_with_the_same_sentence()
    {
        var excluded = await Tries(i => RoundWorld.Avoiding(i, "ben@example.com"), met: false);
        var met = await Tries(null, met: true);

        excluded.Refusals.ShouldBe(met.Refusals);
        excluded.Refusals.Values.Distinct().ShouldBe(["This pair can't be made. Reasons aren't shown."]);
        excluded.Refusals.Keys.ShouldContain("Ana+Ben");
    }

    [Fact]
    public async Task nothing_that_is_shown_tells_an_exclusion_from_an_earlier_round()
    {
        var excluded = await Tries(i => RoundWorld.Avoiding(i, "ben@example.com"), met: false);
        var met = await Tries(null, met: true);

        excluded.Cards.ShouldBe(met.Cards);
        excluded.Logs.ShouldBe(met.Logs);
    }

    [Fact]
    public async Task an_exclusion_of_nobody_here_and_a_wish_that_is_not_mutual_change_nothing_at_all()
    {
        var plain = await Tries(null, met: false);
        var asked = await Tries(i => RoundWorld.Wishing(RoundWorld.Avoiding(i, "stranger@example.com"), "cem@example.com"), met: false);

        asked.Cards.ShouldBe(plain.Cards);
        asked.Refusals.ShouldBe(plain.Refusals);
        asked.Logs.ShouldBe(plain.Logs);
    }

    [Fact]
    public async Task no_card_and_no_log_measures_a_pair_or_names_a_rule()
    {
        var seen = await Tries(i => RoundWorld.Avoiding(i, "ben@example.com"), met: false);

        foreach (var text in seen.Cards.Some().Concat(seen.Logs.Some()))
        {
            foreach (var telling in new[] { "score", "total", "bound", "exclu", "avoid", "rule", "wish", "manager", "seniority" })
                text.ShouldNotContain(telling, Case.Insensitive);
        }
    }

    /// <summary>Asks for a round, reads all there is to read, then tries to put each with each.</summary>
    private async Task<Seen> Tries(Func<Intake, Intake>? anas, bool met)
    {
        await using var database = await TestDatabase.Create(Engine);
        var world = new RoundWorld(database);
        await world.Begins();
        var dana = await world.Joins("Dana");
        var people = new Dictionary<string, PersonId>();
        foreach (var name in Names)
            people[name] = await world.Joins(name, asked: name == "Ana" ? anas : null);
        await world.Was(1, met ? [[people["Ana"], people["Ben"]]] : []);
        await using var host = new RoundHost(database, new FakeClock(RoundWorld.Monday));

        await host.Does(dana, "rounds.run-now", world.Autumn.Id.Value);
        await host.Tick();
        var cards = new List<string>
        {
            Drawn(await host.Sees(dana, new CardRef(DryRunCard.Kind, world.Autumn.Id.Value)), people),
            Drawn(await host.Sees(dana, new CardRef(RoundsCard.Kind, world.Autumn.Id.Value)), people),
        };
        var refusals = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (one, other) in from a in Names from b in Names where string.CompareOrdinal(a, b) < 0 select (a, b))
        {
            var proposal = await Proposal(host, world);
            cards.Add(Drawn(await host.Sees(dana, new CardRef(ProposalCard.Kind, proposal.Id)), people));
            var group = proposal.GroupOf(people[one])!;
            if (group.Members.Any(m => m.PersonId == people[other]))
                continue;
            var leaves = group.Members.First(m => m.PersonId != people[one]).PersonId;
            if (
                await host.Does(dana, "proposal.swap", group.Id, ("who", leaves.Value), ("with", people[other].Value))
                is Reply.Correct refused)
                refusals[$"{one}+{other}"] = refused.Errors.ShouldHaveSingleItem().Message;
        }

        return new Seen(
            refusals,
            cards,
            [.. host.Lines.All.Select(l => Named(l, people).Replace(world.Autumn.Id.Value, "program", StringComparison.Ordinal))]);
    }

    private static async Task<Proposal> Proposal(RoundHost host, RoundWorld world) =>
        (await host.Db.Read(db => host.Get<ProposalStore>().FindOpen(db, world.Autumn.Id), Ct))!;

    /// <summary>What the card reads, without the ids that differ each time.</summary>
    private static string Drawn(Card? card, IReadOnlyDictionary<string, PersonId> people) =>
        Named(new AdaptiveView(AdaptiveCards.Render(card!)).Text, people);

    private static string Named(string text, IReadOnlyDictionary<string, PersonId> people) =>
        people.Aggregate(text, (t, p) => t.Replace(p.Value.Value, p.Key, StringComparison.Ordinal));

    private sealed record Seen(SortedDictionary<string, string> Refusals, IReadOnlyList<string> Cards, IReadOnlyList<string> Logs);
}

public sealed class SqliteCuriousModeratorTests() : CuriousModeratorTests("sqlite");

public sealed class PostgresCuriousModeratorTests() : CuriousModeratorTests("postgres");
