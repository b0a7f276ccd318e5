using System.Security.Cryptography;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.CheckIns;
using ChatOps.CheckIns.Copies;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using static ChatOps.Tests.CheckIns.CheckInWorld;

namespace ChatOps.Tests.CheckIns;

/// <summary>A week's life from the clock to the partner, on both databases.</summary>
public abstract class CheckInStoryTests(string engine) : DatabaseTests(engine)
{
    private static readonly Instant Wednesday = Monday + Duration.FromDays(2) + Duration.FromHours(1);
    private static readonly Instant NextMonday = Monday + Duration.FromDays(7) + Duration.FromHours(1);
    private static readonly Fields FirstWeek = Situations.Fields(
        ("went_well", "a good start"),
        ("c1_text", "Send the draft"),
        ("c1_done_when", "both have answered"),
        ("c2_text", "Run twice"),
        ("c2_stretch", "true"));

    [Fact]
    public async Task a_shared_week_reaches_the_partner_and_is_a_fact_without_words()
    {
        await using var world = await Open(Db);
        var (ana, ben) = await Pair(world);

        (await world.Sends(ben, "check-in.submit", FirstWeek)).ShouldBeOfType<Reply.Show>();

        var copy = (await world.Queued(ana)).Where(r => r.Kind == PartnerCopyCard.Kind).ShouldHaveSingleItem();
        (await world.Sees(ana, PartnerCopyCard.Kind, copy.Subject)).Says().ShouldContain("Send the draft. Done when: both have answered");
        (await world.Sees(ben, CheckInForm.Kind, copy.Subject)).Says().ShouldContain("Shared with Ana at 10:00 on Wednesday.");
        (await world.FactsOf(ben)).ShouldBe([
            new FactLine
            {
                IsDue = true,
                IsShared = true,
                IsOnTime = true,
                Week = "2026-11-23",
                ProgramKey = "autumn",
                Department = "Sales",
            },
        ]);
        (await world.FactsOf(ana)).Single().IsShared.ShouldBeFalse();
    }

    [Fact]
    public async Task a_last_week_that_cant_be_read_keeps_no_card_away_and_a_week_of_now_is_never_taken_for_empty()
    {
        await using var world = await Open(Db);
        var (_, ben) = await Pair(world);
        await world.Sends(ben, "check-in.submit", FirstWeek);
        var first = await world.WeekOf(ben);
        var form = (await world.Sees(ben, CheckInEdit.Kind, first))!.Form!.Subject;
        await world.At(NextMonday);
        (await world.Sees(ben, CheckInEdit.Kind, await world.WeekOf(ben))).Says().ShouldContain("Send the draft");

        await Db.Write(
            db =>
                db.Execute(
                    new Statement("test", "UPDATE check_ins SET words = @Words WHERE id = @Id", null),
                    new { Id = first, Words = new byte[64] }),
            Ct);

        (await world.Sees(ben, CheckInForm.Kind, await world.WeekOf(ben))).ShouldNotBeNull();
        (await world.Sees(ben, CheckInEdit.Kind, await world.WeekOf(ben))).Says().ShouldNotContain("Send the draft");
        await Should.ThrowAsync<CryptographicException>(() => world.Does(ben, "check-in.submit", form, FirstWeek));
    }

    [Fact]
    public async Task a_change_edits_the_same_copy_and_says_so()
    {
        await using var world = await Open(Db);
        var (ana, ben) = await Pair(world);
        await world.Sends(ben, "check-in.submit", FirstWeek);
        var before = (await world.Queued(ana)).Single(r => r.Kind == PartnerCopyCard.Kind);

        world.Clock.Reset(Wednesday + Duration.FromHours(28));
        await world.Sends(ben, "check-in.submit", FirstWeek.With(("c1_text", "Send the second draft")));

        var after = (await world.Queued(ana)).Single(r => r.Kind == PartnerCopyCard.Kind);
        after.Wanted.ShouldBeGreaterThan(before.Wanted);
        after.Anew.ShouldBe(before.Anew);
        var says = (await world.Sees(ana, PartnerCopyCard.Kind, after.Subject)).Says();
        says.ShouldContain("Send the second draft");
        says.ShouldContain("changed Thursday 14:00");
        (await world.FactsOf(ben)).Single().IsOnTime.ShouldBeTrue();
    }

    [Fact]
    public async Task the_same_form_twice_has_the_effect_of_one()
    {
        await using var world = await Open(Db);
        var (ana, ben) = await Pair(world);
        var subject = (await world.Sees(ben, CheckInEdit.Kind, await world.WeekOf(ben)))!.Form!.Subject;
        await world.Does(ben, "check-in.submit", subject, FirstWeek);
        var once = (await world.Queued(ana)).Single(r => r.Kind == PartnerCopyCard.Kind);

        (await world.Does(ben, "check-in.submit", subject, FirstWeek)).ShouldBeOfType<Reply.Show>();

        (await world.Queued(ana)).Single(r => r.Kind == PartnerCopyCard.Kind).ShouldBe(once);
        (await world.Sees(ana, PartnerCopyCard.Kind, once.Subject)).Says().ShouldNotContain("changed");
    }

    [Fact]
    public async Task an_older_form_never_replaces_a_newer_one_and_neither_text_is_lost()
    {
        await using var world = await Open(Db);
        var (ana, ben) = await Pair(world);
        var old = (await world.Sees(ben, CheckInEdit.Kind, await world.WeekOf(ben)))!.Form!.Subject;
        await world.Sends(ben, "check-in.submit", FirstWeek);

        var reply = (
            await world.Does(ben, "check-in.submit", old, FirstWeek.With(("c1_text", "An older thought")))).ShouldBeOfType<Reply.Ask>();

        (await world.Sees(ana, PartnerCopyCard.Kind, await world.WeekOf(ben))).Says().ShouldNotContain("An older thought");
        var both = (await world.Sees(ben, reply.Card.Kind, reply.Card.Subject))!.WithTyped(reply.Typed!, []).Says();
        both.ShouldContain("You changed this somewhere else at 10:00 on Wednesday. Here is the newest version.");
        both.ShouldContain("Send the draft");
        both.ShouldContain("An older thought");
    }

    [Fact]
    public async Task a_refused_form_changes_nothing()
    {
        await using var world = await Open(Db);
        var (ana, ben) = await Pair(world);

        (await world.Sends(ben, "check-in.submit", Situations.Fields(("went_well", "fine"))))
            .ShouldBeOfType<Reply.Correct>()
            .Errors.Single()
            .Field.ShouldBe("c1_text");

        (await world.Queued(ana)).ShouldNotContain(r => r.Kind == PartnerCopyCard.Kind);
        (await world.Sees(ben, CheckInForm.Kind, await world.WeekOf(ben)))
            .Says()
            .ShouldContain("Two minutes. Short answers are good answers.");
    }

    [Fact]
    public async Task a_draft_is_kept_for_its_member_and_shared_later_as_it_stands()
    {
        await using var world = await Open(Db);
        var (ana, ben) = await Pair(world);

        await world.Sends(ben, "check-in.save", FirstWeek);
        var card = (await world.Sees(ben, CheckInForm.Kind, await world.WeekOf(ben)))!;
        card.Says().ShouldContain("Saved for you. Nobody else sees it yet. It is open until Monday 30 November");
        (await world.Sees(ana, PartnerCopyCard.Kind, await world.WeekOf(ben))).ShouldBeNull();

        await world.Does(ben, "check-in.share", card.Buttons.Single(b => b.Action == "check-in.share").Subject);
        (await world.Sees(ana, PartnerCopyCard.Kind, await world.WeekOf(ben))).Says().ShouldContain("Run twice (stretch)");
    }

    [Fact]
    public async Task taking_back_empties_the_copy_and_the_week_still_counts()
    {
        await using var world = await Open(Db);
        var (ana, ben) = await Pair(world);
        await world.Sends(ben, "check-in.submit", FirstWeek);
        var week = await world.WeekOf(ben);

        (await world.Does(ben, "check-in.take-back", week)).ShouldBeOfType<Reply.Ask>().Card.ShouldBe(new CardRef(TakeBackForm.Kind, week));
        (await world.Sees(ben, TakeBackForm.Kind, week))
            .Says()
            .ShouldContain("Ana may have read it. Their copy is emptied, their own comments stay with them.");
        (await world.Does(ben, "check-in.take-back.leave", week)).ShouldBeOfType<Reply.Show>();
        (await world.Sees(ana, PartnerCopyCard.Kind, week)).Says().ShouldContain("Send the draft");
        await world.Does(ben, "check-in.take-back.confirm", week);

        var copy = (await world.Sees(ana, PartnerCopyCard.Kind, week))!;
        copy.Says().Trim().ShouldBe("This week was removed.");
        (await world.FactsOf(ben)).Single().IsShared.ShouldBeTrue();
        (await world.Sees(ben, CheckInEdit.Kind, week)).Says().ShouldContain("[Send the draft]");

        await world.Sends(ben, "check-in.submit", FirstWeek);
        (await world.Sees(ana, PartnerCopyCard.Kind, week)).Says().ShouldContain("Send the draft");
    }

    [Fact]
    public async Task a_skipped_week_is_not_due_and_the_partners_own_card_says_so()
    {
        await using var world = await Open(Db);
        var (ana, ben) = await Pair(world);
        await world.Delivers();
        var before = (await world.Queued(ana)).Single(r => r.Kind == CheckInForm.Kind);

        await world.Does(ben, "check-in.skip", await world.WeekOf(ben));

        (await world.FactsOf(ben)).Single().IsDue.ShouldBeFalse();
        (await world.Queued(ana)).Single(r => r.Kind == CheckInForm.Kind).Wanted.ShouldBeGreaterThan(before.Wanted);
        (await world.Sees(ana, CheckInForm.Kind, before.Subject)).Says().ShouldContain("Ben is taking a break from this week's check-in.");
        var card = await world.Sees(ben, CheckInForm.Kind, await world.WeekOf(ben));
        card.Says().ShouldContain("You're taking a break from this one. See you on Monday 30 November.");
        card.Says().ShouldNotContain("longer break");

        await world.Does(ben, "check-in.unskip", await world.WeekOf(ben));
        (await world.FactsOf(ben)).Single().IsDue.ShouldBeTrue();
        (await world.Sees(ana, CheckInForm.Kind, before.Subject)).Says().ShouldNotContain("taking a break");
    }

    [Fact]
    public async Task the_second_skip_in_a_row_asks_about_a_longer_break()
    {
        await using var world = await Open(Db);
        var (_, ben) = await Pair(world);
        await world.Does(ben, "check-in.skip", await world.WeekOf(ben));
        await world.At(NextMonday);
        await world.Does(ben, "check-in.skip", await world.WeekOf(ben));

        var card = (await world.Sees(ben, CheckInForm.Kind, await world.WeekOf(ben)))!;
        card.Says().ShouldContain("Would a longer break be better?");
        card.Actions().ShouldContain("membership.pause");
    }

    [Fact]
    public async Task last_weeks_commitments_come_back_and_kept_ones_go_on()
    {
        await using var world = await Open(Db);
        var (ana, ben) = await Pair(world);
        await world.Sends(ben, "check-in.submit", FirstWeek);
        await world.At(NextMonday);

        (await world.Sees(ben, CheckInForm.Kind, await world.WeekOf(ben))).Says().ShouldContain("Run twice (stretch)");
        await world.Sends(ben, "check-in.submit", Situations.Fields(("o1", "partly_keep"), ("o2", "done"), ("c1_text", "Something new")));

        var says = (await world.Sees(ana, PartnerCopyCard.Kind, await world.WeekOf(ben))).Says();
        says.ShouldContain("Partly, keeping it: Send the draft");
        says.ShouldContain("Done: Run twice (stretch)");
        says.ShouldContain("Send the draft. Done when: both have answered\nSomething new");
    }

    [Fact]
    public async Task another_partner_meanwhile_gets_it_only_when_asked_for()
    {
        await using var world = await Open(Db);
        var (ana, ben) = await Pair(world, out var pair);
        var kim = await world.Joins("Kim Sato");
        var form = (await world.Sees(ben, CheckInEdit.Kind, await world.WeekOf(ben)))!.Form!.Subject;
        await world.Parts(await pair);
        await world.Pairs(ben, kim);

        await world.Does(ben, "check-in.submit", form, FirstWeek);
        var card = (await world.Sees(ben, CheckInForm.Kind, await world.WeekOf(ben)))!;
        card.Says().ShouldContain("Your partner is now Kim. Share this with Kim?");
        card.Buttons.Select(b => b.Action).ShouldBe(["check-in.share-with-new", "check-in.keep"]);
        (await world.Queued(kim)).Concat(await world.Queued(ana)).ShouldNotContain(r => r.Kind == PartnerCopyCard.Kind);

        await world.Does(ben, "check-in.keep", card.Buttons[1].Subject);
        (await world.Sees(ben, CheckInForm.Kind, await world.WeekOf(ben))).Says().ShouldContain("Saved for you.");

        await world.Does(ben, "check-in.share-with-new", card.Buttons[0].Subject);
        (await world.Sees(kim, PartnerCopyCard.Kind, await world.WeekOf(ben))).Says().ShouldContain("Send the draft");
        (await world.Sees(ana, PartnerCopyCard.Kind, await world.WeekOf(ben))).ShouldBeNull();
    }

    [Fact]
    public async Task a_new_partner_never_sees_weeks_from_before()
    {
        await using var world = await Open(Db);
        var (ana, ben) = await Pair(world, out var pair);
        await world.Sends(ben, "check-in.submit", FirstWeek);
        var week = await world.WeekOf(ben);
        var kim = await world.Joins("Kim Sato");
        await world.Parts(await pair);
        await world.Pairs(ben, kim);

        (await world.Sees(kim, PartnerCopyCard.Kind, week)).ShouldBeNull();
        (await world.Sees(kim, CopyWhole.Kind, week)).ShouldBeNull();
        (await world.Does(kim, "copy.comment", week)).ShouldBe(new Reply.Say("error.not_yours"));
        var copy = (await world.Sees(ana, PartnerCopyCard.Kind, week))!;
        copy.Says().ShouldContain("Send the draft");
        copy.Actions().ShouldNotContain("copy.comment");
        (await world.Does(ana, "copy.comment", week)).ShouldBe(new Reply.Say("error.ended"));
    }

    [Fact]
    public async Task without_a_partner_it_is_kept_and_shared_when_there_is_one()
    {
        await using var world = await Open(Db);
        var ben = await world.Joins("Ben Okafor");
        await world.At(Monday + Duration.FromHours(1));
        var card = (await world.Sees(ben, CheckInForm.Kind, await world.WeekOf(ben)))!;
        card.Form!.Submit.ShouldBe("Save");
        card.Says().ShouldContain("Only you see this. You can share it when you have a partner.");

        await world.Sends(ben, "check-in.submit", FirstWeek);
        var ana = await world.Joins("Ana Ruiz");
        await world.Pairs(ana, ben);
        var asked = (await world.Sees(ben, CheckInForm.Kind, await world.WeekOf(ben)))!;
        asked.Says().ShouldContain("Your partner is now Ana. Share this with Ana?");
        await world.Does(ben, "check-in.share-with-new", asked.Buttons[0].Subject);

        (await world.Sees(ana, PartnerCopyCard.Kind, await world.WeekOf(ben))).Says().ShouldContain("Send the draft");
    }

    [Fact]
    public async Task what_comes_after_the_close_is_shown_again_and_goes_into_the_new_week()
    {
        await using var world = await Open(Db);
        var (ana, ben) = await Pair(world);
        var old = await world.WeekOf(ben);
        var form = (await world.Sees(ben, CheckInEdit.Kind, old))!.Form!.Subject;
        await world.At(NextMonday);

        var reply = (await world.Does(ben, "check-in.submit", form, FirstWeek)).ShouldBeOfType<Reply.Ask>();
        reply.Card.ShouldBe(new CardRef(CheckInLate.Kind, old));
        var late = (await world.Sees(ben, CheckInLate.Kind, old))!;
        late.Says().ShouldContain("This week closed at 09:");
        late.Says().ShouldContain("Send the draft");
        late.Form!.Submit.ShouldBe("Use it for the new week");

        (await world.Does(ben, late.Form.Action, late.Form.Subject)).ShouldBeOfType<Reply.Ask>().Card.Kind.ShouldBe(CheckInEdit.Kind);
        var current = await world.WeekOf(ben);
        current.ShouldNotBe(old);
        (await world.Sees(ben, CheckInEdit.Kind, current)).Says().ShouldContain("[Send the draft]");
        (await world.Queued(ana)).ShouldNotContain(r => r.Kind == PartnerCopyCard.Kind);
    }

    [Fact]
    public async Task an_old_cards_button_brings_the_current_card()
    {
        await using var world = await Open(Db);
        var (_, ben) = await Pair(world);
        var old = await world.WeekOf(ben);
        await world.At(NextMonday);
        var before = (await world.Queued(ben))[^1];

        (await world.Does(ben, "check-in.skip", old)).ShouldBe(new Reply.Say("error.card_old"));

        (await world.Queued(ben))[^1].Anew.ShouldBeGreaterThan(before.Anew);
        (await world.FactsOf(ben))[0].IsDue.ShouldBeTrue();
    }

    [Fact]
    public async Task nobody_reads_or_changes_another_members_week()
    {
        await using var world = await Open(Db);
        var (ana, ben) = await Pair(world);
        var week = await world.WeekOf(ben);

        foreach (
            var action in Routes
                .UseCases.Keys.Where(a => a.StartsWith("check-in.", StringComparison.Ordinal) && a != "check-in.see-you")
                .Some())
            (await world.Does(ana, action, week, FirstWeek)).ShouldBe(new Reply.Say("error.not_yours"), action);
        foreach (
            var kind in Routes.Cards.Keys.Where(k => k.StartsWith("check-in-", StringComparison.Ordinal) || k is TakeBackForm.Kind).Some())
            (await world.Sees(ana, kind, week)).ShouldBeNull(kind);
    }

    [Fact]
    public async Task an_unknown_subject_is_an_old_card()
    {
        await using var world = await Open(Db);
        var (_, ben) = await Pair(world);

        foreach (
            var action in Routes
                .UseCases.Keys.Where(a => a.StartsWith("check-in.", StringComparison.Ordinal) && a != "check-in.see-you")
                .Some())
            (await world.Does(ben, action, "' OR 1=1 --:x:y", FirstWeek)).ShouldBe(new Reply.Say("error.card_old"), action);
    }

    [Fact]
    public async Task my_week_shows_what_is_open()
    {
        await using var world = await Open(Db);
        var ben = await world.Joins("Ben Okafor");
        (await world.Does(ben, "week.show", "")).ShouldBe(new Reply.Aside(new CardRef(NoticeCard.Kind, "week.none")));
        await world.At(Monday + Duration.FromHours(1));

        (await world.Does(ben, "week.show", "")).ShouldBe(new Reply.Aside(new CardRef(CheckInForm.Kind, await world.WeekOf(ben))));
    }

    private static Task<(PersonId Ana, PersonId Ben)> Pair(CheckInWorld world) => Pair(world, out _);

    /// <summary>Ana and Ben, paired on Monday; it is Wednesday, ten o'clock, and their first week is open.</summary>
    private static Task<(PersonId Ana, PersonId Ben)> Pair(CheckInWorld world, out Task<string> partnership)
    {
        var paired = new TaskCompletionSource<string>();
        partnership = paired.Task;
        return Make();

        async Task<(PersonId, PersonId)> Make()
        {
            var (ana, ben) = (await world.Joins("Ana Ruiz"), await world.Joins("Ben Okafor"));
            paired.SetResult(await world.Pairs(ana, ben));
            await world.At(Wednesday);
            return (ana, ben);
        }
    }
}

public sealed class SqliteCheckInStoryTests() : CheckInStoryTests("sqlite");

public sealed class PostgresCheckInStoryTests() : CheckInStoryTests("postgres");
