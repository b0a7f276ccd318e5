using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Slack;

namespace ChatOps.Tests.Wire;

/// <summary>E1 to E4, B11: a week is written where one member works and read where the other does.</summary>
public abstract class CheckInReachesPartnerTests(string engine)
{
    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    [Theory]
    [InlineData("Teams", "Slack")]
    [InlineData("Slack", "Teams")]
    public async Task a_shared_week_appears_in_the_partners_channel(string from, string to)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(from), Enum.Parse<Channel>(to));

        await story.Ana.Shares(
            ("c1_text", "call the supplier"), ("c1_done_when", "they have answered"), ("in_the_way", "the first half"), ("help", "ideas"));

        await story.Ben.Reads("Ana's week, 23 to 29 November");
        await story.Ben.Reads("call the supplier");
        await story.Ben.Reads("they have answered");
        await story.Ben.Reads("Ana would like ideas.");
        await story.Ana.Reads("Shared with Ben at");
    }

    [Theory]
    [InlineData("Teams", "Slack")]
    [InlineData("Slack", "Teams")]
    public async Task a_change_edits_the_partners_message_instead_of_sending_another(string from, string to)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(from), Enum.Parse<Channel>(to));

        await story.Ana.Shares(("c1_text", "call the supplier"));
        await story.Ben.Reads("call the supplier");
        await story.Ana.Reads("Shared with Ben");
        await story.Ana.Changes(("c1_text", "call two suppliers"));

        await story.Ben.Reads("call two suppliers");
        story.Ben.With("Ana's week").ShouldHaveSingleItem().ShouldContain("changed Wednesday");
        story.Ben.SeesNow("call the supplier").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Teams", "Slack")]
    [InlineData("Slack", "Teams")]
    public async Task what_is_taken_back_is_gone_from_the_partners_chat(string from, string to)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(from), Enum.Parse<Channel>(to));
        await story.Ana.Shares(("c1_text", "call the supplier"));
        await story.Ben.Reads("call the supplier");
        await story.Ana.Reads("Take it back");

        (await story.Ana.Sends("check-in.take-back", "check-in.take-back.confirm")).ShouldBe("");

        await story.Ben.Reads("This week was removed.");
        story.Ben.SeesNow("call the supplier").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Teams", "Slack")]
    [InlineData("Slack", "Teams")]
    public async Task a_cheer_and_a_comment_come_back_to_the_author(string from, string to)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(from), Enum.Parse<Channel>(to));
        await story.Ana.Shares(("c1_text", "call the supplier"));
        await story.Ben.Reads("call the supplier");

        await story.Ben.Presses("copy.cheer");
        await story.Ana.Reads("Ben cheers you on.");
        (await story.Ben.Sends("copy.comment", "copy.comment.send", ("text", "who answers fastest?"))).ShouldBe("");

        await story.Ana.Reads("who answers fastest?");
        await story.Ana.Reads("From Ben");
        await story.Ben.LooksUp();
        await story.Ben.Reads("You wrote: who answers fastest?");
        story.Ana.SeesNow("You wrote:").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Teams")]
    [InlineData("Slack")]
    public async Task an_empty_week_is_not_shared_and_what_was_typed_stays(string from)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(from), Channel.Slack);

        var wrong = await story.Ana.SendsUnfinished("check-in.write", "check-in.submit", ("in_the_way", "the first half"));

        wrong.ShouldContain(from == "Slack" ? "c1_text" : "Add one thing, or tick \"Nothing to commit to this week\".");
        story.Ana.StillHolds("the first half").ShouldBeTrue();
        story.Ben.SeesNow("Ana's week").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Teams")]
    [InlineData("Slack")]
    public async Task a_first_week_looks_ahead_only_and_the_next_one_back_as_well(string from)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(from), Channel.Teams);

        if (from == "Slack")
            await story.Ana.Presses("check-in.write");
        await story.Ana.Reads("What might get in the way, and how could you get round it?");
        story.Ana.SeesNow("What went well?").ShouldBeFalse();
        story.Ana.SeesNow("what got in the way?").ShouldBeFalse();
        await story.Ana.LooksUp();

        await app.Until(Instant.FromUtc(2026, 11, 30, 10, 0));
        await story.Ana.Reads("Your week, 30 November to 6 December");
        if (from == "Slack")
            await story.Ana.Presses("check-in.write");
        await story.Ana.Reads("What went well?");
    }

    [Fact]
    public async Task a_form_in_slack_insists_on_a_commitment_until_there_is_nothing_to_commit_to()
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Channel.Slack, Channel.Slack);
        var ana = ((InSlack)story.Ana).Slack;

        await story.Ana.Presses("check-in.write");
        IsOptional(ana.Modal!, "c1_text").ShouldBeFalse();
        ana.Fills(("in_the_way", "the first half"));
        await ana.Chooses("light_week", "true");
        IsOptional(ana.Modal!, "c1_text").ShouldBeTrue();
        ana.Modal!.Typed.Values.ShouldContain("the first half");
        await ana.Chooses("light_week", "");
        IsOptional(ana.Modal!, "c1_text").ShouldBeFalse();

        (await ana.Submits(("light_week", "true"))).ShouldBeEmpty();
        await story.Ben.Reads("Nothing to commit to this week, and that's fine.");

        static bool IsOptional(SlackModal modal, string field) =>
            (bool)SlackBlocks.Inputs(modal.Blocks).Single(b => SlackBlocks.IdOf(b) == field)["optional"]!;
    }

    [Theory]
    [InlineData("Teams")]
    [InlineData("Slack")]
    public async Task a_draft_is_kept_for_oneself_until_it_is_shared(string from)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(from), Channel.Teams);

        await story.Ana.Sends("check-in.write", "check-in.save", ("c1_text", "call the supplier"));
        await story.Ana.Reads("Saved for you. Nobody else sees it yet.");
        await app.Restart();

        story.Ben.SeesNow("call the supplier").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Teams")]
    [InlineData("Slack")]
    public async Task a_skipped_week_asks_no_reason_and_can_be_taken_up_again(string from)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(from), Channel.Teams);

        await story.Ana.Presses("check-in.skip");

        await story.Ana.Reads("You're taking a break from this one.");
        await story.Ben.Reads("Ana is taking a break from this week's check-in.");
        await story.Ana.Presses("check-in.unskip");
        await story.Ana.Reads(from == "Teams" ? "Looking ahead" : "Write my week");
    }

    [Theory]
    [InlineData("Teams")]
    [InlineData("Slack")]
    public async Task one_nudge_comes_the_next_working_day_and_replaces_the_first_message(string from)
    {
        await using var app = await App.Start(_engine);
        var story = await Story.InTheWeek(app, Enum.Parse<Channel>(from), Channel.Teams);
        await app.CardsRest();
        var messages = story.Ana.Messages;

        await app.Until(Story.Wednesday + Duration.FromDays(1) + Duration.FromMinutes(5));

        await App.Eventually(
            () => story.Ana.Messages == messages && story.Ana.With(Story.Opened).Count == 1 && IsLast(story.Ana),
            () => string.Join("\n---\n", story.Ana.Sees()));
    }

    private static bool IsLast(Member member) => member.Sees()[^1].Contains(Story.Opened, StringComparison.Ordinal);
}

public sealed class SqliteCheckInReachesPartnerTests() : CheckInReachesPartnerTests("sqlite");

public sealed class PostgresCheckInReachesPartnerTests() : CheckInReachesPartnerTests("postgres");
