using ChatOps.Cards;
using ChatOps.Texts;

namespace ChatOps.Tests.Cards;

/// <summary>Absent, empty and unreadable are three things.</summary>
public sealed class FormReadingTests
{
    private static readonly Phrases English = TextCatalog.For("en");

    private static readonly Card Form = new("form", "")
    {
        Form = new Form("save", "", "", "", "")
        {
            Body =
            [
                new TextInput("text", "Text", 100) { Value = "as it was" },
                new DateInput("day", "Day") { Value = new LocalDate(2026, 12, 1) },
                new ChoiceInput("one", "One", [new Choice("a", "A"), new Choice("b", "B")]) { Values = ["a"] },
                new Toggle("tick", "Tick") { Value = true },
            ],
        },
    };

    [Fact]
    public void what_is_absent_is_as_the_form_shows_it_and_what_is_empty_is_empty()
    {
        var read = Read(new Fields([new("text", "")]));

        read.IsWhole.ShouldBeTrue();
        (read.Fields.Words("text"), read.Fields.Date("day"), read.Fields.Choice("one"), read.Fields.IsOn("tick")).ShouldBe(
            (null, new LocalDate(2026, 12, 1), "a", true));
    }

    [Theory]
    [InlineData(" \u200B\u2060 ")]
    [InlineData("\u3164\uFEFF")]
    [InlineData("\u2800\u00AD")]
    public void a_text_of_which_nobody_sees_anything_is_empty(string text) =>
        new Fields([new("text", text)]).Meets("text").ShouldBe(Met.Empty);

    [Fact]
    public void what_is_chosen_twice_is_chosen_once() => new Fields([new("many", "b,a,b, a")]).Choices("many").ShouldBe(["b", "a"]);

    [Fact]
    public void what_cannot_be_read_is_said_at_its_field()
    {
        var read = Read(new Fields([new("day", "soon"), new("one", "c"), new("tick", "perhaps")], ["text"]));

        read.Unread.Select(e => (e.Field, e.Message)).ShouldBe(
        [
            ("text", "We couldn't read this. Please fill it in again."),
            ("day", "We couldn't read that date. Please choose it again."),
        ]);
        read.NotOffered.Select(e => e.Field).ShouldBe(["one", "tick"]);
        read.Joined([new FieldError("one", "Ana has a partner by now."), new FieldError("day", "Choose one.")])
            .Select(e => $"{e.Field} {e.Message}")
            .ShouldContain("one Ana has a partner by now.");
    }

    [Fact]
    public void a_form_of_which_nothing_came_is_not_taken_for_one_that_was_left_as_it_is() =>
        Read(Fields.None).Unread.ShouldHaveSingleItem().Field.ShouldBe("text");

    /// <summary>An older version of a form, or another's: nothing of it has a place here.</summary>
    [Fact]
    public void nor_is_one_of_whose_inputs_none_is_known() =>
        Read(new Fields([new("old_text", "words")], ["old_day"])).Unread.ShouldHaveSingleItem().Message.ShouldStartWith("Nothing that you");

    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("1", true)]
    [InlineData("on", true)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData("", false)]
    public void a_tick_is_read_however_a_client_writes_it(string value, bool isOn)
    {
        var read = Read(new Fields([new("tick", value)]));

        (read.IsWhole, read.Fields.IsOn("tick")).ShouldBe((true, isOn));
    }

    [Fact]
    public void a_text_that_has_no_room_is_said_at_its_field() =>
        Read(new Fields([new("text", new string('x', 101))])).NotOffered.ShouldHaveSingleItem()
            .ShouldBe(new FieldError("text", "Please keep this under 100 characters. It has 101 now."));

    [Fact]
    public void a_text_of_one_line_stays_on_one() =>
        Read(new Fields([new("text", "a\r\nb\u2028 c\nd")])).Fields.Words("text")!.Reveal().ShouldBe("a b c d");

    [Fact]
    public void a_form_that_is_shown_again_keeps_what_could_not_be_read_as_it_was()
    {
        var sent = new Fields([new("day", "soon"), new("one", "c")], ["text"]);

        Form.WithTyped(sent, []).Inputs().ShouldBe(Form.Inputs());
    }

    [Theory]
    [InlineData("2026-12-11", "en", "2026-12-11")]
    [InlineData("2026-12-11T00:00:00.000Z", "en", "2026-12-11")]
    [InlineData("12/11/2026", "en-US", "2026-12-11")]
    [InlineData("12/11/2026", "en-GB", "2026-11-12")]
    [InlineData("12/11/2026", "de-DE", "2026-11-12")]
    [InlineData("12/11/2026", "en", null)]
    [InlineData("12/11/2026", "no such tag", null)]
    [InlineData("12/31/2026", "en", "2026-12-31")]
    [InlineData("31/12/2026", "en-US", "2026-12-31")]
    [InlineData("12/12/2026", "en", "2026-12-12")]
    [InlineData("31.12.2026", "en-US", "2026-12-31")]
    [InlineData("11.12.2026", "en", "2026-12-11")]
    [InlineData("11 Dec 2026", "en", "2026-12-11")]
    [InlineData("December 11, 2026", "en-US", "2026-12-11")]
    [InlineData("11. Dezember 2026", "de", "2026-12-11")]
    [InlineData("2026-12-11T23:30", "en", "2026-12-11")]
    [InlineData("2026-12-11T00:00:00+01:00", "en", "2026-12-11")]
    [InlineData("2026-12-11T23:00:00.000Z", "en", null)]
    [InlineData("2026-12-11T25:99", "en", null)]
    [InlineData("2026-12-11 or so", "en", null)]
    [InlineData("12\u200E/\u200E11\u200E/\u200E2026", "en-US", "2026-12-11")]
    [InlineData("２０２６－１２－１１", "ja", "2026-12-11")]
    [InlineData("٢٠٢٦-١٢-١١", "ar-EG", "2026-12-11")]
    [InlineData("\uD83D", "en", null)]
    [InlineData("2026-W50-5", "en", null)]
    [InlineData("2026-02-30", "en", null)]
    [InlineData("30/02/2026", "en-GB", null)]
    [InlineData("12/11/26", "en-US", null)]
    [InlineData("tomorrow", "en", null)]
    [InlineData("", "en", null)]
    public void a_date_is_read_where_it_can_mean_one_day(string text, string locale, string? day) =>
        (WrittenDate.Read(text, locale) is { } read ? NodaTime.Text.LocalDatePattern.Iso.Format(read) : null).ShouldBe(day);

    private static FormReading Read(Fields sent) => FormReading.Of(Form, sent, "en", English);
}
