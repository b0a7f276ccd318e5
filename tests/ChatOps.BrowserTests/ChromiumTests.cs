using ChatOps.BrowserTests.Demo;
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

    [Theory]
    [InlineData("<img src='data:,'>", "image-alt")]
    [InlineData("<p style='color: #ccc; background: #fff'>Hardly to be read</p>", "color-contrast")]
    [InlineData(
        "<iframe title='Framed' srcdoc=\"<!doctype html><html "
        + "lang='en'><title>Framed</title><main><h1>Framed</h1><input></main></html>\"></iframe>",
        "label")]
    public async Task what_keeps_somebody_out_is_found(string flaw, string rule)
    {
        Assert.SkipWhen(Chromium.MayBeLeftOut, "Chromium is missing: install the package chromium.");
        var context = await (await Chromium.Running()).NewContextAsync();
        await using var visitor = new Visitor(context, await context.NewPageAsync());
        await visitor.Page.SetContentAsync(
            $"<!doctype html><html lang='en'><title>A page</title><main><h1>A page</h1>{flaw}</main></html>");

        var e = await Record.ExceptionAsync(() => visitor.FindsNothingInTheWay("a-page"));

        e.ShouldNotBeNull().Message.ShouldContain(rule);
    }
}
