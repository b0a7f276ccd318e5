using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Channels;

/// <summary>The budget and the quiet hours as the worker keeps them. The clock starts on a Monday, 09:00 UTC.</summary>
public abstract class OutboxBudgetTests(string engine) : DatabaseTests(engine)
{
    private Postroom Room => field ??= new Postroom(Db);

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Room.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task five_check_ins_of_five_programs_arrive_two_a_day_four_a_week()
    {
        var ana = await Worker();
        foreach (var i in Enumerable.Range(0, 5))
            await Room.Queue(ana, $"program{i}", p => p with { DueAt = p.DueAt + Duration.FromSeconds(i) }, "check-in-form");
        await Room.Run(Duration.FromDays(10));

        Room.Slack.Standing.Select(l => (l.Shown, l.At.InUtc().Day)).ShouldBe(
            [("program0 v1", 23), ("program1 v1", 23), ("program2 v1", 24), ("program3 v1", 24), ("program4 v1", 30)]);
    }

    [Fact]
    public async Task what_is_void_takes_nobodys_place()
    {
        var ana = await Worker();
        foreach (var i in Enumerable.Range(0, 2))
        {
            Room.Empty.Add(new CardRef("invitation", $"void{i}"));
            await Room.Queue(ana, $"void{i}", p => p with { DueAt = p.DueAt + Duration.FromSeconds(i) }, "invitation");
        }

        await Room.Queue(ana, "changed", p => p with { DueAt = p.DueAt + Duration.FromSeconds(2) }, "partner-changed");
        await Room.Queue(ana, "invited", p => p with { DueAt = p.DueAt + Duration.FromSeconds(3) }, "invitation");
        await Room.Run(Duration.FromHours(9));

        Room.Slack.Standing.Select(l => (l.Shown, l.At.InUtc().Day)).ShouldBe([("changed v1", 23), ("invited v1", 23)]);
    }

    [Fact]
    public async Task a_reveal_makes_room_for_a_fifth()
    {
        var ana = await Worker();
        await Room.Queue(ana, "reveal", kind: "reveal");
        foreach (var i in Enumerable.Range(0, 5))
            await Room.Queue(ana, $"s{i}", p => p with { DueAt = p.DueAt + Duration.FromSeconds(i + 1) }, "check-in-form");
        await Room.Run(Duration.FromDays(5));

        Room.Slack.Standing.Count.ShouldBe(5);
    }

    [Fact]
    public async Task what_waits_for_room_ends_when_it_is_not_worth_sending_any_more()
    {
        var ana = await Worker();
        foreach (var i in Enumerable.Range(0, 5))
            await Room.Queue(
                ana,
                $"s{i}",
                p => p with { DueAt = p.DueAt + Duration.FromSeconds(i), ExpiresAt = p.DueAt + Duration.FromDays(7) },
                "check-in-form");
        await Room.Run(Duration.FromDays(10));

        Room.Slack.Standing.Count.ShouldBe(4);
        (await Room.Find(ana, "s4", "check-in-form"))!.State.ShouldBe(RowState.Expired);
    }

    [Fact]
    public async Task a_nudge_without_room_is_dropped_and_its_card_brought_up_to_date_silently()
    {
        var ana = await Worker();
        foreach (var i in Enumerable.Range(0, 4))
            await Room.Queue(ana, $"s{i}", p => p with { DueAt = p.DueAt + Duration.FromSeconds(i) }, "check-in-form");
        await Room.Run(Duration.FromDays(2));
        await Room.Queue(ana, "s0", p => p with { PostsAnew = true, Importance = Importance.FirstNudge }, "check-in-form");
        await Room.Run(Duration.FromDays(1));

        Room.Slack.Posts.Count().ShouldBe(4);
        Room.Slack.Standing.Select(l => l.Shown).ShouldContain("s0 v2");
        Room.Counted("dropped").ShouldBe(1);
    }

    [Fact]
    public async Task a_nudge_that_waits_is_off_once_the_card_has_changed_by_itself()
    {
        var ana = await Worker();
        await Room.Queue(ana, "s", kind: "check-in-form");
        await Room.Run(Duration.FromHours(9));
        await Room.Queue(ana, "s", p => p with { PostsAnew = true, Importance = Importance.FirstNudge }, "check-in-form");
        await Room.Queue(ana, "s", kind: "check-in-form");
        await Room.Run(Duration.FromDays(1));

        Room.Slack.Posts.Count().ShouldBe(1);
        Room.Slack.Standing.ShouldHaveSingleItem().Shown.ShouldBe("s v3");
    }

    [Fact]
    public async Task answers_and_a_partners_words_come_on_top()
    {
        var ana = await Worker();
        foreach (var i in Enumerable.Range(0, 2))
            await Room.Queue(ana, $"s{i}", kind: "check-in-form");
        foreach (var i in Enumerable.Range(0, 5))
        {
            await Room.Queue(ana, $"copy{i}", kind: "partner-copy");
            await Room.Queue(ana, $"answer{i}");
        }
        await Room.Run(Duration.FromHours(1));

        Room.Slack.Standing.Count.ShouldBe(12);
    }

    [Fact]
    public async Task a_partners_words_of_a_quarter_of_an_hour_are_one_message()
    {
        var ana = await Worker();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await Room.Queue(ana, "comments", p => p with { PostsAnew = true }, "comment-from-partner");
            await Room.Run(Duration.FromMinutes(4));
        }
        Room.Slack.Posts.Count().ShouldBe(1);
        Room.Slack.Standing.ShouldHaveSingleItem().Shown.ShouldBe("comments v3");

        await Room.Run(Duration.FromMinutes(10));
        await Room.Queue(ana, "comments", p => p with { PostsAnew = true }, "comment-from-partner");
        await Room.Run(Duration.FromMinutes(4));
        Room.Slack.Posts.Count().ShouldBe(2);
    }

    [Fact]
    public async Task in_the_evening_words_wait_for_the_morning_but_answers_and_silent_edits_do_not()
    {
        var ana = await Worker();
        await Room.Queue(ana, "old", kind: "partner-copy");
        await Room.Run(Duration.FromHours(10));
        await Room.Queue(ana, "new", kind: "partner-copy");
        await Room.Queue(ana, "answer");
        await Room.Queue(ana, "old", kind: "partner-copy");
        await Room.Run(Duration.FromHours(2));
        Room.Slack.Standing.Select(l => l.Shown).ShouldBe(["old v2", "answer v1"], ignoreOrder: true);

        await Room.Run(Duration.FromHours(13));
        Room.Slack.Standing.Single(l => l.Shown == "new v1").At.ShouldBeInRange(
            Instant.FromUtc(2026, 11, 24, 9, 0), Instant.FromUtc(2026, 11, 24, 9, 1));
    }

    [Fact]
    public async Task somebody_who_allows_it_hears_from_their_partner_at_once()
    {
        var ana = await Worker(p => p with { AllowsOutsideHours = true });
        await Room.Run(Duration.FromHours(10));
        await Room.Queue(ana, "new", kind: "partner-copy");
        await Room.Run(Duration.FromMinutes(1));

        Room.Slack.Standing.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task a_card_for_a_shared_place_neither_waits_nor_counts()
    {
        var ana = await Worker();
        await Room.Run(Duration.FromHours(10));
        foreach (var i in Enumerable.Range(0, 3))
            await Room.Queue(ana, $"s{i}", p => p with { Place = "C1" }, "check-in-form");
        await Room.Run(Duration.FromMinutes(1));

        Room.Slack.Standing.Count(l => l.Ref.Conversation == "C1").ShouldBe(3);
        (await Room.Account(ana.PreferredAccount!.Value))!.Conversation.ShouldBeNull();
    }

    [Fact]
    public async Task what_did_not_leave_is_given_back_to_the_budget()
    {
        var ana = await Worker();
        Room.Slack.Script = _ => new Answered(new Delivery.Refused("invalid_blocks"));
        await Room.Queue(ana, "dead1", kind: "check-in-form");
        await Room.Queue(ana, "dead2", kind: "check-in-form");
        await Room.Run(Duration.FromMinutes(1));
        Room.Slack.Script = _ => null;
        await Room.Queue(ana, "s1", kind: "check-in-form");
        await Room.Queue(ana, "s2", kind: "check-in-form");
        await Room.Run(Duration.FromMinutes(1));

        Room.Slack.Standing.Count.ShouldBe(2);
    }

    private Task<Person> Worker(Func<Person, Person>? with = null) =>
        Room.Person(with: p => (with ?? (q => q))(p with { WorkDays = "12345", WorkFrom = 9 * 60, WorkUntil = 17 * 60 }));
}

public sealed class SqliteOutboxBudgetTests() : OutboxBudgetTests("sqlite");

public sealed class PostgresOutboxBudgetTests() : OutboxBudgetTests("postgres");
