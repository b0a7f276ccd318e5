using ChatOps.Channels.Queueing;
using ChatOps.CheckIns.Responses;
using ChatOps.Texts;
using static ChatOps.CheckIns.Responses.CommentOnCopy;

namespace ChatOps.Tests.CheckIns.Responses;

public sealed class CommentOnCopyTests
{
    private static readonly Phrases English = TextCatalog.For("en");

    [Fact]
    public void a_comment_needs_words_and_takes_a_thousand()
    {
        DecideComment(Situations.Fields(("text", " ")), English)
            .ShouldBe<Decision.Incomplete>(i => i.Errors.ShouldBe([new("text", "Write a few words first.")]));
        DecideComment(Situations.Fields(("text", new string('x', 1001))), English)
            .ShouldBe<Decision.Incomplete>(i =>
                i.Errors.ShouldBe([new("text", "Please keep this under 1000 characters. It has 1001 now.")]));
        DecideComment(Situations.Fields(("text", new string('x', 1000))), English).ShouldBeOfType<Decision.Sent>();
    }

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("HTTPS://Example.com/a?b=c#d")]
    public void a_full_address_is_shared(string url) =>
        DecideLink(Situations.Fields(("url", url)), English).ShouldBeOfType<Decision.Sent>();

    [Theory]
    [InlineData("")]
    [InlineData("example.com")]
    [InlineData("http://example.com")]
    [InlineData("https://")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://example.com/a b")]
    public void anything_else_is_asked_for_again(string url) => DecideLink(Situations.Fields(("url", url)), English)
        .ShouldBe<Decision.Incomplete>(i => i.Errors.ShouldBe([new("url", "Please give a full address that starts with https://")]));

    [Fact]
    public void addresses_and_notes_have_their_lengths()
    {
        DecideLink(Situations.Fields(("url", "https://example.com/" + new string('x', 500)), ("note", new string('x', 201))), English)
            .ShouldBe<Decision.Incomplete>(i => i.Errors.Select(e => e.Field).ShouldBe(["url", "note"]));
    }

    [Fact]
    public void a_message_takes_more_for_fifteen_minutes_or_while_it_waits()
    {
        var begun = Instant.FromUtc(2026, 11, 24, 18, 0);

        Standing.TakesOneMore(begun, null, begun + Duration.FromMinutes(14)).ShouldBeTrue();
        Standing.TakesOneMore(begun, new Standing(RowState.Done, begun, null), begun + Duration.FromMinutes(16)).ShouldBeFalse();
        Standing.TakesOneMore(begun, new Standing(RowState.Due, null, null), begun + Duration.FromHours(9)).ShouldBeTrue();
        Standing.TakesOneMore(begun, new Standing(RowState.Dead, null, "x"), begun + Duration.FromHours(9)).ShouldBeFalse();
    }

    [Fact]
    public void a_brainstorm_and_a_report_have_their_lengths()
    {
        OfferBrainstorm.Decide(Situations.Fields(), English).ShouldBeEmpty();
        OfferBrainstorm.Decide(Situations.Fields(("text", new string('x', 201))), English).Single().Field.ShouldBe("text");
        ReportCopy.Decide(Situations.Fields(), English).Single().Message.ShouldBe("Write a few words first.");
        ReportCopy.Decide(Situations.Fields(("text", new string('x', 1001))), English).Single().Field.ShouldBe("text");
    }
}
