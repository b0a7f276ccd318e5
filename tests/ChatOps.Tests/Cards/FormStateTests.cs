using ChatOps.Cards;

namespace ChatOps.Tests.Cards;

public sealed class FormStateTests
{
    [Fact]
    public void what_was_typed_stands_in_every_kind_of_field()
    {
        var card = SampleCards.Fullest.WithTyped(
            Typed(
                ("went_well", "the draft"),
                ("o1", "partly_keep"),
                ("languages", "de, fr"),
                ("until", "2026-12-01"),
                ("c1_stretch", "true")),
            []);
        Field<TextInput>(card, "went_well").Value.ShouldBe("the draft");
        Field<ChoiceInput>(card, "o1").Values.ShouldBe(["partly_keep"]);
        Field<ChoiceInput>(card, "languages").Values.ShouldBe(["de", "fr"]);
        Field<DateInput>(card, "until").Value.ShouldBe(new LocalDate(2026, 12, 1));
        Field<Toggle>(card, "c1_stretch").Value.ShouldBeTrue();
    }

    [Fact]
    public void a_field_that_came_empty_is_emptied_and_one_that_did_not_come_keeps_its_value()
    {
        var card = SampleCards.Fullest.WithTyped(Typed(("languages", "")), []);
        Field<ChoiceInput>(card, "languages").Values.ShouldBeEmpty();
        Field<ChoiceInput>(card, "mode").Values.ShouldBe(["video"]);
    }

    [Fact]
    public void a_choice_that_is_not_offered_is_not_filled_in() =>
        Field<ChoiceInput>(SampleCards.Fullest.WithTyped(Typed(("o1", "perfect")), []), "o1").Values.ShouldBeEmpty();

    [Fact]
    public void errors_stand_at_their_fields_also_in_a_row_that_was_hidden()
    {
        var card = SampleCards.Fullest.WithTyped(Fields.None, [new FieldError("c4_text", "You already have this one.")]);
        Field<TextInput>(card, "c4_text").Error.ShouldBe("You already have this one.");
        card.IsCorrected.ShouldBeTrue();
        Rows(card).Visible.ShouldBe(3);
    }

    [Fact]
    public void a_row_that_holds_something_is_shown_with_those_before_it() =>
        Rows(SampleCards.Fullest.WithTyped(Typed(("c4_done_when", "sent")), [])).Visible.ShouldBe(3);

    [Fact]
    public void add_another_shows_one_row_more_than_the_form_had()
    {
        var once = SampleCards.Fullest.WithRow("check-in.add-row", Typed(("c2_text", "")));
        Rows(once).Visible.ShouldBe(2);
        Rows(SampleCards.Fullest.WithRow("check-in.add-row", Typed(("c2_text", ""), ("c3_text", "")))).Visible.ShouldBe(3);
    }

    [Fact]
    public void there_are_never_more_rows_than_there_are() =>
        Rows(SampleCards.Fullest.WithRow("check-in.add-row", Typed([.. Enumerable.Range(2, 4).Select(n => ($"c{n}_text", "x"))])))
            .Visible.ShouldBe(4);

    [Fact]
    public void another_action_adds_no_row() => Rows(SampleCards.Fullest.WithRow("check-in.save", Fields.None)).Visible.ShouldBe(1);

    private static Fields Typed(params (string Id, string Value)[] values) => new(values.Select(v => KeyValuePair.Create(v.Id, v.Value)));

    private static T Field<T>(Card card, string id)
        where T : Input => card.Inputs().OfType<T>().Single(i => i.Id == id);

    private static HiddenRows Rows(Card card) => card.Elements().OfType<HiddenRows>().Single();
}
