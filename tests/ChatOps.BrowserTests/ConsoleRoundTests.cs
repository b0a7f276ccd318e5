using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.BrowserTests;

/// <summary>
/// A round from the first word to the list of who heard of it, as a moderator does it in a browser; then one that is set aside.
/// </summary>
public sealed class ConsoleRoundTests(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    private static readonly string Console = ConsoleFixture.Console;

    [Fact]
    public async Task a_round_is_proposed_changed_approved_and_told()
    {
        await using var visitor = await console.Visit();
        var page = visitor.Page;
        await visitor.Opens($"{Console}/rounds");
        await page.GetByRole(AriaRole.Link, new() { Name = "Dry run" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Nothing was changed, and nobody is told.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the overview" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/pairs$"));
        await console.Until("proposed");
        await visitor.Opens($"{Console}/pairs?q=clara");

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Swap: ") }).ClickAsync();
        // Whom the rules permit differs from demo to demo; who is refused is said so, and another one is tried.
        var others = await page.GetByLabel("For whom?")
            .Locator("option[value]:not([value=''])")
            .EvaluateAllAsync<string[]>("all => all.map(o => o.value)");
        foreach (var other in others)
        {
            await page.Locator("#change").GetByRole(AriaRole.Radio).First.CheckAsync();
            await page.GetByLabel("For whom?").SelectOptionAsync(other);
            if (
                await IsPermitted(
                    page.GetByRole(AriaRole.Button, new() { Name = "Swap", Exact = true }), "Swapped. Both groups are locked."))
                break;
        }

        await Expect(page.Locator("main")).ToContainTextAsync("Swapped. Both groups are locked.");
        await visitor.Opens($"{Console}/pairs?locked=1");
        await Expect(page.Locator(".pairs > li")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Unlock: ") }).First.ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Unlocked.");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Take apart: ") }).First.ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Taken apart.");
        await visitor.FindsNothingInTheWay("console.pairs.apart");
        var puts = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Put with ") });
        for (var (i, count) = (0, await puts.CountAsync()); i < count; i++)
        {
            if (await IsPermitted(puts.Nth(i), "Done. The group is locked."))
                break;
        }

        await Expect(page.Locator("main")).ToContainTextAsync("Done. The group is locked.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put together again" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("What is locked stays.");
        // The page looks again by itself until the pairs are there.
        await console.Until("proposed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Approved.");
        await visitor.FindsNothingInTheWay("console.pairs.approved");
        await console.Until("opened");

        await visitor.Opens($"{Console}/pairs");
        await Expect(page.Locator("main")).ToContainTextAsync("There is no proposal right now.");
        await visitor.FindsNothingInTheWay("console.pairs.none");
        await visitor.Opens($"{Console}/members?round=6&q=clara");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("tbody .badge")).ToHaveCountAsync(1);

        await visitor.Opens($"{Console}/rounds");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
        await console.Until("proposed");
        await visitor.Opens($"{Console}/pairs");
        await page.GetByRole(AriaRole.Button, new() { Name = "Not this round" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/rounds"));

        // The page that answers says that it was done, or that the rules don't permit it.
        async Task<bool> IsPermitted(ILocator button, string done)
        {
            await page.EvaluateAsync("document.body.dataset.before = 'yes'");
            await button.ClickAsync();
            await page.Locator("body:not([data-before])").WaitForAsync();
            if (await page.GetByText(done).CountAsync() > 0)
                return true;
            // Beside the field of a form, or as the page's own sentence where there was none.
            await Expect(
                    page.GetByRole(AriaRole.Alert)
                        .Or(page.GetByRole(AriaRole.Status))
                        .Filter(new() { HasText = "This pair can't be made. Reasons aren't shown." }))
                .ToBeVisibleAsync();
            return false;
        }
    }

    [Fact]
    public async Task what_counts_is_changed_on_the_page()
    {
        await using var visitor = await console.Visit();
        await visitor.Opens($"{Console}/rounds");
        await visitor.Page.GetByLabel("Offered help").SelectOptionAsync("100");
        await visitor.Page.Locator("button[value='rounds.weights']").ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved.");
        await Expect(visitor.Page.GetByLabel("Offered help")).ToHaveValueAsync("100");
    }

    [Fact]
    public async Task the_program_is_found_and_left_by_signing_out()
    {
        await using var visitor = await console.Visit();
        await visitor.Opens("/console");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Sample program" }).ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/needs-you$"));
        await visitor.Page.Keyboard.PressAsync("Tab");
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" })).ToBeFocusedAsync();
    }
}
