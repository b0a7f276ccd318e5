using ChatOps.Channels;
using ChatOps.Channels.Claiming;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Channels;

public abstract class OutboxTests(string engine) : DatabaseTests(engine)
{
    private Postroom Room => field ??= new Postroom(Db);

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Room.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task a_card_is_sent_once_and_its_message_remembered()
    {
        var ana = await Room.Person();
        await Room.Queue(ana, "a");
        await Room.Run();
        await Room.Run();

        Room.Slack.Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v1");
        var standing = (await Room.Find(ana, "a")).ShouldNotBeNull();
        standing.State.ShouldBe(RowState.Done);
        standing.PostedAt.ShouldNotBeNull();
        (await Room.Account(ana.PreferredAccount!.Value))!.Conversation.ShouldBe("chat-U1");
    }

    [Fact]
    public async Task a_reader_whose_record_makes_no_sense_keeps_nobody_of_their_lane_waiting()
    {
        var (ana, ben) = (await Room.Person(), await Room.Person());
        await Db.Write(
            db => db.Execute(new Statement("test", "UPDATE persons SET days_off = 'no day' WHERE id = @Id", null), new { ana.Id }), Ct);
        await Room.Queue(ana, "a", p => p with { Importance = Importance.PartnerWords });
        await Room.Queue(ben, "b", p => p with { Importance = Importance.PartnerWords });
        await Room.Run();

        Room.Slack.Standing.ShouldHaveSingleItem().Shown.ShouldBe("b v1");
        await Db.Write(
            db => db.Execute(new Statement("test", "UPDATE persons SET days_off = '' WHERE id = @Id", null), new { ana.Id }), Ct);
        await Room.Run(Duration.FromHours(1));

        Room.Slack.Standing.Select(s => s.Shown).ShouldBe(["a v1", "b v1"], ignoreOrder: true);
    }

    [Fact]
    public async Task three_changes_before_the_sending_are_one_message()
    {
        var ana = await Room.Person();
        await Room.Queue(ana, "a");
        await Room.Queue(ana, "a");
        await Room.Queue(ana, "a");
        await Room.Run();

        Room.Slack.Calls.ShouldHaveSingleItem().Shown.ShouldBe("a v3");
    }

    [Fact]
    public async Task changes_after_the_sending_are_one_edit_with_the_newest()
    {
        var ana = await Room.Person();
        await Room.Queue(ana, "a");
        await Room.Run();
        await Room.Queue(ana, "a");
        await Room.Refresh("a");
        await Room.Run();

        Room.Slack.Calls.Select(c => (c.Step, c.Shown)).ShouldBe([(Step.Post, "a v1"), (Step.Edit, "a v3")]);
        Room.Slack.Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v3");
    }

    [Fact]
    public async Task a_change_that_is_claimed_before_the_sending_is_seen_to_have_ended_is_not_forgotten()
    {
        var ana = await Room.Person();
        await Room.Queue(ana, "a");
        var (recorded, isChanged) = (new TaskCompletionSource(), false);
        Room.Checkpoint.Hold = ("outbox.recorded", recorded.Task);
        Room.Slack.Script = call =>
        {
            if (call.Step == Step.Post && !isChanged)
                Room.Queue(ana, "a").GetAwaiter().GetResult();
            isChanged = true;
            return null;
        };
        await Room.Worker.Advance(Ct);
        while ((await Room.Find(ana, "a"))!.PostedAt is null)
            await Task.Yield();
        Room.Clock.Advance(Duration.FromSeconds(2));
        await Room.Worker.Advance(Ct);
        recorded.SetResult();
        await Room.Worker.Settled;

        await Room.Run(Duration.FromSeconds(10));

        Room.Slack.Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v2");
    }

    [Fact]
    public async Task posting_anew_comes_last_in_the_chat_and_takes_the_earlier_message_away()
    {
        var ana = await Room.Person();
        await Room.Queue(ana, "a");
        await Room.Queue(ana, "b");
        await Room.Run();
        await Room.Queue(ana, "a", p => p with { PostsAnew = true });
        await Room.Run();

        Room.Slack.Standing.Select(l => l.Shown).ShouldBe(["b v1", "a v2"]);
        Room.Slack.Posts.Count().ShouldBe(3);
    }

    [Fact]
    public async Task a_refresh_sends_nothing_new()
    {
        var ana = await Room.Person();
        await Room.Refresh("a");
        await Room.Run();
        Room.Slack.Calls.ShouldBeEmpty();

        await Room.Queue(ana, "a", p => p with { DueAt = p.DueAt + Duration.FromHours(1) });
        await Room.Refresh("a");
        await Room.Run();
        Room.Slack.Calls.ShouldBeEmpty();

        await Room.Run(Duration.FromHours(1));
        Room.Slack.Calls.ShouldHaveSingleItem().Shown.ShouldBe("a v3");
    }

    [Fact]
    public async Task nothing_to_show_closes_the_row_without_sending()
    {
        var ana = await Room.Person();
        Room.Empty.Add(new CardRef("menu", "a"));
        await Room.Queue(ana, "a");
        await Room.Run();

        Room.Slack.Calls.ShouldBeEmpty();
        (await Room.Find(ana, "a"))!.State.ShouldBe(RowState.Done);
    }

    [Fact]
    public async Task what_is_not_worth_sending_any_more_expires_and_can_be_asked_for_again()
    {
        var ana = await Room.Person();
        Room.Slack.Script = _ => new Answered(new Delivery.TryAgain("service_unavailable"));
        await Room.Queue(ana, "a", p => p with { ExpiresAt = p.DueAt + Duration.FromMinutes(5) });
        await Room.Run(Duration.FromHours(2));
        (await Room.Find(ana, "a"))!.State.ShouldBe(RowState.Expired);
        Room.Counted("dropped").ShouldBe(1);

        Room.Slack.Script = _ => null;
        await Room.Queue(ana, "a");
        await Room.Run();
        Room.Slack.Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v2");
    }

    [Fact]
    public async Task an_answer_goes_where_the_question_came_from_and_before_everything_else()
    {
        var ana = await Room.Person();
        var teams = await Room.AddAccount(ana, Channel.Teams);
        foreach (var i in Enumerable.Range(0, 5))
            await Room.Queue(ana, $"bulk{i}", p => p with { DueAt = p.DueAt - Duration.FromHours(5 - i) }, "partner-copy");
        await Room.Queue(ana, "here", p => p with { Account = teams });
        await Room.Queue(ana, "there");
        await Room.Run();

        Room.Teams.Calls.ShouldHaveSingleItem().Shown.ShouldBe("here v1");
        Room.Slack.Calls[0].Shown.ShouldBe("there v1");
        Room.Slack.Calls.Skip(1).Select(c => c.Shown).ShouldBe(["bulk0 v1", "bulk1 v1", "bulk2 v1", "bulk3 v1", "bulk4 v1"]);
    }

    [Fact]
    public async Task a_row_of_somebody_without_a_usable_account_waits_in_sight_and_goes_out_when_there_is_one()
    {
        var ana = await Room.Person(Channel.Teams);
        Room.Teams.Script = _ => new Answered(new Delivery.Unreachable(AccountState.NotInstalled, "BotNotInConversationRoster"));
        await Room.Queue(ana, "a");
        await Room.Run();

        (await Room.Find(ana, "a"))!.ShouldBe(new Standing(RowState.Unreachable, null, "BotNotInConversationRoster"));
        var account = (await Room.Account(ana.PreferredAccount!.Value))!;
        (account.State, account.StateCode).ShouldBe((AccountState.NotInstalled, "BotNotInConversationRoster"));
        await Room.Queue(ana, "b");
        await Room.Run();
        (await Room.Find(ana, "b"))!.State.ShouldBe(RowState.Unreachable);

        Room.Teams.Script = _ => null;
        await Room.SaveReach(account with { State = AccountState.Active, StateCode = null });
        await Room.Revive(ana);
        await Room.Run();
        Room.Teams.Standing.Select(l => l.Shown).ShouldBe(["a v1", "b v1"], ignoreOrder: true);
    }

    [Fact]
    public async Task another_account_of_the_person_takes_over()
    {
        var ana = await Room.Person();
        await Room.AddAccount(ana, Channel.Teams);
        Room.Slack.Script = _ => new Answered(new Delivery.Unreachable(AccountState.Revoked, "token_revoked"));
        await Room.Queue(ana, "a");
        await Room.Run();

        Room.Teams.Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v1");
        (await Room.Find(ana, "a"))!.State.ShouldBe(RowState.Done);
    }

    [Fact]
    public async Task a_message_that_is_gone_is_posted_anew()
    {
        var ana = await Room.Person();
        await Room.Queue(ana, "a");
        await Room.Run();
        Room.Slack.Lose(Room.Slack.Standing[0].Ref);
        await Room.Queue(ana, "a");
        await Room.Run();

        Room.Slack.Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v2");
    }

    [Fact]
    public async Task a_conversation_that_is_gone_is_forgotten_once_and_tried_again()
    {
        var ana = await Room.Person();
        await Room.Queue(ana, "a");
        await Room.Run();
        var gone = 0;
        Room.Slack.Script = c =>
            c.Step == Step.Post && Interlocked.Increment(ref gone) == 1 ? new Answered(new Delivery.Gone("channel_not_found")) : null;
        await Room.Queue(ana, "b");
        await Room.Run();

        Room.Slack.Standing.Count.ShouldBe(2);
        gone.ShouldBe(2);
    }

    [Fact]
    public async Task what_the_vendor_refuses_is_a_dead_letter_with_its_code()
    {
        var ana = await Room.Person();
        Room.Slack.Script = _ => new Answered(new Delivery.Refused("invalid_blocks"));
        await Room.Queue(ana, "a");
        await Room.Run();

        (await Room.Find(ana, "a"))!.ShouldBe(new Standing(RowState.Dead, null, "invalid_blocks"));
        Room.Counted("dead").ShouldBe(1);
        var report = new OutboxReport();
        (await Db.Read(report.DeadLetters, Ct)).ShouldHaveSingleItem().Code.ShouldBe("invalid_blocks");
        (await Db.Read(db => report.LastCardOf(db, ana.Id), Ct))!.State.ShouldBe(RowState.Dead);

        Room.Slack.Script = _ => null;
        await Room.Queue(ana, "a");
        await Room.Run();
        Room.Slack.Standing.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task a_passing_fault_is_tried_again_with_growing_patience_and_not_for_ever()
    {
        var ana = await Room.Person();
        Room.Slack.Script = _ => new Answered(new Delivery.TryAgain("internal_error"));
        await Room.Queue(ana, "a");
        await Room.Run(Duration.FromDays(2));

        Room.Slack.Calls.Count.ShouldBe(Backoff.Attempts);
        var took = Room.Slack.Calls[^1].At - Room.Slack.Calls[0].At;
        took.ShouldBeInRange(Duration.FromHours(2), Duration.FromHours(12));
        (await Room.Find(ana, "a"))!.ShouldBe(new Standing(RowState.Dead, null, "internal_error"));
    }

    [Fact]
    public async Task patience_that_slack_asks_for_is_kept_by_the_method_in_the_workspace_and_costs_no_attempt()
    {
        var (ana, ben) = (await Room.Person(), await Room.Person());
        var first = true;
        Room.Slack.Script = c =>
            Interlocked.Exchange(ref first, false)
                ? new Answered(new Delivery.Throttled(Duration.FromSeconds(30), "ratelimited", "chat.postMessage"))
                : null;
        var start = Room.Clock.GetCurrentInstant();
        await Room.Queue(ana, "a");
        await Room.Run(Duration.FromSeconds(5));
        await Room.Queue(ben, "b");
        await Room.Run();

        Room.Slack.Calls.Count.ShouldBe(3);
        Room.Slack.Calls.Skip(1).ShouldAllBe(c => c.At >= start + Duration.FromSeconds(30) && c.At < start + Duration.FromSeconds(35));
        Room.Counted("throttled").ShouldBe(1);
    }

    [Fact]
    public async Task patience_outlives_the_process()
    {
        var (ana, ben) = (await Room.Person(), await Room.Person());
        var first = true;
        Room.Slack.Script = c =>
            Interlocked.Exchange(ref first, false)
                ? new Answered(new Delivery.Throttled(Duration.FromSeconds(90), "ratelimited", "chat.postMessage"))
                : null;
        var start = Room.Clock.GetCurrentInstant();
        await Room.Queue(ana, "a");
        await Room.Run(Duration.FromSeconds(5));
        Room.Start();
        await Room.Queue(ben, "b");
        await Room.Run(Duration.FromMinutes(5));

        Room.Slack.Standing.Count.ShouldBe(2);
        Room.Slack.Calls.Skip(1).ShouldAllBe(c => c.At >= start + Duration.FromSeconds(90));
    }

    [Fact]
    public async Task a_lost_answer_is_looked_for_before_anything_is_sent_again()
    {
        var ana = await Room.Person();
        var first = true;
        Room.Slack.Script = c =>
            c.Step == Step.Post && Interlocked.Exchange(ref first, false)
                ? new Answered(new Delivery.Unknown("request_timeout"), TookEffect: true)
                : null;
        await Room.Queue(ana, "a");
        await Room.Run();
        await Room.Queue(ana, "a");
        await Room.Run();

        Room.Slack.Posts.Count().ShouldBe(1);
        Room.Slack.Standing.ShouldHaveSingleItem().Shown.ShouldBe("a v2");
        Room.Counted("sent_again").ShouldBe(0);
    }

    [Fact]
    public async Task where_nobody_can_be_asked_a_lost_answer_is_sent_once_more_and_counted()
    {
        var ana = await Room.Person(Channel.Teams);
        var first = true;
        Room.Teams.Script = c =>
            c.Step == Step.Post && Interlocked.Exchange(ref first, false) ? new Answered(null, TookEffect: true, new IOException()) : null;
        await Room.Queue(ana, "a");
        await Room.Run();

        Room.Teams.Posts.Count().ShouldBe(2);
        Room.Counted("sent_again").ShouldBe(1);
        (await Room.Find(ana, "a"))!.State.ShouldBe(RowState.Done);
    }

    [Fact]
    public async Task a_search_that_fails_sends_nothing()
    {
        var ana = await Room.Person();
        var first = true;
        Room.Slack.Script = c =>
            c.Step switch
            {
                Step.Post when Interlocked.Exchange(ref first, false) => new Answered(
                    new Delivery.Unknown("request_timeout"), TookEffect: true),
                Step.Find when c.At < Room.Clock.GetCurrentInstant() => null,
                Step.Find when Room.Slack.Calls.Count(k => k.Step == Step.Find) <= 3 => new Answered(
                    new Delivery.TryAgain("internal_error")),
                _ => null,
            };
        await Room.Queue(ana, "a");
        await Room.Run(Duration.FromHours(1));

        Room.Slack.Posts.Count().ShouldBe(1);
        Room.Slack.Calls.Count(c => c.Step == Step.Find).ShouldBeGreaterThan(3);
        (await Room.Find(ana, "a"))!.State.ShouldBe(RowState.Done);
    }

    [Fact]
    public async Task a_look_up_brings_a_profile()
    {
        var ana = await Room.Person();
        var found = new LookUp.Found(new Profile("Ana Ruiz", "ana@example.com", true, null, null, false));
        Room.Slack.Profiles = _ => found;
        await Db.Write(db => Room.Outbox.LookUp(db, ana.PreferredAccount!.Value, ana.Id, Room.Clock.GetCurrentInstant()), Ct);
        await Room.Run();

        Room.Profiles.ShouldHaveSingleItem().ShouldBe((ana.PreferredAccount!.Value, found));
        Room.Slack.Calls.ShouldHaveSingleItem().Step.ShouldBe(Step.LookUp);
    }

    [Fact]
    public async Task cards_follow_a_person_whose_accounts_were_joined()
    {
        var (ana, alsoAna) = (await Room.Person(), await Room.Person());
        await Room.Queue(alsoAna, "a", p => p with { DueAt = p.DueAt + Duration.FromHours(1) });
        await Room.Queue(ana, "b", p => p with { DueAt = p.DueAt + Duration.FromHours(1) });
        await Room.Queue(alsoAna, "b", p => p with { DueAt = p.DueAt + Duration.FromHours(1) });
        await Db.Write(db => Room.Outbox.Reassign(db, alsoAna.Id, ana.Id), Ct);
        await Room.Run(Duration.FromHours(2));

        Room.Slack.Standing.ShouldAllBe(l => l.Ref.Conversation == "chat-U1");
        Room.Slack.Standing.Select(l => l.Shown).ShouldBe(["a v1", "b v2"], ignoreOrder: true);
    }

    [Fact]
    public async Task a_preference_that_changes_before_the_sending_changes_the_lane()
    {
        var ana = await Room.Person();
        var teams = await Room.AddAccount(ana, Channel.Teams);
        await Room.Queue(ana, "a", p => p with { DueAt = p.DueAt + Duration.FromHours(1) });
        await Db.Write(db => new ChatOps.People.PersonStore().Prefer(db, ana.Id, teams), Ct);
        await Room.Run(Duration.FromHours(2));

        Room.Slack.Calls.ShouldBeEmpty();
        Room.Teams.Standing.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task one_chat_gets_one_message_a_second()
    {
        var ana = await Room.Person();
        foreach (var i in Enumerable.Range(0, 5))
            await Room.Queue(ana, $"s{i}");
        await Room.Run();

        var posts = Room.Slack.Posts.ToList();
        posts.Count.ShouldBe(5);
        posts.Zip(posts.Skip(1), (a, b) => b.At - a.At).ShouldAllBe(gap => gap >= Duration.FromSeconds(1) && gap < Duration.FromSeconds(2));
    }

    [Fact]
    public async Task a_fan_out_keeps_to_the_vendors_pace()
    {
        foreach (var i in Enumerable.Range(0, 150))
            await Room.Queue(await Room.Person(Channel.Teams), $"s{i}", kind: "check-in-form");
        var start = Room.Clock.GetCurrentInstant();
        await Room.Run();

        var posts = Room.Teams.Posts.ToList();
        posts.Count.ShouldBe(150);
        // Two requests each: the conversation is opened first.
        foreach (var second in posts.Select(p => p.At))
            posts.Count(p => p.At >= second && p.At < second + Duration.FromSeconds(1)).ShouldBeLessThanOrEqualTo(25);
        (posts[^1].At - start).ShouldBeLessThan(Duration.FromSeconds(8));
    }
}

public sealed class SqliteOutboxTests() : OutboxTests("sqlite");

public sealed class PostgresOutboxTests() : OutboxTests("postgres");
