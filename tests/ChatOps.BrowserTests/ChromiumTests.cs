using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ChatOps.BrowserTests;

public sealed class ChromiumTests
{
    [Fact]
    public async Task the_browser_draws_a_page()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.Launch(playwright);
        var page = await browser.NewPageAsync();

        await page.SetContentAsync("<h1>Participation</h1>");

        (await page.GetByRole(AriaRole.Heading).TextContentAsync()).ShouldBe("Participation");
    }
}
