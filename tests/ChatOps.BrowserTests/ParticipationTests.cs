using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.BrowserTests;

public sealed class ParticipationTests(ParticipationFixture hr) : IClassFixture<ParticipationFixture>
{
    public static TheoryData<string, string> Pages => new()
    {
        { "latest", "/participation" },
        { "weeks", "/participation?by=week&from=2026-W36&to=2026-W47" },
        { "rounds", "/participation?by=round&from=2026-W36&to=2026-W47" },
        { "closed-round", "/participation?from=2026-W44&to=2026-W46" },
        { "german", "/participation?lang=de" },
        { "no-data", "/participation?from=2020-W01&to=2020-W02" },
        { "bad-filter", "/participation?from=2026-W47&to=2026-W45" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task every_page_is_for_everybody_in_light_and_dark_and_on_a_phone(string name, string path)
    {
        await using var visitor = await hr.Visit(o => (o.ViewportSize, o.IsMobile) = (new() { Width = 360, Height = 900 }, true));
        await visitor.Opens(path);
        foreach (var width in new[] { 360, 1280 })
        {
            await visitor.Widens(width);
            (await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            await visitor.FindsNothingInTheWayInLightAndDark(scheme => $"participation.{name}.{scheme}.{width}".ToLowerInvariant());
        }
    }

    [Fact]
    public async Task figures_stand_there_without_a_script()
    {
        await using var visitor = await hr.Visit(o => o.JavaScriptEnabled = false);
        await visitor.Opens("/participation?from=2026-W45&to=2026-W47");

        await Expect(visitor.Page.Locator("dl.tiles")).ToContainTextAsync("24 active");
        await Expect(visitor.Page.Locator("svg.trend")).ToBeVisibleAsync();
        (await visitor.Page.Locator("script, [style], style").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task small_departments_are_hidden_with_one_text()
    {
        await using var visitor = await hr.Visit();
        await visitor.Opens("/participation?from=2026-W44&to=2026-W46&by=department");
        var rows = visitor.Page.GetByRole(AriaRole.Group).GetByRole(AriaRole.Row);

        (await visitor.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("By department") }).CountAsync()).ShouldBe(1);
        // Twelve people are shown. Eight would tell the last four.
        (await rows.Filter(new() { HasText = "hidden to protect people" }).CountAsync()).ShouldBe(2);
        await Expect(visitor.Page.GetByText("Hidden: fewer than 5 people, or it could be worked out from other figures."))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task filters_are_kept_in_the_address_and_reached_by_keyboard_in_reading_order()
    {
        await using var visitor = await hr.Visit();
        await visitor.Opens("/participation");
        var page = visitor.Page;
        await page.GetByLabel("From week").FillAsync("2026-W41");
        await page.GetByLabel("To week").FillAsync("2026-W43");
        await page.GetByRole(AriaRole.Radio, new() { Name = "round" }).CheckAsync();
        await visitor.TabsTo(page.GetByRole(AriaRole.Button, new() { Name = "Show" }));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("from=2026-W41&to=2026-W43&by=round"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "By round" })).ToBeVisibleAsync();
        await visitor.TabsTo(page.GetByText("Table", new() { Exact = true }).First);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "2026-W42" })).ToBeVisibleAsync();
        await visitor.TabsTo(page.GetByRole(AriaRole.Link, new() { Name = "CSV" }));
        await visitor.TabsTo(page.GetByText("How to read"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("must not be used for one")).ToBeVisibleAsync();
        await visitor.FindsNothingInTheWay("participation.opened");
    }

    [Fact]
    public async Task the_page_shows_nothing_that_the_exports_do_not()
    {
        await using var visitor = await hr.Visit();
        await visitor.Opens("/participation?from=2026-W44&to=2026-W46&by=week");
        var json = await visitor.Page.APIRequest.GetAsync(
            await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "JSON" }).GetAttributeAsync("href") ?? "");
        var csv = await visitor.Page.APIRequest.GetAsync(
            await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).GetAttributeAsync("href") ?? "");
        var rows = (await json.JsonAsync())!.Value.GetProperty("rows");

        rows.GetArrayLength().ShouldBe(3);
        var due = rows.EnumerateArray().Sum(r => r.GetProperty("due").GetInt64());
        var shared = rows.EnumerateArray().Sum(r => r.GetProperty("handedIn").GetInt64());
        await Expect(visitor.Page.Locator("dl.tiles")).ToContainTextAsync($"{shared} of {due} due");
        (await csv.TextAsync()).Split("\r\n").Length.ShouldBe(5);
    }

    [Fact]
    public async Task the_open_week_is_drawn_without_a_figure()
    {
        await using var visitor = await hr.Visit();
        await visitor.Opens("/participation");

        await Expect(visitor.Page.Locator("svg.trend rect.open")).ToHaveCountAsync(1);
        await Expect(visitor.Page.Locator("svg.trend")).ToContainTextAsync("week still open");
    }

    [Fact]
    public async Task the_language_can_be_changed_and_the_filters_stay()
    {
        await using var visitor = await hr.Visit();
        await visitor.Opens("/participation?from=2026-W44&to=2026-W46&by=week");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "DE" }).ClickAsync();

        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Teilnahme" })).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByLabel("Von Woche")).ToHaveValueAsync("2026-W44");
    }

    [Fact]
    public async Task nobody_gets_in_without_signing_in()
    {
        await using var stranger = await hr.Visit(isSignedIn: false);
        (await stranger.Page.GotoAsync("/participation"))!.Status.ShouldBe(401);
        (await stranger.Page.APIRequest.GetAsync("/participation.json")).Status.ShouldBe(401);
    }
}
