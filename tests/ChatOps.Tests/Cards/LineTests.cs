using System.Text;
using ChatOps.Cards;
using FsCheck;
using FsCheck.Fluent;

namespace ChatOps.Tests.Cards;

public sealed class LineTests
{
    [Fact]
    public void a_line_that_fits_is_not_cut() => new Line([new Span("fits")]).Cut(4).WasCut.ShouldBeFalse();

    [Fact]
    public void a_cut_keeps_the_spans_styles()
    {
        var (line, wasCut) = Line.Of("From ", Span.Name("Ana Ruiz", bold: true), " with words").Cut(9);
        wasCut.ShouldBeTrue();
        line.Plain().ShouldBe("From Ana…");
        line.Spans[^1].ShouldBe(Span.Name("Ana…", bold: true));
    }

    [Theory]
    [InlineData("ab👩‍👩‍👧‍👦", 5, "ab…")]
    [InlineData("ab🎉cd", 4, "ab…")]
    [InlineData("cafe\u0301 x", 5, "caf…")]
    [InlineData("👩‍👩‍👧‍👦", 3, "…")]
    public void a_letter_is_never_split(string text, int max, string expected) =>
        new Line([new Span(text)]).Cut(max).Line.Plain().ShouldBe(expected);

    [Fact]
    public void a_cut_is_never_longer_than_asked_and_never_half_a_letter() =>
        Prop.ForAll<NonNull<string>[], PositiveInt>((texts, max) =>
        {
            var line = new Line([.. texts.Select(t => new Span(new string([.. t.Get.EnumerateRunes().SelectMany(r => r.ToString())])))]);
            var cut = line.Cut(max.Get).Line.Plain();
            return cut.Length <= max.Get && cut.EnumerateRunes().All(r => r != Rune.ReplacementChar || line.Plain().Contains('\uFFFD'));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void paragraphs_keep_their_spans_and_lose_empty_lines() =>
        Line.Of(Span.Bold("one\r\n\r\ntwo "), "still two\nthree")
            .Paragraphs()
            .Select(p => p.Plain())
            .ShouldBe(["one", "two still two", "three"]);
}
