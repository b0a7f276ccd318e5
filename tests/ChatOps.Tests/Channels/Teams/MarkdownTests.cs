using ChatOps.Channels.Teams;
using ChatOps.Tests.Cards;

namespace ChatOps.Tests.Channels.Teams;

public sealed class MarkdownTests
{
    public static TheoryData<string> Hostile => [.. SampleCards.Hostile.Where(h => !h.Contains('\u0301') && !h.Contains('\u202E'))];

    [Theory]
    [InlineData("Your week, 23 to 29 November")]
    [InlineData("Your partner is Zoë O'Neill-Müller (she listens)")]
    [InlineData("Tuesdays 10:00 to 10:20. It is in both calendars.")]
    [InlineData("あなたの一週間")]
    public void plain_words_are_inert(string text) => Markdown.Inert(text).ShouldBe(text);

    [Theory, MemberData(nameof(Hostile))]
    public void markup_is_not(string text) => Markdown.Inert(text).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("- list")]
    [InlineData("1) list")]
    [InlineData("evil.example")]
    [InlineData("mailto:x")]
    [InlineData("ana@example.com")]
    [InlineData("a\nb")]
    [InlineData("    code")]
    public void what_might_be_read_as_a_list_or_an_address_is_not(string text) => Markdown.Inert(text).ShouldBeNull();

    [Fact]
    public void a_number_before_a_text_starts_no_list() =>
        Markdown.Inert("1. This one is a stretch").ShouldBe("1.\u00A0This one is a stretch");
}
