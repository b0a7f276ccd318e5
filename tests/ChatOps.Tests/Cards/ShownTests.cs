using ChatOps.Cards;

namespace ChatOps.Tests.Cards;

public sealed class ShownTests
{
    [Fact]
    public void our_own_text_and_plain_names_are_left_alone() =>
        Shown.Text(Line.Of("Share with ", Span.Name("Zoë O'Neill"))).ShouldBe("Share with Zoë O'Neill");

    [Theory]
    [InlineData("שלום")]
    [InlineData("مرحبا")]
    public void a_right_to_left_name_does_not_turn_the_sentence_round(string name) =>
        Shown.Text(Line.Of("Share with ", Span.Name(name), ", 23 to 29")).ShouldBe($"Share with \u2068{name}\u2069, 23 to 29");

    [Theory]
    [InlineData("abc\u202Egpj.exe", "\u2068abcgpj.exe\u2069")]
    [InlineData("a\u2069\u202Eb", "\u2068ab\u2069")]
    public void a_direction_that_a_member_sets_ends_with_their_text(string text, string shown) =>
        Shown.Text(Span.Name(text)).ShouldBe(shown);
}
