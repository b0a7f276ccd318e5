using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.BrowserTests.Demo;

/// <summary>What somebody does at the desk, in words.</summary>
internal sealed class Visitor(IBrowserContext context, IPage page) : IAsyncDisposable
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("CHATOPS_PICTURES");

    /// <summary>axe itself, as Deque.AxeCore.Playwright brings it along.</summary>
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    public IPage Page => page;

    /// <summary>Turns the window light or dark, and the page in it.</summary>
    public Task Prefers(ColorScheme scheme) => page.EmulateMediaAsync(new() { ColorScheme = scheme });

    /// <summary>
    /// Makes the window so wide. One that was opened as a phone's stays one, and lays out a page that forgets to name its width as a phone
    /// does.
    /// </summary>
    public Task Widens(int width) => page.SetViewportSizeAsync(width, 900);

    /// <summary>
    /// Types an address. A page that looks again by itself may do so in the same moment, and wins: then it is typed once more.
    /// </summary>
    public async Task Opens(string path)
    {
        try
        {
            await page.GotoAsync(path);
        }
        catch (PlaywrightException e)
            when (e.Message.Contains("interrupted by another navigation", StringComparison.Ordinal)
                || e.Message.Contains("net::ERR_ABORTED", StringComparison.Ordinal))
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

    public Task Presses(ILocator card, string button) =>
        card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task Sees(ILocator card, string text) => Expect(card).ToContainTextAsync(text);

    public Task SeesNo(ILocator card, string text) => Expect(card).Not.ToContainTextAsync(text);

    /// <summary>The page as it is, for anybody: no violation that axe can find.</summary>
    public async Task FindsNothingInTheWay(string picture)
    {
        if (Pictures is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, picture + ".png"), FullPage = true });
        (await Violations()).ShouldBeEmpty(picture);
    }

    /// <summary>
    /// Likewise in light and in dark. The page stays: a new one would have to be given axe anew, which takes as long as the look itself.
    /// </summary>
    /// <param name="picture">What the pictures are named by; the scheme is added.</param>
    public async Task FindsNothingInTheWayInLightAndDark(Func<ColorScheme, string> picture)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await Prefers(scheme);
            await FindsNothingInTheWay(picture(scheme));
        }
    }

    /// <summary>Every rule is tried; only what is violated is put into words, which is most of the work on a long page.</summary>
    private async Task<IReadOnlyList<string>> Violations()
    {
        // Frames of another origin are each looked at by themselves, and the parts joined in a window of their own.
        if (page.Frames.Count > 1)
        {
            var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            return [.. result.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")];
        }

        // A page that was only turned dark still has it.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html).join(' | ')}`)
            """);
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
