using ChatOps.CheckIns;
using ChatOps.CheckIns.Copies;
using ChatOps.CheckIns.Responses;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Tests.Golden;
using ChatOps.Texts;
using static ChatOps.Tests.CheckIns.Situations;

namespace ChatOps.Tests.CheckIns.Copies;

/// <summary>The partner's copy and what opens from it, as they were looked at.</summary>
public sealed class PartnerCopyGoldenTests
{
    internal static readonly Person Reader = new() { Id = Ana.PersonId, DisplayName = Ana.DisplayName, Zone = "Europe/Berlin" };

    internal static readonly Copy Shared = new()
    {
        CheckInId = "0193-week",
        ProgramId = Situations.Program,
        Author = new Partner { PersonId = Ben, DisplayName = "Ben Okafor" },
        Week = new LocalDate(2026, 11, 23),
        Program = new(),
        Words = Situations.Shared().Words,
        WasShared = true,
        SharedWith = [Ana],
        FeedbackStyle = "mirror",
    };

    [Fact]
    public void as_it_arrives() => Check(Shared, "partner-copy.first");

    [Fact]
    public void in_german() => Check(Shared, "partner-copy.first-de", "de");

    [Fact]
    public void after_a_change_a_cheer_and_an_answer_about_the_call() => Check(Shared with
    {
        ChangedAt = Tuesday,
        Responses =
        [
            new("1", Ana.PersonId, "cheer", null), new("2", Ana.PersonId, "call", "skip"), new("3", Ana.PersonId, "raise", "2"),
            new("4", Ana.PersonId, "raise", "all"), new("5", Ana.PersonId, "brainstorm", "time"), new("6", Kim.PersonId, "cheer", null),
        ],
    }, "partner-copy.answered");

    [Fact]
    public void a_light_week_leaves_out_what_is_empty() =>
        Check(
            Shared with
            {
                Words = new CheckInWords { IsLight = true, Answers = [new("reason", null, "unsaid"), new("help", null, "read")] },
            },
            "partner-copy.light");

    [Fact]
    public void long_answers_are_cut() =>
        Check(
            Shared with
            {
                Words = Shared.Words! with
                {
                    Answers = [new("went_well", new Words(string.Concat(Enumerable.Repeat("It went on and on. ", 42))), null)],
                },
            },
            "partner-copy.cut");

    [Fact]
    public void taken_back() => Check(Shared with { Words = null }, "partner-copy.removed");

    [Fact]
    public void when_the_pair_has_ended() => Check(Shared with { HasEnded = true }, "partner-copy.ended");

    [Fact]
    public void for_three() => Check(Shared with { SharedWith = [Ana, Kim] }, "partner-copy.trio");

    [Fact]
    public void where_words_stay_out_of_chat() =>
        Check(Shared with { Program = Shared.Program with { KeepsWordsOutOfChat = true } }, "partner-copy.out-of-chat");

    [Fact]
    public void member_text_is_shown_plainly() =>
        Check(
            Shared with
            {
                Author = new Partner { PersonId = Ben, DisplayName = "*Ben* <@U1> [x](https://evil.example)" },
                Words = new CheckInWords
                {
                    Commitments =
                    [
                        new Commitment
                        {
                            Text = new Words("<!channel> *bold* [click](https://evil.example) <at>Ana</at> {{DATE(2026-11-23)}}"),
                        },
                    ],
                },
            },
            "partner-copy.hostile");

    [Fact]
    public void to_read_as_a_whole() => Goldens.Check(CopyWhole.Draw(Shared, Reader, English), "copy-whole.read");

    [Fact]
    public void comment_where_this_weeks_wish_wins() =>
        Goldens.Check(new CommentForm(null!).Draw(Shared, Reader, English), "copy-comment.ideas");

    [Fact]
    public void comment_for_three_in_the_style_of_joining() =>
        Goldens.Check(
            new CommentForm(null!).Draw(Shared with { SharedWith = [Ana, Kim], Words = CheckInWords.None }, Reader, English),
            "copy-comment.trio");

    [Fact]
    public void link() => Goldens.Check(new LinkForm(null!).Draw(Shared, Reader, English), "copy-link.empty");

    [Fact]
    public void brainstorm() => Goldens.Check(new BrainstormForm(null!).Draw(Shared, Reader, English), "copy-brainstorm.empty");

    [Fact]
    public void raise() => Goldens.Check(new RaiseForm(null!).Draw(Shared, Reader, English), "copy-raise.items");

    [Fact]
    public void report() => Goldens.Check(new ReportForm(null!).Draw(Shared, [Kim], English), "copy-report.asked");

    private static Phrases English => TextCatalog.For("en");

    private static void Check(Copy copy, string name, string locale = "en") =>
        Goldens.Check(PartnerCopyCard.Draw(copy, Reader, TextCatalog.For(locale)).ShouldNotBeNull(), name);
}
