using ChatOps.Cards;
using ChatOps.Channels.Teams;
using ChatOps.CheckIns;
using ChatOps.Tests.Golden;
using ChatOps.Texts;
using static ChatOps.Tests.CheckIns.Situations;

namespace ChatOps.Tests.CheckIns;

/// <summary>The member's card in every state, as it was looked at.</summary>
public sealed class CheckInFormGoldenTests
{
    private static readonly Surroundings WithAna = new() { SharedWith = [Ana] };

    [Fact]
    public void due() => Goldens.Check(Draw(Due(Draft, Mornings)), "check-in-form.due");

    [Fact]
    public void due_in_german() => Goldens.Check(Draw(Due(Draft, Mornings), locale: "de"), "check-in-form.due-de");

    [Fact]
    public void first_week_with_two_partners() => Goldens.Check(Draw(Due() with { Partners = [Ana, Kim] }), "check-in-form.trio");

    [Fact]
    public void without_a_partner() => Goldens.Check(Draw(Due() with { Partners = [], StandingId = null }), "check-in-form.alone");

    [Fact]
    public void nudged_while_the_partner_takes_a_break() =>
        Goldens.Check(
            Draw(Due(Draft) with { CheckIn = CheckIn() with { NudgedAt = Tuesday } }, new Surroundings { Skipping = ["Ana"] }),
            "check-in-form.nudged");

    [Fact]
    public void draft() => Goldens.Check(Draw(Saved()), "check-in-form.draft");

    [Fact]
    public void draft_without_a_partner() =>
        Goldens.Check(Draw(Saved() with { Partners = [], StandingId = null }), "check-in-form.draft-alone");

    [Fact]
    public void draft_for_a_partner_that_is_another_now() =>
        Goldens.Check(Draw(Saved() with { StandingId = "pair-2", Partners = [Kim] }), "check-in-form.new-partner");

    [Fact]
    public void shared() =>
        Goldens.Check(
            Draw(Shared(), WithAna with { Echoes = [new("Ana", "cheer", null), new("Ana", "raise", "2"), new("Ana", "call", "skip")] }),
            "check-in-form.shared");

    [Fact]
    public void shared_in_german() => Goldens.Check(Draw(Shared(), WithAna, locale: "de"), "check-in-form.shared-de");

    [Fact]
    public void shared_with_a_change_that_is_only_saved() =>
        Goldens.Check(Draw(Shared() with { Draft = CheckInWords.None }, WithAna), "check-in-form.shared-saved");

    [Fact]
    public void shared_where_words_stay_out_of_chat()
    {
        var now = Shared();
        Goldens.Check(
            Draw(now with { Program = now.Program with { KeepsWordsOutOfChat = true } }, WithAna), "check-in-form.shared-out-of-chat");
    }

    [Fact]
    public void due_where_words_stay_out_of_chat()
    {
        var now = Due(Draft);
        Goldens.Check(Draw(now with { Program = now.Program with { KeepsWordsOutOfChat = true } }), "check-in-form.due-out-of-chat");
    }

    [Fact]
    public void skipped() => Goldens.Check(Draw(In(CheckInState.Skipped)), "check-in-form.skipped");

    [Fact]
    public void skipped_twice() =>
        Goldens.Check(Draw(In(CheckInState.Skipped), Surroundings.None with { SkippedBefore = true }), "check-in-form.skipped-twice");

    [Fact]
    public void closed() => Goldens.Check(Draw(Due(Draft), at: Closes), "check-in-form.closed");

    [Fact]
    public void closed_for_the_last_time() =>
        Goldens.Check(Draw(Due(Draft) with { NextOpensAt = null }, at: Closes), "check-in-form.closed-last");

    [Fact]
    public void closed_after_sharing() => Goldens.Check(Draw(Shared(), WithAna, at: Closes), "check-in-form.closed-shared");

    [Fact]
    public void closed_with_a_text_that_was_not_shared() =>
        Goldens.Check(Draw(Saved(), new Surroundings { NewerOpenId = "0193-new" }, at: Closes), "check-in-form.closed-text");

    [Fact]
    public void filled_in_again() => Goldens.Check(CheckInEdit.Draw(Shared(), TextCatalog.For("en"), 5), "check-in-edit.filled");

    [Fact]
    public void refused()
    {
        var now = Due(Draft, Mornings);
        var sent = Filled.With(("o1", ""), ("c2_done_when", "both have answered"));
        var errors = CheckInRules.Errors(now, CheckInAnswers.Read(now, sent), TextCatalog.For("en"));
        Goldens.Check(CheckInEdit.Draw(now, TextCatalog.For("en"), 5).WithTyped(sent, errors), "check-in-edit.refused");
    }

    [Fact]
    public void changed_somewhere_else() =>
        Goldens.Check(
            CheckInNewer.Draw(Shared(), TextCatalog.For("en"), Berlin, 5).WithTyped(Filled.With(("c1_text", "An older thought")), []),
            "check-in-newer.typed");

    [Fact]
    public void text_of_a_week_that_is_over() =>
        Goldens.Check(CheckInLate.Draw(Saved(), TextCatalog.For("en"), Berlin), "check-in-late.text");

    [Fact]
    public void take_back() => Goldens.Check(TakeBackForm.Draw(Shared(), WithAna, TextCatalog.For("en")), "take-back.asked");

    [Fact]
    public void the_home_tab_names_what_is_open()
    {
        var weeks = Enum.GetValues<CheckInState>()
            .SelectMany(s =>
                OpenWeeks.Draw(
                    new WritableWeek($"0193-{s}", "Autumn 2026", new LocalDate(2026, 11, 23), s, Closes), TextCatalog.For("en"), Berlin));
        Goldens.CheckHome(new Card("home", "") { Body = [.. weeks] }, "home.open-weeks");
    }

    [Fact]
    public void the_fullest_card_in_japanese_fits_into_teams()
    {
        var kept = Enumerable.Range(1, 5).Select(i => new Commitment { Text = new($"{i}{Japanese(199)}"), IsStretch = true }).ToArray();
        var now = Due(kept) with { Partners = [Ana, Kim] };
        var typed = Fields([
            .. Enumerable
                .Range(1, 5)
                .SelectMany(i =>
                    new[]
                    {
                        ($"o{i}", "missed"),
                        ($"c{i}_text", $"{i}{Japanese(199)}"),
                        ($"c{i}_done_when", Japanese(150)),
                        ($"c{i}_stretch", "true"),
                    }),
            ("went_well", Japanese(800)),
            ("went_less_well", Japanese(800)),
            ("in_the_way", Japanese(600)),
            ("reason", "stuck"),
            ("help", "mirror"),
        ]);
        var card = CheckInEdit.Draw(now, TextCatalog.For("en"), 5).WithTyped(typed, []);

        CardJson.Size(AdaptiveCards.Render(card)).ShouldBeLessThan(AdaptiveCards.Limit);
        Goldens.Check(card, "check-in-edit.japanese");
    }

    private static string Japanese(int length) => string.Concat(Enumerable.Repeat("原稿の前半は思っていたより良い。", (length / 16) + 1))[..length];

    private static ChatOps.CheckIns.Situation In(CheckInState state) => Due(Draft) with { CheckIn = CheckIn(state) };

    private static Card Draw(ChatOps.CheckIns.Situation now, Surroundings? around = null, Instant? at = null, string locale = "en") =>
        new CheckInForm.Drawing(now, around ?? Surroundings.None, TextCatalog.For(locale), Berlin, at ?? Tuesday, 5).Draw();
}
