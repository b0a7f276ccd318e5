using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.BrowserTests.Demo;

[Collection(nameof(OneDemo))]
public sealed class WeekTests(DemoFixture demo)
{
    private const string Week = "23 to 29 November";

    [Fact]
    public async Task a_week_reaches_the_partner_and_comes_back()
    {
        await using var visitor = await demo.Visit();
        await visitor.Opens("/demo/ana");
        var own = visitor.Card($"Your week, {Week}");
        await visitor.LooksBack(own);
        await own.GetByLabel("1. This week I will").FillAsync("Call the supplier of paper cranes");
        await visitor.Presses(own, "Share with Ben");
        await visitor.Sees(own, "Shared with Ben");
        await visitor.Sees(own, "Call the supplier of paper cranes");

        await visitor.SwitchesTo("Ben Example");
        var copy = visitor.Card($"Ana's week, {Week}");
        await visitor.Sees(copy, "Call the supplier of paper cranes");
        await visitor.Presses(copy, "Cheer");
        await Expect(copy.GetByRole(AriaRole.Button, new() { Name = "Cheered" })).ToBeVisibleAsync();

        await visitor.SwitchesTo("Ana Sample");
        await visitor.Sees(own, "Ben cheers you on.");
        await visitor.Presses(own, "Change it");
        var form = visitor.Page.Locator("#messages article", new() { Has = visitor.Page.GetByLabel("1. This week I will") }).Last;
        await Expect(form.GetByLabel("1. This week I will")).ToHaveValueAsync("Call the supplier of paper cranes");
        await form.GetByLabel("1. This week I will").FillAsync("Call two suppliers of paper cranes");
        await visitor.Presses(form, "Share with Ben");
        await visitor.Sees(own, "Call two suppliers of paper cranes");

        await visitor.SwitchesTo("Ben Example");
        await visitor.Sees(copy, "Call two suppliers of paper cranes");
        await visitor.Sees(copy, "changed");
        await Expect(visitor.Page.GetByRole(AriaRole.Article, new() { Name = $"Ana's week, {Week}" })).ToHaveCountAsync(1);

        await visitor.SwitchesTo("Ana Sample");
        await visitor.Presses(own, "Take it back");
        await visitor.Page.Locator("#messages button", new() { HasTextString = "Take it back" }).Last.ClickAsync();
        await visitor.SwitchesTo("Ben Example");
        await Expect(visitor.Page.Locator("#messages")).ToContainTextAsync("This week was removed.");
        await Expect(visitor.Page.Locator("#messages")).Not.ToContainTextAsync("suppliers of paper cranes");
    }

    [Fact]
    public async Task what_is_missing_is_said_and_what_was_typed_stays()
    {
        await using var visitor = await demo.Visit();
        await visitor.Opens("/demo/gita");
        var own = visitor.Card($"Your week, {Week}");
        await own.GetByLabel("What went well?").FillAsync("The <b>paper</b> cranes fly");
        await visitor.Presses(own, "Share with Hugo");

        await visitor.Sees(own, "Please choose one. \"Not this time\" is a perfectly good answer.");
        await visitor.Sees(own, "Add one thing, or tick \"Nothing to commit to this week\".");
        await Expect(own.GetByLabel("What went well?")).ToHaveValueAsync("The <b>paper</b> cranes fly");
        await Expect(own.Locator("[aria-invalid=true]").First).ToBeVisibleAsync();
        await visitor.FindsNothingInTheWay("errors");

        await visitor.LooksBack(own);
        await own.GetByLabel("1. This week I will").FillAsync("Fold one more");
        await visitor.Presses(own, "Share with Hugo");
        await visitor.SwitchesTo("Hugo Beispiel");
        await visitor.Sees(visitor.Page.Locator("#messages"), "The <b>paper</b> cranes fly");
    }

    [Fact]
    public async Task somebody_german_reads_german()
    {
        await using var visitor = await demo.Visit();
        await visitor.Opens("/demo/clara");
        var own = visitor.Page.Locator("#messages article[data-kind=check-in-form]").Last;

        (await own.GetAttributeAsync("lang")).ShouldBe("de");
        await visitor.Sees(own, "23. bis 29. November");
        await visitor.LooksBack(own);
        await own.Locator("[name=c1_text]").FillAsync("Einen Papierkranich falten");
        await own.Locator("button.primary").ClickAsync();
        await visitor.Sees(own, "Dev");

        await visitor.SwitchesTo("Dev Specimen");
        var copy = visitor.Card($"Clara's week, {Week}");
        await visitor.Sees(copy, "Einen Papierkranich falten");
        (await copy.GetAttributeAsync("lang")).ShouldBe("en");
    }

    [Fact]
    public async Task nothing_needs_a_script()
    {
        await using var visitor = await demo.Visit(o => o.JavaScriptEnabled = false);
        await visitor.Opens("/demo");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Ines Example" }).First.ClickAsync();
        await visitor.Page.GetByLabel("Write to the bot as Ines").FillAsync("menu");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(visitor.Page.Locator("article[data-kind=menu]")).ToBeVisibleAsync();

        var own = visitor.Card($"Your week, {Week}");
        await visitor.LooksBack(own, "partly");
        await own.GetByLabel("1. This week I will").FillAsync("Fold without a script");
        await visitor.Presses(own, "Share with Jonas");
        await visitor.Sees(visitor.Card($"Your week, {Week}"), "Shared with Jonas");
    }

    [Fact]
    public async Task the_keyboard_is_enough()
    {
        await using var visitor = await demo.Visit();
        await visitor.Opens("/demo/milo");
        var own = visitor.Card($"Your week, {Week}");
        var outcomes = await own.Locator("select[name^='o']").AllAsync();
        outcomes.ShouldNotBeEmpty();
        foreach (var choice in outcomes)
        {
            await visitor.TabsTo(choice);
            await visitor.Page.Keyboard.TypeAsync("Done");
        }

        await visitor.TabsTo(own.GetByLabel("1. This week I will"));
        await visitor.Page.Keyboard.TypeAsync("Fold by hand");
        await visitor.TabsTo(own.GetByLabel("Nothing to commit to this week"));
        await visitor.Page.Keyboard.PressAsync("Space");
        await visitor.Page.Keyboard.PressAsync("Space");
        await visitor.TabsTo(own.GetByRole(AriaRole.Button, new() { Name = "Share with Nora", Exact = true }));
        await visitor.Page.Keyboard.PressAsync("Enter");

        await visitor.Sees(own, "Shared with Nora");
        await visitor.Sees(own, "Fold by hand");
    }

    [Fact]
    public async Task what_arrives_appears_beside_what_is_being_typed()
    {
        await using var reader = await demo.Visit();
        await reader.Opens("/demo/tara");
        var copy = reader.Card($"Sami's week, {Week}");
        await Expect(copy).ToHaveCountAsync(0);
        await reader.Page.GetByLabel("Write to the bot as Tara").FillAsync("half a sentence");

        await using var writer = await demo.Visit();
        await writer.Opens("/demo/sami");
        var own = writer.Card($"Your week, {Week}");
        await writer.LooksBack(own);
        await own.GetByLabel("1. This week I will").FillAsync("Fold in Berlin");
        await writer.Presses(own, "Share with Tara");
        await writer.Sees(own, "Shared with Tara");

        await Expect(copy).ToContainTextAsync("Fold in Berlin", new() { Timeout = 15_000 });
        await Expect(reader.Page.GetByLabel("Write to the bot as Tara")).ToHaveValueAsync("half a sentence");
    }
}
