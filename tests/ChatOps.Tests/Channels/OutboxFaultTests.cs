using ChatOps.Channels;
using ChatOps.Channels.Claiming;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Channels;

/// <summary>
/// Vendors that fail in every way and processes that end at every step: in our books every card exists once, and everybody sees the newest
/// version.
/// </summary>
public abstract class OutboxFaultTests(string engine) : DatabaseTests(engine)
{
    private static readonly string[] Steps = ["outbox.claimed", "outbox.attempted", "outbox.sent", "outbox.recorded"];

    public static TheoryData<string, bool> StepsAndChannels() =>
        [.. Steps.SelectMany(s => new[] { true, false }.Select(isSlack => new TheoryDataRow<string, bool>(s, isSlack)))];

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(StepsAndChannels))]
    public async Task a_process_that_ends_between_two_steps_loses_nothing_and_sends_no_second_copy(string step, bool isSlack)
    {
        using var room = new Postroom(Db);
        var ana = await room.Person(isSlack ? Channel.Slack : Channel.Teams);
        room.Checkpoint.At = (step, 0);
        await room.Queue(ana, "a");
        await room.Run();
        room.Checkpoint.IsKilled.ShouldBeTrue();
        room.Start();
        await room.Run(Duration.FromMinutes(15));

        (await room.Find(ana, "a"))!.State.ShouldBe(RowState.Done);
        var channel = isSlack ? room.Slack : room.Teams;
        channel.Standing.Select(l => l.Shown).Distinct().ShouldBe(["a v1"]);
        // Teams cannot be asked: only what ended after it left and before it was recorded lies there twice.
        channel.Posts.Count().ShouldBe(!isSlack && step == "outbox.sent" ? 2 : 1);
        room.Counted("sent_again").ShouldBe(!isSlack && step is "outbox.sent" or "outbox.attempted" && !isSlack ? 1 : 0);
    }

    [Theory]
    [MemberData(nameof(StepsAndChannels))]
    public async Task an_edit_that_was_cut_off_is_made_again(string step, bool isSlack)
    {
        using var room = new Postroom(Db);
        var ana = await room.Person(isSlack ? Channel.Slack : Channel.Teams);
        await room.Queue(ana, "a");
        await room.Run();
        room.Checkpoint.At = (step == "outbox.attempted" ? "outbox.claimed" : step, 0);
        await room.Queue(ana, "a");
        await room.Run();
        room.Checkpoint.IsKilled.ShouldBeTrue();
        room.Start();
        await room.Run(Duration.FromMinutes(15));

        (isSlack ? room.Slack : room.Teams).Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v2");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task whatever_happens_every_card_stands_once_in_its_newest_version(int seed)
    {
        var random = new Random(seed);
        using var room = new Postroom(Db);
        room.Slack.Script = room.Teams.Script = Misfortune(random);
        var people = new List<Person>();
        foreach (var i in Enumerable.Range(0, 6))
            people.Add(await room.Person(i % 2 == 0 ? Channel.Slack : Channel.Teams));
        var cards = new HashSet<(Person Person, string Subject)>();
        foreach (var round in Enumerable.Range(0, 25))
        {
            foreach (var _ in Enumerable.Range(0, random.Next(4)))
            {
                var person = people[random.Next(people.Count)];
                var subject = $"s{people.IndexOf(person)}-{random.Next(3)}";
                if (random.Next(4) == 0)
                {
                    await room.Refresh(subject);
                    continue;
                }
                cards.Add((person, subject));
                await room.Queue(person, subject, p => p with { PostsAnew = random.Next(3) == 0 });
            }
            if (random.Next(3) == 0)
                room.Checkpoint.At = (Steps[random.Next(Steps.Length)], random.Next(4));
            await room.Run(Duration.FromSeconds(random.Next(90)));
            if (room.Checkpoint.IsKilled)
                room.Start();
        }
        // A refresh of a card whose row had ended counts as well: the newest is what stands in the end.
        room.Slack.Script = room.Teams.Script = _ => null;
        room.Start();
        await room.Run(Duration.FromHours(3));

        foreach (var (person, subject) in cards)
        {
            (await room.Find(person, subject))!.State.ShouldBe(RowState.Done, subject);
            var isSlack = people.IndexOf(person) % 2 == 0;
            var copies = (isSlack ? room.Slack : room.Teams)
                .Standing.Where(l => l.Shown.StartsWith($"{subject} v", StringComparison.Ordinal))
                .ToList();
            copies.Count(c => c.Shown == room.Newest(subject)).ShouldBeGreaterThanOrEqualTo(1, subject);
            if (isSlack)
                copies.ShouldHaveSingleItem(subject);
        }
        room.Slack.Posts.GroupBy(p => p.DeliveryId).ShouldAllBe(g => g.Count() == 1);
        // Each further copy in Teams is one that was counted.
        room.Teams.Posts.GroupBy(p => p.DeliveryId).Sum(g => g.Count() - 1).ShouldBeLessThanOrEqualTo((int)room.Counted("sent_again"));
    }

    private static Func<Call, Answered?> Misfortune(Random random)
    {
        var guard = new Lock();
        return call =>
        {
            lock (guard)
            {
                return random.Next(12) switch
                {
                    0 => new Answered(new Delivery.TryAgain("service_unavailable")),
                    1 when call.Step != Step.Find => new Answered(
                        new Delivery.Throttled(Duration.FromSeconds(random.Next(1, 20)), "ratelimited")),
                    2 when call.Step != Step.Find => new Answered(new Delivery.Unknown("request_timeout"), TookEffect: true),
                    3 when call.Step != Step.Find => new Answered(new Delivery.Unknown("request_timeout")),
                    4 when call.Step != Step.Find => new Answered(null, TookEffect: true, new IOException("lost")),
                    5 when call.Step != Step.Find => new Answered(null, TookEffect: false, new IOException("lost")),
                    _ => null,
                };
            }
        };
    }
}

public sealed class SqliteOutboxFaultTests() : OutboxFaultTests("sqlite");

public sealed class PostgresOutboxFaultTests() : OutboxFaultTests("postgres");
