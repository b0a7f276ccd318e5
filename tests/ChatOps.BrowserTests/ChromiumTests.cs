using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ChatOps.BrowserTests;

public sealed class ChromiumTests
{
    [Fact]
    public async Task the_browser_draws_a_page()
    {
        var browser = await Chromium.Running();
        var page = await browser.NewPageAsync();

        await page.SetContentAsync("<h1>Participation</h1>");

        (await page.GetByRole(AriaRole.Heading).TextContentAsync()).ShouldBe("Participation");
    }
}
