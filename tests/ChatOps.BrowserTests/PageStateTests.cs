using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.BrowserTests;

/// <summary>What HR's page says when it shows no figures, in both languages, wide and on a phone, light and dark.</summary>
public sealed class PageStateTests(PageStateFixture hr) : IClassFixture<PageStateFixture>
{
    [Theory]
    [InlineData("no-data", "en", 200, "No round in this period. The first figures appear after the first week closes.")]
    [InlineData(
        "no-data", "de", 200, "Keine Runde in diesem Zeitraum. Die ersten Zahlen erscheinen, wenn die erste Woche abgeschlossen ist.")]
    [InlineData("all-hidden", "en", 200, "Too few people take part to show figures without showing individuals.")]
    [InlineData("all-hidden", "de", 200, "Zu wenige nehmen teil, um Zahlen zu zeigen, ohne Einzelne zu zeigen.")]
    [InlineData("failed", "en", 503, "The figures could not be read just now. Nothing is lost; please reload.")]
    [InlineData("failed", "de", 503, "Die Zahlen konnten gerade nicht gelesen werden. Nichts ist verloren; bitte neu laden.")]
    public async Task each_state_says_what_is_so(string state, string language, int status, string sentence)
    {
        await using var visitor = await hr.Visit(state, o => (o.Locale, o.ViewportSize, o.IsMobile) =
            (language == "de" ? "de-DE" : "en-GB", new() { Width = 360, Height = 900 }, true));
        (await visitor.Page.GotoAsync("/participation"))!.Status.ShouldBe(status);

        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        (await visitor.Page.Locator("dl.tiles, svg.trend").CountAsync()).ShouldBe(0);
        (await visitor.Page.Locator("form.filters").CountAsync()).ShouldBe(state == "all-hidden" ? 1 : 0);
        foreach (var width in new[] { 360, 1280 })
        {
            await visitor.Widens(width);
            await Expect(visitor.Page.GetByText(sentence, new() { Exact = true })).ToBeVisibleAsync();
            (await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            await visitor.FindsNothingInTheWayInLightAndDark(scheme => $"state.{state}.{language}.{scheme}.{width}".ToLowerInvariant());
        }
    }

    [Fact]
    public async Task tools_are_told_that_the_figures_are_out_of_reach()
    {
        await using var visitor = await hr.Visit("failed", _ => { });

        foreach (var path in (string[])["/participation.json", "/participation.csv"])
        {
            var answer = await visitor.Page.APIRequest.GetAsync(path);
            (answer.Status, answer.Headers["content-type"]).ShouldBe((503, "application/problem+json"));
        }
    }

    [Fact]
    public async Task signing_out_closes_the_page_also_in_a_window_that_was_left_open()
    {
        await using var visitor = await hr.Visit("signing-out", _ => { });
        await using var leftOpen = await hr.Visit("signing-out", _ => { });
        await visitor.Opens("/participation?lang=de");
        (await leftOpen.Page.GotoAsync("/participation"))!.Status.ShouldBe(200);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Abmelden" }).ClickAsync();

        await Expect(visitor.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Abgemeldet");
        (await visitor.Page.GotoAsync("/participation"))!.Status.ShouldBe(401);
        await Expect(visitor.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Please sign in");
        (await leftOpen.Page.GotoAsync("/participation"))!.Status.ShouldBe(401);
        await visitor.FindsNothingInTheWay("state.not-signed-in");
    }
}
