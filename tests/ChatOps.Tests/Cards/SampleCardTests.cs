using ChatOps.Cards;
using ChatOps.Tests.Golden;

namespace ChatOps.Tests.Cards;

public sealed class SampleCardTests
{
    [Fact]
    public void the_fullest_card_is_drawn_as_it_was_looked_at()
    {
        Goldens.Check(SampleCards.Fullest, "sample.fullest");
        Goldens.CheckHome(SampleCards.Fullest, "sample.fullest");
    }

    [Fact]
    public void a_refused_form_is_drawn_as_it_was_looked_at() => Goldens.Check(SampleCards.Corrected, "sample.corrected");

    [Fact]
    public void a_hostile_card_is_drawn_as_it_was_looked_at() => Goldens.Check(SampleCards.Hostiles, "sample.hostile");

    [Fact]
    public void the_largest_week_is_drawn_as_it_was_looked_at() => Goldens.Check(JapaneseWeek.Card, "sample.japanese");

    [Fact]
    public void a_short_answer_is_drawn_as_it_was_looked_at() => Goldens.Check(
        new Card("sample", "A note for you.")
        {
            Body = [new Text(Line.Of(Span.Bold("Gespeichert."), " Du kannst das jederzeit ändern."))],
            Buttons = [new Button("menu", "", "Menü")],
            Locale = "de",
        }, "sample.short");
}
