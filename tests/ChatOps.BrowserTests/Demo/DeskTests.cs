using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.BrowserTests.Demo;

[Collection(nameof(OneDemo))]
public sealed class DeskTests(DemoFixture demo)
{
    public static TheoryData<string, string> Pages => new()
    {
        { "people", "/demo" },
        { "open", "/demo/omar" },
        { "copy", "/demo/quinn" },
        { "german", "/demo/pia" },
        { "moderator", "/demo/zoe" },
        { "adaptive-card", "/demo/omar/messages/3/adaptive-card" },
        { "block-kit", "/demo/omar/messages/3/block-kit" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task every_page_is_for_everybody_in_light_and_dark(string name, string path)
    {
        await using var visitor = await demo.Visit();
        await visitor.Opens(path);
        await visitor.FindsNothingInTheWayInLightAndDark(scheme => $"{name}.{scheme}");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task every_page_fits_a_phone(string name, string path)
    {
        await using var visitor = await demo.Visit(o =>
        {
            o.ViewportSize = new() { Width = 360, Height = 740 };
            o.IsMobile = true;
        });
        await visitor.Opens(path);

        (await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
        await visitor.FindsNothingInTheWay($"{name}.phone");
    }

    [Fact]
    public async Task a_card_is_shown_as_both_vendors_would_get_it()
    {
        await using var visitor = await demo.Visit();
        await visitor.Opens("/demo/omar");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Block Kit" }).Last.ClickAsync();
        await Expect(visitor.Page.Locator("pre").First).ToContainTextAsync("\"type\": ");
        await visitor.Page.GoBackAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Adaptive Card" }).Last.ClickAsync();
        await Expect(visitor.Page.Locator("pre")).ToContainTextAsync("\"AdaptiveCard\"");
    }

    [Fact]
    public async Task a_form_can_be_left_without_sending_it()
    {
        await using var visitor = await demo.Visit();
        await visitor.Opens("/demo/quinn");
        var copy = visitor.Card("Rosa's week, 23 to 29 November");
        await visitor.Presses(copy, "Comment");
        await Expect(visitor.Page.GetByLabel("Your comment")).ToBeVisibleAsync();
        await visitor.FindsNothingInTheWay("comment");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Back without sending" }).ClickAsync();
        await Expect(copy.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task the_moderator_finds_what_is_theirs()
    {
        await using var visitor = await demo.Visit();
        await visitor.Opens("/demo/zoe");
        await visitor.Page.GetByLabel("Write to the bot as Zoe").FillAsync("menu");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page.Locator("article[data-kind=menu]")).ToContainTextAsync("Sample program");
    }

    [Fact]
    public async Task a_command_is_understood_and_the_page_leads_to_its_answer()
    {
        await using var visitor = await demo.Visit();
        await visitor.Opens("/demo/lara");
        await visitor.Page.GetByLabel("Write to the bot as Lara").FillAsync("/partner week");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("#m[0-9]+$"));
        await Expect(visitor.Page.Locator(":target article")).ToHaveAttributeAsync("data-kind", "check-in-form");
    }
}
