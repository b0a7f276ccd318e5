using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Drivers;

/// <summary>A program with its moderator and two members, each where they work.</summary>
internal sealed class Story
{
    private Story(App app, Member dana, Member ana, Member ben) => (App, Dana, Ana, Ben) = (app, dana, ana, ben);

    public App App { get; }

    public Member Dana { get; }

    public Member Ana { get; }

    public Member Ben { get; }

    /// <summary>Dana makes a program; Ana and Ben join it.</summary>
    public static async Task<Story> Begin(App app, Channel ana, Channel ben, Channel dana = Channel.Slack)
    {
        var story = new Story(
            app, app.Newcomer(dana, "Dana Field", App.ModeratorEmail), app.Newcomer(ana, "Ana Ruiz"), app.Newcomer(ben, "Ben Okafor"));
        await story.DanaIsKnown();
        await story.CreatesProgram("Autumn 2026");
        await story.Ana.Joins();
        await story.Ben.Joins();
        return story;
    }

    /// <summary>The two are partners, and their week is open: the Wednesday after they were paired, in the morning.</summary>
    public static async Task<Story> InTheWeek(App app, Channel ana, Channel ben)
    {
        var story = await Begin(app, ana, ben);
        await story.Week();
        return story;
    }

    /// <summary>Pairs the two and waits for their week.</summary>
    public async Task Week()
    {
        await Pair();
        await Ana.Reads("Your partner is Ben Okafor");
        await Ben.Reads("Your partner is Ana Ruiz");
        await App.Until(Wednesday);
        await Ana.Reads(Opened);
        await Ben.Reads(Opened);
    }

    /// <summary>The heading of the week's card.</summary>
    public const string Opened = "Your week, 23 to 29 November";

    /// <summary>The third working day after <see cref="App.Monday"/>, half past nine in Berlin.</summary>
    public static readonly Instant Wednesday = Instant.FromUtc(2026, 11, 25, 8, 30);

    /// <summary>Dana pairs the two, or the three, from the list of members without a partner.</summary>
    public async Task Pair(string? third = null) => (await Tries(third)).ShouldBe("");

    /// <summary>What the form says is wrong with them.</summary>
    public async Task<string> Tries(string? third = null)
    {
        await Dana.Says("pair");
        await Dana.Reads("members have no partner now");
        await Dana.Presses("pair.open");
        // Slack tells a name a moment after the first contact.
        await App.Eventually(
            () => People().GetAwaiter().GetResult().Select(p => p.Name).Intersect(["Ana Ruiz", "Ben Okafor"]).Count() == 2,
            () => "Their names were never told.");
        var ids = await People();
        string Id(string name) => ids.Single(p => p.Name == name).Id;
        return await Dana.Sends(
            "pair.open",
            "pair.submit",
            [
                ("first", Id("Ana Ruiz")),
                ("second", Id("Ben Okafor")),
                .. third is null ? Array.Empty<(string, string)>() : [("third", Id(third))],
            ]);
    }

    private Task<IReadOnlyList<(string Id, string Name)>> People() => App.Database.Db.Read(
        db => db.Query<(string Id, string Name)>(new Statement("test", "SELECT id, display_name FROM persons", null)),
        TestContext.Current.CancellationToken);

    private async Task DanaIsKnown()
    {
        await Dana.Says("hello");
        await Dana.Reads("What would you like to do?");
        // The channel vouches for the work email a moment after the first contact.
        await App.Eventually(() => IsKnown().GetAwaiter().GetResult(), () => "Dana's email was never looked up.");
    }

    public async Task CreatesProgram(string name, bool isOpen = true)
    {
        await Dana.Says("program");
        await Dana.Reads("New program");
        (
            await Dana.Sends(
                "program.new",
                "program.create",
                ("name", name),
                ("weeks", "3"),
                ("languages", "en,de"),
                ("is_open", isOpen ? "true" : ""))).ShouldBe("");
    }

    private async Task<bool> IsKnown() =>
        await App.Database.Db.Read(
            db =>
                db.Find<int>(
                    new Statement("test", "SELECT COUNT(*) FROM persons WHERE work_email = @Email", null),
                    new { Email = App.ModeratorEmail }),
            TestContext.Current.CancellationToken) > 0;
}
