using ChatOps.Channels;
using ChatOps.Channels.Claiming;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Channels;

/// <summary>What is mended behind somebody's back keeps nothing waiting that they just asked for, and doubles nothing.</summary>
public abstract class OutboxRepairTests(string engine) : DatabaseTests(engine)
{
    private Postroom Room => field ??= new Postroom(Db);

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Room.Dispose();
        return base.DisposeAsync();
    }

    /// <summary>Teams can't be asked: whether the new one arrived or not, nobody gets it twice, and what is seen is right.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task a_card_that_stands_is_updated_before_anything_is_sent_again(bool hasArrived)
    {
        var ana = await Room.Person(Channel.Teams);
        await Room.Queue(ana, "a");
        await Room.Run();
        var isLost = true;
        Room.Teams.Script = c => c.Step == Step.Post && Interlocked.Exchange(ref isLost, false)
            ? new Answered(new Delivery.Unknown("Timeout"), TookEffect: hasArrived)
            : null;
        await Room.Queue(ana, "a", p => p with { PostsAnew = true });
        await Room.Run(Duration.FromMinutes(5));
        await Room.Refresh("a");
        await Room.Run(Duration.FromMinutes(5));

        Room.Teams.Calls.Select(c => c.Step).ShouldBe([Step.Post, Step.Post, Step.Find, Step.Edit, Step.Edit]);
        Room.Teams.Standing[0].Shown.ShouldBe("a v3");
        Room.Teams.Standing.Count.ShouldBe(hasArrived ? 2 : 1);
        Room.Counted("sent_again").ShouldBe(0);
        (await Room.Find(ana, "a"))!.State.ShouldBe(RowState.Done);
    }

    [Fact]
    public async Task where_the_card_that_stood_is_gone_it_is_sent_once_more()
    {
        var ana = await Room.Person(Channel.Teams);
        await Room.Queue(ana, "a");
        await Room.Run();
        Room.Teams.Lose(Room.Teams.Standing[0].Ref);
        var isLost = true;
        Room.Teams.Script = c => c.Step == Step.Post && Interlocked.Exchange(ref isLost, false)
            ? new Answered(new Delivery.Unknown("Timeout"))
            : null;
        await Room.Queue(ana, "a", p => p with { PostsAnew = true });
        await Room.Run(Duration.FromMinutes(5));

        Room.Teams.Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v2");
        Room.Counted("sent_again").ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task an_answer_does_not_wait_for_a_removal_that_fails(bool isGivenUp)
    {
        var ana = await Room.Person(Channel.Teams);
        Room.Teams.Script = c => c.Step == Step.Remove ? new Answered(Failure(isGivenUp)) : null;
        for (var i = 1; i <= 4; i++)
        {
            await Room.Queue(ana, "a", p => p with { PostsAnew = true });
            var asked = Room.Clock.GetCurrentInstant();
            await Room.Run(Duration.FromSeconds(10));

            var answer = Room.Teams.Posts.Last();
            answer.Shown.ShouldBe($"a v{i}");
            answer.At.ShouldBeLessThan(asked + Duration.FromSeconds(3), $"the {i}. answer");
            // So long that the removal has been put off for minutes.
            await Room.Run(Duration.FromMinutes(20));
        }

        Room.Teams.Script = _ => null;
        await Room.Run(Duration.FromHours(1));
        (await Room.Find(ana, "a"))!.State.ShouldBe(RowState.Done);
        Room.Teams.Posts.Count().ShouldBe(4);
        Room.Teams.Standing.Select(l => l.Shown).ShouldBe(isGivenUp ? ["a v1", "a v2", "a v3", "a v4"] : ["a v4"]);

        static Delivery Failure(bool isGivenUp) =>
            isGivenUp ? new Delivery.Refused("NotImplemented") : new Delivery.TryAgain("ServiceUnavailable");
    }

    [Fact]
    public async Task an_answer_that_is_asked_for_while_a_removal_fails_goes_out_at_once()
    {
        var ana = await Room.Person(Channel.Teams);
        var (removals, asked) = (0, Instant.MinValue);
        Room.Teams.Script = c =>
        {
            if (c.Step != Step.Remove)
                return null;
            if (++removals == 8)
            {
                Room.Queue(ana, "a", p => p with { PostsAnew = true }).GetAwaiter().GetResult();
                asked = Room.Clock.GetCurrentInstant();
            }
            return new Answered(new Delivery.TryAgain("ServiceUnavailable"));
        };
        await Room.Queue(ana, "a", p => p with { PostsAnew = true });
        await Room.Run();
        await Room.Queue(ana, "a", p => p with { PostsAnew = true });
        await Room.Run(Duration.FromHours(1));

        Room.Teams.Posts.Last().Shown.ShouldBe("a v3");
        Room.Teams.Posts.Last().At.ShouldBeLessThan(asked + Duration.FromSeconds(3));
    }

    [Fact]
    public async Task an_answer_does_not_wait_until_an_older_removal_in_its_chat_was_answered()
    {
        var ana = await Room.Person(Channel.Teams);
        await Room.Queue(ana, "old");
        await Room.Run();
        var hanging = new TaskCompletionSource();
        await Room.Queue(ana, "old", p => p with { PostsAnew = true });
        Room.Teams.Holds = c => c.Step == Step.Remove ? hanging.Task : Task.CompletedTask;
        while (Room.Teams.Calls.All(c => c.Step != Step.Remove))
            await Advance();

        await Room.Queue(ana, "menu");
        for (var i = 0; i < 500 && Room.Teams.Posts.Last().Shown != "menu v1"; i++)
            await Advance();

        Room.Teams.Posts.Last().Shown.ShouldBe("menu v1");
        hanging.SetResult();
        await Room.Run();
        Room.Teams.Standing.Select(l => l.Shown).ShouldBe(["old v2", "menu v1"]);

        async Task Advance()
        {
            await Room.Worker.Advance(Ct);
            await Task.Delay(2, Ct);
            Room.Clock.Advance(Duration.FromMilliseconds(50));
        }
    }

    [Fact]
    public async Task a_change_that_is_said_once_to_have_found_no_message_is_made_again()
    {
        var ana = await Room.Person(Channel.Teams);
        await Room.Queue(ana, "a");
        await Room.Run();
        var first = true;
        Room.Teams.Script = c =>
            c.Step == Step.Edit && Interlocked.Exchange(ref first, false) ? new Answered(new Delivery.Gone("NotFound")) : null;
        await Room.Queue(ana, "a");
        await Room.Run();

        Room.Teams.Calls.Select(c => c.Step).ShouldBe([Step.Post, Step.Edit, Step.Edit]);
        Room.Teams.Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v2");
    }

    [Theory]
    [InlineData("it is there after all")]
    [InlineData("it can't be deleted")]
    [InlineData("deleting fails for long")]
    [InlineData("it is gone")]
    public async Task before_a_card_is_posted_anew_the_old_one_is_taken_away(string old)
    {
        var ana = await Room.Person(Channel.Teams);
        await Room.Queue(ana, "a");
        await Room.Run();
        if (old == "it is gone")
            Room.Teams.Lose(Room.Teams.Standing[0].Ref);
        Room.Teams.Script = c => (c.Step, old) switch
        {
            (Step.Edit, _) => new Answered(new Delivery.Gone("NotFound")),
            (Step.Remove, "it can't be deleted") => new Answered(new Delivery.Refused("NotImplemented")),
            (Step.Remove, "deleting fails for long") => new Answered(new Delivery.TryAgain("ServiceUnavailable")),
            _ => null,
        };
        await Room.Queue(ana, "a");
        await Room.Run();

        Room.Teams.Calls.Select(c => c.Step).Take(5).ShouldBe([Step.Post, Step.Edit, Step.Edit, Step.Remove, Step.Post]);
        Room.Teams.Script = _ => null;
        await Room.Run(Duration.FromHours(1));
        Room.Teams.Standing.Select(l => l.Shown).ShouldBe(old == "it can't be deleted" ? ["a v1", "a v2"] : ["a v2"]);
        (await Room.Find(ana, "a"))!.State.ShouldBe(RowState.Done);
    }

    [Fact]
    public async Task what_may_be_there_stays_until_something_may_take_its_place()
    {
        var ana = await Room.Person(Channel.Teams, p => p with { WorkFrom = 8 * 60, WorkUntil = 17 * 60, Zone = "UTC" });
        await Room.Queue(ana, "a", kind: "reveal");
        await Room.Run();
        Room.Teams.Posts.Count().ShouldBe(1);
        Room.Teams.Script = c => c.Step == Step.Edit ? new Answered(new Delivery.Gone("NotFound")) : null;
        await Room.Run(Instant.FromUtc(2026, 11, 23, 22, 0));
        await Room.Refresh("a", "reveal");
        await Room.Run(Duration.FromHours(1));

        Room.Teams.Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v1");
        await Room.Run(Duration.FromHours(12));
        Room.Teams.Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v2");
    }

    [Fact]
    public async Task a_dead_letter_that_dies_again_is_counted_once_and_stays_in_sight()
    {
        var ana = await Room.Person();
        Room.Slack.Script = _ => new Answered(new Delivery.Refused("invalid_blocks"));
        foreach (var restart in new[] { false, false, true })
        {
            if (restart)
                Room.Start();
            await Room.Queue(ana, "a");
            await Room.Run();
        }

        Room.Slack.Calls.Count.ShouldBe(3);
        Room.Counted("dead").ShouldBe(1);
        (await Db.Read(new OutboxReport().DeadLetters, Ct)).ShouldHaveSingleItem().Code.ShouldBe("invalid_blocks");

        Room.Slack.Script = _ => new Answered(new Delivery.Refused("msg_too_long"));
        await Room.Queue(ana, "a");
        await Room.Run();
        Room.Counted("dead").ShouldBe(2, "another reason is news");
    }
}

public sealed class SqliteOutboxRepairTests() : OutboxRepairTests("sqlite");

public sealed class PostgresOutboxRepairTests() : OutboxRepairTests("postgres");
