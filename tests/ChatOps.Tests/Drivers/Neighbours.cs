using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Drivers;

/// <summary>Ana and Ben, and beside them Kim and Lea, who may take Ben along while Ana is away.</summary>
internal static class Neighbours
{
    public static readonly Instant Tuesday = Instant.FromUtc(2026, 11, 24, 8, 30);

    public static async Task<(Story Story, Member Kim, Member Lea)> Pairs(App app, string ben, string kim)
    {
        var story = await Story.Begin(app, Channel.Slack, Enum.Parse<Channel>(ben));
        await story.Pair();
        await story.Ben.Reads("Your partner is Ana Ruiz");
        var first = app.Newcomer(Enum.Parse<Channel>(kim), "Kim Sato");
        var second = app.Newcomer(Enum.Parse<Channel>(ben), "Lea Holm");
        await first.Joins();
        await second.Joins();
        await app.Until(Tuesday);
        await first.Reads("Your partner is Lea Holm");
        await second.Reads("Your partner is Kim Sato");
        return (story, first, second);
    }

    public static Task AnaGoesAway(App app, string until) => Sets(app, "Ana Ruiz", "paused", until);

    public static Task AnaIsBack(App app) => Sets(app, "Ana Ruiz", "active", null);

    private static async Task Sets(App app, string name, string state, string? until) =>
        await app.Database.Db.Write(
            db =>
                db.Execute(
                    new Statement(
                        "test",
                        "UPDATE memberships SET state = @State, paused_until = @Until WHERE person_id = (SELECT id FROM persons WHERE "
                        + "display_name = @Name)",
                        null),
                    new { Name = name, State = state, Until = until }),
            TestContext.Current.CancellationToken);

    /// <summary>Ana goes away, both neighbours would, and Ben says yes.</summary>
    public static async Task TakeBenAlong(App app, Story story, Member kim, Member lea)
    {
        await AnaGoesAway(app, "2026-12-08");
        await app.Tick();
        foreach (var neighbour in new[] { kim, lea })
        {
            await neighbour.Reads("Ben Okafor is without a partner for a while.");
            await neighbour.Presses("cover.yes");
        }

        await story.Ben.Reads("Ana is away until 8 December.");
        await story.Ben.Presses("cover.take");
        await kim.Reads("Ben Okafor is with you two for a while");
        await app.Tick();
    }
}
