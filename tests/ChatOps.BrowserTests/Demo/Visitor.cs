using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.BrowserTests.Demo;

/// <summary>What somebody does at the desk, in words.</summary>
internal sealed class Visitor(IBrowserContext context, IPage page) : IAsyncDisposable
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("CHATOPS_PICTURES");

    public IPage Page => page;

    /// <summary>Types an address. A page that looks again by itself may do so in the same moment, and wins: then it is typed once more.</summary>
    public async Task Opens(string path)
    {
        try
        {
            await page.GotoAsync(path);
        }
        catch (PlaywrightException e) when (e.Message.Contains("interrupted by another navigation", StringComparison.Ordinal))
        {
            await page.GotoAsync(path);
        }
    }

    /// <summary>The newest card that is about this, by its heading.</summary>
    public ILocator Card(string heading) => page.GetByRole(AriaRole.Article, new() { Name = heading, Exact = true }).Last;

    public Task SwitchesTo(string name) => page.GetByRole(AriaRole.Link, new() { Name = $"Switch to {name}" }).ClickAsync();

    /// <summary>Says of each of last week's commitments what became of it.</summary>
    public async Task LooksBack(ILocator card, string outcome = "done")
    {
        foreach (var choice in await card.Locator("select[name^='o']").AllAsync())
            await choice.SelectOptionAsync(outcome);
    }

    public Task Presses(ILocator card, string button) => card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task Sees(ILocator card, string text) => Expect(card).ToContainTextAsync(text);

    public Task SeesNo(ILocator card, string text) => Expect(card).Not.ToContainTextAsync(text);

    /// <summary>The page as it is, for anybody: no violation that axe can find.</summary>
    public async Task FindsNothingInTheWay(string picture)
    {
        if (Pictures is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, picture + ".png"), FullPage = true });
        var result = await page.RunAxe();
        result.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}").ShouldBeEmpty(picture);
    }

    /// <summary>Tab, until the focus is there.</summary>
    public async Task TabsTo(ILocator place)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await place.EvaluateAsync<bool>("e => e === document.activeElement"))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException("The keyboard does not get there.");
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
