using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.CheckIns;
using ChatOps.CheckIns.Copies;
using ChatOps.CheckIns.Responses;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Tests.Hosting;
using static ChatOps.Tests.CheckIns.CheckInWorld;

namespace ChatOps.Tests.CheckIns.Responses;

/// <summary>What a partner gives back, and what reaches whom, on both databases.</summary>
public abstract class ResponseStoryTests(string engine) : DatabaseTests(engine)
{
    private static readonly Instant Wednesday = Monday + Duration.FromDays(2) + Duration.FromHours(1);

    [Fact]
    public async Task a_cheer_is_one_tap_and_another_takes_it_back()
    {
        await using var world = await Open(Db);
        var (ana, ben, week) = await Shared(world);

        (await world.Does(ana, "copy.cheer", week)).ShouldBe(new Reply.Show(new CardRef(PartnerCopyCard.Kind, week)));
        (await world.Sees(ben, CheckInForm.Kind, week)).Says().ShouldContain("Ana cheers you on.");
        (await world.Sees(ana, PartnerCopyCard.Kind, week)).Says().ShouldContain("Cheered");
        (await world.Queued(ben)).ShouldHaveSingleItem();

        await world.Does(ana, "copy.cheer", week);
        (await world.Sees(ben, CheckInForm.Kind, week)).Says().ShouldNotContain("cheers");
    }

    [Fact]
    public async Task comments_within_fifteen_minutes_share_a_message_and_later_ones_do_not()
    {
        await using var world = await Open(Db);
        var (ana, ben, week) = await Shared(world);

        await world.Does(ana, "copy.comment.send", week, Situations.Fields(("text", "What would ten minutes look like?")));
        await world.Delivers();
        world.Clock.Advance(Duration.FromMinutes(14));
        await world.Does(ana, "copy.link.send", week, Situations.Fields(("url", "https://example.com/course"), ("note", "it is short")));
        var message = Comments(await world.Queued(ben)).ShouldHaveSingleItem();
        (await world.Sees(ben, CommentCard.Kind, message.Subject))
            .Says()
            .ShouldContain("From Ana, about your week:\nWhat would ten minutes look like?\nhttps://example.com/course\nit is short");
        await world.Delivers();

        world.Clock.Advance(Duration.FromMinutes(2));
        await world.Does(ana, "copy.comment.send", week, Situations.Fields(("text", "One more thought")));
        Comments(await world.Queued(ben)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task comments_that_wait_for_the_morning_wait_together()
    {
        await using var world = await Open(Db);
        var (ana, ben, week) = await Shared(world);
        await world.Does(ana, "copy.comment.send", week, Situations.Fields(("text", "Late tonight")));
        world.Clock.Advance(Duration.FromHours(2));
        await world.Does(ana, "copy.comment.send", week, Situations.Fields(("text", "Later tonight")));

        Comments(await world.Queued(ben)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task an_answer_goes_back_to_the_partner_and_can_be_answered()
    {
        await using var world = await Open(Db);
        var (ana, ben, week) = await Shared(world);
        await world.Does(ana, "copy.comment.send", week, Situations.Fields(("text", "A question")));
        var question = Comments(await world.Queued(ben)).Single().Subject;

        (await world.Does(ben, "comment.answer", question))
            .ShouldBeOfType<Reply.Ask>()
            .Card.ShouldBe(new CardRef(AnswerForm.Kind, question));
        (await world.Does(ben, "comment.answer.send", question))
            .ShouldBeOfType<Reply.Correct>()
            .Errors.Single()
            .Message.ShouldBe("Write a few words first.");
        await world.Does(ben, "comment.answer.send", question, Situations.Fields(("text", "An answer")));

        var answer = Comments(await world.Queued(ana)).Single().Subject;
        (await world.Sees(ana, CommentCard.Kind, answer)).Says().ShouldContain("From Ben, about their week:\nAn answer");
        (await world.Does(ana, "comment.answer", answer)).ShouldBeOfType<Reply.Ask>();
    }

    [Fact]
    public async Task in_a_trio_a_comment_reaches_the_author_only()
    {
        await using var world = await Open(Db);
        var (ana, ben, kim) = (await world.Joins("Ana Ruiz"), await world.Joins("Ben Okafor"), await world.Joins("Kim Sato"));
        await world.Pairs(ana, ben, kim);
        await world.At(Wednesday);
        await world.Sends(ben, "check-in.submit", Situations.Fields(("c1_text", "Send the draft")));
        var week = await world.WeekOf(ben);
        (await world.Sees(kim, PartnerCopyCard.Kind, week)).Says().ShouldContain("For you, Ben and Ana only.");

        await world.Does(ana, "copy.comment.send", week, Situations.Fields(("text", "For Ben")));

        (await world.Sees(ana, CommentForm.Kind, week)).Says().ShouldContain("Only Ben sees this.");
        Comments(await world.Queued(kim)).ShouldBeEmpty();
        (await world.Sees(kim, CommentCard.Kind, Comments(await world.Queued(ben)).Single().Subject)).ShouldBeNull();
    }

    [Fact]
    public async Task a_brainstorm_is_offered_and_answered()
    {
        await using var world = await Open(Db);
        var (ana, ben, week) = await Shared(world);
        await world.Does(ana, "copy.brainstorm.send", week, Situations.Fields(("text", "the agenda")));
        var offer = (await world.Queued(ben)).Single(r => r.Kind == BrainstormCard.Kind);
        offer.Importance.ShouldBe((int)Importance.PartnerWords);
        (await world.Sees(ben, BrainstormCard.Kind, offer.Subject))
            .Says()
            .ShouldContain("Ana offers to think it through with you.\nthe agenda");

        (await world.Does(ana, "brainstorm.time", offer.Subject)).ShouldBe(new Reply.Say("error.not_yours"));
        await world.Does(ben, "brainstorm.time", offer.Subject);

        (await world.Sees(ben, BrainstormCard.Kind, offer.Subject)).Says().ShouldContain("You said: yes, find a time.");
        (await world.Sees(ana, PartnerCopyCard.Kind, week)).Says().ShouldContain("Ben would like to find a time to think it through.");
    }

    [Fact]
    public async Task what_is_raised_stands_on_both_cards_by_number_once()
    {
        await using var world = await Open(Db);
        var (ana, ben, week) = await Shared(world);

        (await world.Does(ana, "copy.raise.send", week, Situations.Fields(("item", "7"))))
            .ShouldBeOfType<Reply.Correct>()
            .Errors.Single()
            .Message.ShouldBe("Please choose one.");
        await world.Does(ana, "copy.raise.send", week, Situations.Fields(("item", "1")));
        await world.Does(ana, "copy.raise.send", week, Situations.Fields(("item", "1")));

        (await world.Sees(ana, PartnerCopyCard.Kind, week)).Says().Split("number 1").Length.ShouldBe(2);
        (await world.Sees(ben, CheckInForm.Kind, week)).Says().ShouldContain("Ana would like to talk about number 1 at your next meeting.");
    }

    [Fact]
    public async Task the_partner_agrees_to_skip_the_call_or_keeps_it()
    {
        await using var world = await Open(Db);
        var (ana, ben, week) = await Shared(world);
        (await world.Sees(ana, PartnerCopyCard.Kind, week))!.Actions().ShouldContain("copy.call-skip");

        await world.Does(ana, "copy.call-skip", week);
        (await world.Sees(ben, CheckInForm.Kind, week)).Says().ShouldContain("Ana is fine without a call this week.");
        await world.Does(ana, "copy.call-keep", week);
        var says = (await world.Sees(ben, CheckInForm.Kind, week)).Says();
        says.ShouldContain("Ana would like to keep the call this week.");
        says.ShouldNotContain("is fine without");
    }

    [Fact]
    public async Task a_report_reaches_the_moderators_and_says_so_before()
    {
        await using var world = await Open(Db);
        var (ana, ben, week) = await Shared(world);
        (await world.Does(ana, "copy.report", week)).ShouldBe(new Reply.Say("copy.report.nobody"));
        var kim = await world.Joins("Kim Sato");
        await world.Moderates(kim);

        (await world.Does(ana, "copy.report", week)).ShouldBeOfType<Reply.Ask>();
        (await world.Sees(ana, ReportForm.Kind, week)).Says().ShouldContain("Kim Sato sees your message and your name. Ben is not told.");
        (await world.Does(ana, "copy.report.send", week)).ShouldBeOfType<Reply.Correct>();
        (await world.Does(ana, "copy.report.send", week, Situations.Fields(("text", "This worries me"), ("include", "true")))).ShouldBe(
            new Reply.Say("copy.report.sent"));

        var report = (await world.Queued(kim)).Single(r => r.Kind == ReportCard.Kind).Subject;
        var says = (await world.Sees(kim, ReportCard.Kind, report)).Says();
        says.ShouldContain("From Ana Ruiz, about the week 23 to 29 November of Ben Okafor:\nThis worries me");
        says.ShouldContain("Send the draft");
        (await world.Sees(ben, ReportCard.Kind, report)).ShouldBeNull();
        (await world.Sees(ana, ReportCard.Kind, report)).ShouldBeNull();
        (await world.Queued(ben)).ShouldNotContain(r => r.Kind == ReportCard.Kind);
    }

    [Fact]
    public async Task where_words_stay_out_of_chat_they_are_read_on_request_only()
    {
        await using var world = await Open(Db, new ProgramSettings { KeepsWordsOutOfChat = true });
        var (ana, ben, week) = await Shared(world);
        await world.Does(ana, "copy.comment.send", week, Situations.Fields(("text", "A question")));
        var comment = Comments(await world.Queued(ben)).Single().Subject;

        (await world.Sees(ana, PartnerCopyCard.Kind, week)).Says().ShouldNotContain("Send the draft");
        (await world.Sees(ben, CheckInForm.Kind, week)).Says().ShouldNotContain("Send the draft");
        (await world.Sees(ben, CommentCard.Kind, comment)).Says().ShouldNotContain("A question");
        (await world.Does(ana, "copy.read", week)).ShouldBeOfType<Reply.Ask>().Card.Kind.ShouldBe(CopyWhole.Kind);
        (await world.Sees(ana, CopyWhole.Kind, week)).Says().ShouldContain("Send the draft");
        (await world.Sees(ben, CommentWhole.Kind, comment)).Says().ShouldContain("A question");
    }

    [Fact]
    public async Task nobody_outside_the_pair_gets_in()
    {
        await using var world = await Open(Db);
        var (ana, ben, week) = await Shared(world);
        var kim = await world.Joins("Kim Sato");
        await world.Does(ana, "copy.comment.send", week, Situations.Fields(("text", "A question")));
        var comment = Comments(await world.Queued(ben)).Single().Subject;

        foreach (var action in Routes.UseCases.Keys.Where(a => a.StartsWith("copy.", StringComparison.Ordinal)))
        {
            (
                await world.Does(kim, action, week, Situations.Fields(("text", "x"), ("item", "all"), ("url", "https://example.com")))
            ).ShouldBe(new Reply.Say("error.not_yours"), action);
            (
                await world.Does(ben, action, week, Situations.Fields(("text", "x"), ("item", "all"), ("url", "https://example.com")))
            ).ShouldBe(new Reply.Say("error.not_yours"), action);
            (await world.Does(kim, action, "nothing")).ShouldBe(new Reply.Say("error.card_old"), action);
        }
        foreach (var action in Routes.UseCases.Keys.Where(a => a.StartsWith("comment.", StringComparison.Ordinal)))
            (await world.Does(kim, action, comment, Situations.Fields(("text", "x")))).ShouldBe(new Reply.Say("error.not_yours"), action);
        foreach (var kind in Routes.Cards.Keys.Where(k => k.StartsWith("copy-", StringComparison.Ordinal) || k is PartnerCopyCard.Kind))
            (await world.Sees(kim, kind, week)).ShouldBeNull(kind);
    }

    private static List<OutboxLine> Comments(IReadOnlyList<OutboxLine> queued) => [.. queued.Where(r => r.Kind == CommentCard.Kind)];

    /// <summary>Ben shared a week with Ana and would rather not have a call.</summary>
    private static async Task<(PersonId Ana, PersonId Ben, string Week)> Shared(CheckInWorld world)
    {
        var (ana, ben) = (await world.Joins("Ana Ruiz"), await world.Joins("Ben Okafor"));
        await world.Pairs(ana, ben);
        await world.At(Wednesday);
        await world.Sends(ben, "check-in.submit", Situations.Fields(("c1_text", "Send the draft"), ("no_call", "true")));
        return (ana, ben, await world.WeekOf(ben));
    }
}

public sealed class SqliteResponseStoryTests() : ResponseStoryTests("sqlite");

public sealed class PostgresResponseStoryTests() : ResponseStoryTests("postgres");
