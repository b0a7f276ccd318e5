using System.Text.RegularExpressions;
using ChatOps.Joining;
using ChatOps.People;
using ChatOps.Rounds;
using ChatOps.Rounds.Opening;
using ChatOps.Rounds.Proposing;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Rounds;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Moderating;

/// <summary>B2 on the web: the proposal is searched, changed pair by pair, and never changed from a page that shows an older one.</summary>
public abstract partial class PairsTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task pairs_are_swapped_locked_taken_apart_and_put_together_again()
    {
        await using var app = await App.Start(_engine);
        var (circle, browser, pairs) = await Proposed(app);
        using var __ = browser;
        var before = await circle.Proposed();
        var (first, second) = (before[0].Split('+'), before[1].Split('+'));

        await OpensChangeOf(browser, pairs, first[0]);
        browser.Page.ShouldContain("Change this group");
        await browser.Presses("proposal.swap", ("who", await circle.IdOf(first[1])), ("with", await circle.IdOf(second[0])));

        browser.Page.ShouldContain("Swapped. Both groups are locked.");
        string[] swapped = [Pair(first[0], second[0]), Pair(first[1], second[1])];
        (await circle.Proposed()).ShouldBe(swapped.Order(StringComparer.Ordinal));
        await browser.Presses("proposal.again");
        await circle.Until("proposed");
        (await circle.Proposed()).ShouldBe(swapped.Order(StringComparer.Ordinal), ignoreOrder: false, "a swapped group is locked");
        await browser.Opens(pairs);
        await browser.Presses("proposal.unlock");
        browser.Page.ShouldContain("Unlocked.");
        await browser.Presses("proposal.lock");
        browser.Page.ShouldContain("Locked:");
        await browser.Presses("proposal.split");
        browser.Page.ShouldContain("Taken apart.");
        browser.Page.ShouldContain("waits since you changed their group");
        // The member can see who touched what concerns them.
        (await circle.Count("SELECT COUNT(DISTINCT person_id) FROM audit WHERE action = 'proposal.swap'")).ShouldBe(3);
        (await circle.Count("SELECT COUNT(*) FROM audit WHERE action = 'proposal.split' AND person_id IS NOT NULL")).ShouldBe(2);
    }

    [Fact]
    public async Task who_is_left_is_put_to_a_pair_that_permits_it()
    {
        await using var app = await App.Start(_engine);
        var (circle, browser, pairs) = await Proposed(app);
        using var __ = browser;
        await browser.Opens(pairs);
        await browser.Presses("proposal.split");

        await browser.Presses("proposal.place");

        browser.Page.ShouldContain("Done. The group is locked.");
        (await circle.Proposed()).ShouldHaveSingleItem().Split('+').Length.ShouldBe(3);
    }

    [Fact]
    public async Task the_list_is_searched_and_the_search_stays_in_the_address()
    {
        await using var app = await App.Start(_engine);
        var (_, browser, pairs) = await Proposed(app);
        using var __ = browser;

        await browser.Opens($"{pairs}?q=ána");
        browser.Page.ShouldContain("1 of 2 groups");
        browser.Page.ShouldContain("Ana Ruiz");
        await browser.Presses("proposal.lock");
        browser.Address.ShouldStartWith($"{pairs}?q=%C3%A1na&done=lock");
        browser.Page.ShouldContain("1 of 2 groups");
        await browser.Opens($"{pairs}?locked=1");
        browser.Page.ShouldContain("1 of 2 groups");
        await browser.Opens($"{pairs}?q=nobody+at+all");
        browser.Page.ShouldContain("0 of 2 groups");
        await browser.Opens($"{pairs}?page=99");
        browser.Page.ShouldContain("2 groups");
        browser.HasButton("proposal.lock").ShouldBeTrue();
    }

    [Fact]
    public async Task a_page_that_shows_older_pairs_changes_nothing_and_keeps_what_was_chosen()
    {
        await using var app = await App.Start(_engine);
        var (circle, browser, pairs) = await Proposed(app);
        using var __ = browser;
        using var other = new Browser(browser.Http);
        var before = await circle.Proposed();
        var (first, second) = (before[0].Split('+'), before[1].Split('+'));
        await OpensChangeOf(browser, pairs, first[0]);
        var (who, with) = (await circle.IdOf(first[1]), await circle.IdOf(second[0]));
        await other.Opens(pairs);
        await other.Presses("proposal.lock");

        await browser.Presses("proposal.swap", ("who", who), ("with", with));

        browser.Page.ShouldContain("The pairs have changed meanwhile. Please look at the newest ones.");
        (await circle.Proposed()).ShouldBe(before);
        browser.Fields()["who"].ShouldBe(who);
        browser.Fields()["with"].ShouldBe(with);
        // What is chosen still holds for the newest ones.
        await browser.Presses("proposal.swap");
        browser.Page.ShouldContain("Swapped.");

        await other.Presses("proposal.split");
        other.Page.ShouldContain("The pairs have changed meanwhile.");
        (await circle.Proposed()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task an_approval_holds_for_the_pairs_that_were_seen()
    {
        await using var app = await App.Start(_engine);
        var (circle, browser, pairs) = await Proposed(app);
        using var __ = browser;
        using var other = new Browser(browser.Http);
        await browser.Opens(pairs);
        await other.Opens(pairs);
        await other.Presses("proposal.split");

        await browser.Presses("proposal.approve");

        browser.Page.ShouldContain("The pairs have changed since you saw them.");
        (await circle.Count("SELECT COUNT(*) FROM proposals WHERE state = 'proposed'")).ShouldBe(1);
    }

    [Fact]
    public async Task a_swap_without_a_choice_is_said_at_the_fields()
    {
        await using var app = await App.Start(_engine);
        var (circle, browser, pairs) = await Proposed(app);
        using var __ = browser;
        await OpensChangeOf(browser, pairs, "Ana");

        await browser.Presses("proposal.swap");

        Regex.Count(browser.Page, "Please choose someone\\.").ShouldBe(2);
        (await circle.Proposed()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task a_dry_run_shows_what_would_be_and_changes_nothing()
    {
        await using var app = await App.Start(_engine);
        var circle = await Circle.Begin(app, Channel.Teams, "Kim", "Tom");
        using var browser = await Browser.SignedIn(app);

        await browser.Opens($"{await Browser.ConsoleOf(app)}/dry-run?q=ana");

        browser.Page.ShouldContain("2 groups for 4 members. Nothing was changed, and nobody is told.");
        browser.Page.ShouldContain("1 of 2 groups");
        browser.HasButton("proposal.lock").ShouldBeFalse();
        (
            await circle.Count(
                "SELECT (SELECT COUNT(*) FROM proposals) + (SELECT COUNT(*) FROM rounds) + (SELECT COUNT(*) FROM partnerships)"
            )).ShouldBe(0);
    }

    [Fact]
    public async Task a_program_of_hundreds_is_paged_and_the_other_one_of_a_swap_is_searched_for()
    {
        await using var app = await App.Start(_engine);
        var world = new RoundWorld(app.Database, memberships: app.Services.GetRequiredService<MembershipStore>());
        await world.Begins();
        await world.Joins("Dana");
        for (var i = 1; i <= 240; i++)
            await world.Joins($"Member{i:D3}");
        await Workspace.Employs(app);
        using var browser = await Browser.SignedIn(app);
        await browser.Opens("/console/autumn/rounds");
        await browser.Presses("rounds.run-now");
        Proposal? proposal;
        do
        {
            await app.Services.GetRequiredService<RoundTick>().Tick(app.Clock.GetCurrentInstant(), Stop);
            proposal = await app.Database.Db.Read(
                db => app.Services.GetRequiredService<ProposalStore>().FindOpen(db, world.Autumn.Id), Stop);
        }
        while (proposal is not { State: ProposalState.Proposed });

        await browser.Opens("/console/autumn/pairs?page=2");
        browser.Subjects("proposal.lock").Count.ShouldBe(25);
        browser.Page.ShouldContain("aria-current=\"page\">2</a>");
        browser.Page.Length.ShouldBeLessThan(60_000);
        var first = proposal.Groups[0];
        var other = proposal.Groups[100].Members[0];
        await browser.Opens($"/console/autumn/pairs?group={first.Id}");
        browser.Page.ShouldContain("Search for a name to choose from.");
        browser.HasButton("proposal.swap").ShouldBeFalse();
        await browser.Opens($"/console/autumn/pairs?group={first.Id}&with={other.DisplayName.ToUpperInvariant()}");
        await browser.Presses("proposal.swap", ("who", first.Members[1].PersonId.Value), ("with", other.PersonId.Value));

        browser.Page.ShouldContain("Swapped.");
        var after = await app.Database.Db.Read(db => app.Services.GetRequiredService<ProposalStore>().FindOpen(db, world.Autumn.Id), Stop);
        after!.GroupOf(other.PersonId)!.Members.Select(m => m.PersonId).ShouldContain(first.Members[0].PersonId);
    }

    [Fact]
    public async Task without_a_moderator_whom_the_bot_knows_nothing_is_shown_or_done()
    {
        await using var app = await App.Start(_engine);
        var world = new RoundWorld(app.Database, memberships: app.Services.GetRequiredService<MembershipStore>());
        await world.Begins();
        using var browser = await Browser.SignedIn(app);

        foreach (var page in new[] { "needs-you", "rounds", "pairs", "dry-run" })
        {
            await browser.Opens($"/console/autumn/{page}");
            browser.Page.ShouldContain("No moderator of this program has written to the bot yet.", Case.Sensitive, page);
        }

        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("action", "rounds.run-now"),
            KeyValuePair.Create("subject", world.Autumn.Id.Value),
        ]);
        (await browser.Http.PostAsync("/console/autumn/rounds", form, Stop)).EnsureSuccessStatusCode();
        (await app.Database.Db.Read(db => db.Find<int>(new Statement("test", "SELECT COUNT(*) FROM proposals", null)), Stop)).ShouldBe(0);
    }

    private static async Task<(Circle Circle, Browser Browser, string Pairs)> Proposed(App app)
    {
        var circle = await Circle.Begin(app, Channel.Slack, "Kim", "Tom");
        var browser = await Browser.SignedIn(app);
        var console = await Browser.ConsoleOf(app);
        await browser.Opens($"{console}/rounds");
        await browser.Presses("rounds.run-now");
        await circle.Until("proposed");
        return (circle, browser, $"{console}/pairs");
    }

    /// <summary>Follows the way to change the pair in which this member stands.</summary>
    private static async Task OpensChangeOf(Browser browser, string pairs, string name)
    {
        await browser.Opens($"{pairs}?q={name}");
        var group = WayOf().Match(browser.Page).Groups[1].Value;
        await browser.Opens($"{pairs}?group={group}");
    }

    private static string Pair(string one, string other) => string.Join('+', new[] { one, other }.Order(StringComparer.Ordinal));

    [GeneratedRegex("group=([0-9a-f-]+)#change")]
    private static partial Regex WayOf();
}

public sealed class SqlitePairsTests() : PairsTests("sqlite");

public sealed class PostgresPairsTests() : PairsTests("postgres");
