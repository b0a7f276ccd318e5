using ChatOps.CheckIns;
using ChatOps.CheckIns.Responses;
using ChatOps.Partnerships;
using ChatOps.Privacy;
using ChatOps.Tests.CheckIns.Copies;
using ChatOps.Tests.Golden;
using ChatOps.Texts;
using static ChatOps.Tests.CheckIns.Situations;

namespace ChatOps.Tests.CheckIns.Responses;

/// <summary>What partners write to each other, as it arrives.</summary>
public sealed class ResponseGoldenTests
{
    private static readonly Phrases English = TextCatalog.For("en");

    private static readonly Message FromAna = new()
    {
        Id = "0193-comment",
        CheckInId = "0193-week",
        ProgramId = Situations.Program,
        Program = new(),
        Kind = "comment",
        From = Ana,
        To = Ben,
        Author = new Partner { PersonId = Ben, DisplayName = "Ben Okafor" },
        Words = [new ResponseWords { Text = new Words("What would the first ten minutes look like?") }],
    };

    [Fact]
    public void a_comment_with_a_link_that_followed() =>
        Goldens.Check(
            CommentCard.Draw(
                FromAna with
                {
                    Words =
                    [
                        .. FromAna.Words,
                        new ResponseWords { Address = new Words("https://example.com/course"), Text = new Words("it is short") },
                    ],
                },
                English),
            "comment.two");

    [Fact]
    public void an_answer_of_the_author() =>
        Goldens.Check(CommentCard.Draw(FromAna with { From = FromAna.Author, To = Ana.PersonId }, English), "comment.answered");

    [Fact]
    public void a_comment_after_the_pair_has_ended() =>
        Goldens.Check(CommentCard.Draw(FromAna with { HasEnded = true }, English), "comment.ended");

    [Fact]
    public void a_comment_whose_words_are_gone() =>
        Goldens.Check(CommentCard.Draw(FromAna with { Words = [] }, English), "comment.removed");

    [Fact]
    public void a_comment_where_words_stay_out_of_chat() => Goldens.Check(CommentCard.Draw(OutOfChat, English), "comment.out-of-chat");

    [Fact]
    public void a_comment_to_read() => Goldens.Check(CommentWhole.Draw(OutOfChat, English), "comment-whole.read");

    [Fact]
    public void the_form_that_answers() => Goldens.Check(AnswerForm.Draw(FromAna, English), "comment-answer.empty");

    [Fact]
    public void a_brainstorm() => Goldens.Check(BrainstormCard.Draw(Brainstorm, English), "brainstorm.asked");

    [Fact]
    public void a_brainstorm_in_german() => Goldens.Check(BrainstormCard.Draw(Brainstorm, TextCatalog.For("de")), "brainstorm.asked-de");

    [Fact]
    public void a_brainstorm_after_the_answer() =>
        Goldens.Check(BrainstormCard.Draw(Brainstorm with { Choice = "meeting" }, English), "brainstorm.answered");

    [Fact]
    public void a_report_with_the_week() =>
        Goldens.Check(
            ReportCard.Draw(FromAna with { Kind = "report", To = null, Choice = "include" }, PartnerCopyGoldenTests.Shared, English),
            "report.with-week");

    [Fact]
    public void a_report_without_it() =>
        Goldens.Check(
            ReportCard.Draw(FromAna with { Kind = "report", To = null }, PartnerCopyGoldenTests.Shared, English), "report.without-week");

    private static Message OutOfChat => FromAna with { Program = new() { KeepsWordsOutOfChat = true } };

    private static Message Brainstorm =>
        FromAna with
        {
            Kind = "brainstorm",
            Words = [new ResponseWords { Text = new Words("the agenda") }],
        };
}
