using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.BrowserTests.Demo;

public sealed class ClockTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    [Fact]
    public async Task on_monday_morning_the_new_week_opens_and_the_old_one_closes()
    {
        await using var visitor = await demo.Visit();
        await visitor.Opens("/demo/ana");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Monday morning" }).ClickAsync();

        await visitor.Sees(visitor.Page.Locator("#clock"), "Mon 30 Nov 2026, 08:3");
        await Expect(visitor.Card("Your week, 30 November to 6 December").GetByLabel("1. This week I will")).ToBeVisibleAsync();
        await visitor.Sees(visitor.Card("Your week, 23 to 29 November"), "This week is closed.");
    }
}
