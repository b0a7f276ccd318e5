using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.BrowserTests;

/// <summary>The moderators' console, as a moderator of the demo sees and uses it.</summary>
public sealed class ConsoleTests(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    private static readonly string Console = ConsoleFixture.Console;

    public static TheoryData<string, string> Pages => new()
    {
        { "programs", "/console" },
        { "not-here", "/console/nobodys/rounds" },
        { "needs-you", $"{Console}/needs-you" },
        { "rounds", $"{Console}/rounds" },
        { "pairs", $"{Console}/pairs" },
        { "dry-run", $"{Console}/dry-run" },
        { "members", $"{Console}/members" },
        { "members-filtered", $"{Console}/members?q=mu&told=sent&round=5" },
        { "nobody-found", $"{Console}/members?q=zzz" },
        { "questions", $"{Console}/questions" },
        { "sample-goals", $"{Console}/sample-goals" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task every_page_is_for_everybody_in_light_and_dark_wide_and_on_a_phone_in_both_languages(string name, string path)
    {
        await IsProposed();
        await using var visitor = await console.Visit(o => (o.ViewportSize, o.IsMobile) = (new() { Width = 360, Height = 900 }, true));
        await IsForEverybody("de", (360, ColorScheme.Light), (1280, ColorScheme.Light));
        await IsForEverybody("en", (360, ColorScheme.Dark), (1280, ColorScheme.Light), (1280, ColorScheme.Dark));

        async Task IsForEverybody(string locale, params (int Width, ColorScheme Scheme)[] windows)
        {
            await console.Speaks(locale);
            await visitor.Opens(path);
            (await visitor.Page.EvaluateAsync<string>("document.documentElement.lang")).ShouldBe(locale);
            foreach (var (width, scheme) in windows)
            {
                await visitor.Widens(width);
                await visitor.Prefers(scheme);
                (await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(
                    width, name);
                await visitor.FindsNothingInTheWay($"console.{name}.{scheme}.{width}.{locale}".ToLowerInvariant());
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task the_questions_can_be_changed_and_seen_before_they_are_saved_with_and_without_a_script(bool hasScript)
    {
        await using var visitor = await console.Visit(o => o.JavaScriptEnabled = hasScript);
        var page = visitor.Page;
        await visitor.Opens($"{Console}/questions");
        var count = int.Parse(await page.Locator("input[name=n]").InputValueAsync(), System.Globalization.CultureInfo.InvariantCulture);

        await page.Locator("button[value='add:OneOf']").ClickAsync();
        await Expect(page.Locator($"[name='q{count}.label.de']")).ToBeFocusedAsync();
        await page.Locator($"[name='q{count}.label.en']").FillAsync("Where do you work this week?");
        await page.Locator($"[name='q{count}.label.de']").FillAsync("Wo arbeitest du diese Woche?");
        await page.Locator($"[name='q{count}.c0.label.en']").FillAsync("At home");
        await page.Locator($"[name='q{count}.c1.label.en']").FillAsync("In the office");
        if (!hasScript)
            await page.Locator("button[value='preview']:visible").ClickAsync();

        // Both previews follow what is typed, and nothing is saved by it.
        await Expect(page.Locator(".teams-card")).ToContainTextAsync("Where do you work this week?");
        await Expect(page.Locator(".slack-modal")).ToContainTextAsync("Where do you work this week?");
        await page.Locator("[name=language]").SelectOptionAsync("de");
        if (!hasScript)
            await page.Locator("button[value='preview']:visible").ClickAsync();
        await Expect(page.Locator(".slack-modal")).ToContainTextAsync("Wo arbeitest du diese Woche?");
        if (hasScript)
            await visitor.FindsNothingInTheWay("console.questions.preview");
        await page.Locator("button[value='save']").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved.");
        (await page.Locator($"[name='q{count}.c1.label.en']").InputValueAsync()).ShouldBe("In the office");

        // It goes again, by keyboard alone.
        await visitor.TabsTo(page.Locator($"button[value='remove:{count}']"));
        await page.Keyboard.PressAsync("Enter");
        await visitor.TabsTo(page.Locator("button[value='save']"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved.");
        (await page.Locator("input[name=n]").InputValueAsync()).ShouldBe($"{count}");
    }

    [Fact]
    public async Task a_pair_is_searched_changed_and_approved_by_keyboard_alone()
    {
        await IsProposed();
        await using var visitor = await console.Visit();
        var page = visitor.Page;
        await visitor.Opens($"{Console}/pairs");
        await visitor.TabsTo(page.GetByLabel("Search by name"));
        await page.Keyboard.TypeAsync("clara");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("q=clara"));
        await Expect(page.Locator(".pairs > li")).ToHaveCountAsync(1);

        await visitor.TabsTo(page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Swap: ") }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Change this group" })).ToBeVisibleAsync();
        await visitor.FindsNothingInTheWay("console.pairs.change");
        await visitor.TabsTo(page.GetByRole(AriaRole.Button, new() { Name = "Swap", Exact = true }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(2);
        await visitor.FindsNothingInTheWay("console.pairs.refused");
        await visitor.TabsTo(page.GetByRole(AriaRole.Link, new() { Name = "Back to the pairs" }));
        await page.Keyboard.PressAsync("Enter");
        await visitor.TabsTo(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Lock: ") }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Locked:");
        await Expect(page.Locator(".badge.locked")).ToHaveCountAsync(1);
        await visitor.FindsNothingInTheWay("console.pairs.locked");
    }

    [Fact]
    public async Task a_quiet_pair_gets_one_of_the_three_texts()
    {
        await using var visitor = await console.Visit();
        var page = visitor.Page;
        await visitor.Opens($"{Console}/needs-you");
        var pair = page.Locator("li", new() { HasText = "Uma Sample, Vera Beispiel" });

        await visitor.TabsTo(pair.Locator("summary"));
        await page.Keyboard.PressAsync("Enter");
        await visitor.FindsNothingInTheWay("console.needs-you.step-in");
        await pair.GetByRole(AriaRole.Radio, new() { NameRegex = new("Ask how it is going") }).CheckAsync();
        await pair.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Sent to both.");
    }

    [Fact]
    public async Task dates_are_set_and_a_day_that_cannot_be_is_said_at_its_field()
    {
        await using var visitor = await console.Visit();
        var page = visitor.Page;
        await visitor.Opens($"{Console}/rounds");
        await page.GetByLabel("First day of the next round").FillAsync("2026-11-01");
        await page.Locator("button[value='rounds.save']").ClickAsync();
        await Expect(page.GetByLabel("First day of the next round")).ToHaveAttributeAsync("aria-invalid", "true");
        await visitor.FindsNothingInTheWay("console.rounds.refused");
        await page.GetByLabel("First day of the next round").FillAsync("2027-01-11");
        await page.Locator("button[value='rounds.save']").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved.");
        await Expect(page.GetByText("The next round begins on 11 January.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task a_sample_goal_is_written_moved_and_refused_when_it_is_half()
    {
        await using var visitor = await console.Visit();
        var page = visitor.Page;
        await visitor.Opens($"{Console}/sample-goals");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a sample goal" }).ClickAsync();
        await page.Locator("[name='g10.statement.en']").FillAsync("Read one book of my field");
        await page.Locator("button[value='save']").ClickAsync();
        await Expect(page.Locator("fieldset.wrong")).ToHaveCountAsync(1);
        await Expect(page.Locator("[name='g10.statement.de']")).ToBeFocusedAsync();
        await visitor.FindsNothingInTheWay("console.sample-goals.refused");
        await page.Locator("[name='g10.measure.en']").FillAsync("A page of notes for the team");
        await page.Locator("button[value='up:10']").ClickAsync();
        await Expect(page.Locator("button[value='up:9']")).ToBeFocusedAsync();
        await page.Locator("button[value='save']").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved.");
        (await page.Locator("[name='g9.statement.en']").InputValueAsync()).ShouldBe("Read one book of my field");
    }

    [Fact]
    public async Task an_applicant_is_answered_and_the_list_gets_shorter()
    {
        await using var visitor = await console.Visit();
        await visitor.Opens($"{Console}/needs-you");
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Zeno Applicant") }).First.ClickAsync();
        await Expect(visitor.Page.Locator("#applicants li")).ToHaveCountAsync(2);
    }

    /// <summary>There are pairs to look at.</summary>
    private async Task IsProposed()
    {
        if (await console.Count("SELECT COUNT(*) FROM proposals WHERE state = 'proposed'") > 0)
            return;
        await using var visitor = await console.Visit();
        await visitor.Opens($"{Console}/rounds");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/pairs"));
        await console.Until("proposed");
    }
}
