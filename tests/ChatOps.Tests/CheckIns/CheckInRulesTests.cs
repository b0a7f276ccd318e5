using ChatOps.Cards;
using ChatOps.CheckIns;
using ChatOps.Programs;
using ChatOps.Texts;
using static ChatOps.Tests.CheckIns.Situations;

namespace ChatOps.Tests.CheckIns;

/// <summary>The table of what can be wrong on Share, row by row.</summary>
public sealed class CheckInRulesTests
{
    [Fact]
    public void the_example_is_complete() => Errors(Filled).ShouldBeEmpty();

    [Fact]
    public void every_outcome_is_asked_for() =>
        Errors(Filled.With(("o1", ""), ("o2", "perhaps")))
            .ShouldBe([
                new("o1", "Please choose one. \"Not this time\" is a perfectly good answer."),
                new("o2", "Please choose one. \"Not this time\" is a perfectly good answer."),
            ]);

    [Fact]
    public void nothing_kept_nothing_new_and_no_light_week_is_too_little() =>
        Errors(Fields(("o1", "done"), ("o2", "missed")))
            .ShouldBe([new("c1_text", "Add one thing, or tick \"Nothing to commit to this week\".")]);

    [Theory]
    [InlineData("o1", "missed_keep")]
    [InlineData("light_week", "true")]
    [InlineData("c3_text", "Something in the third row")]
    public void one_kept_a_light_week_or_any_row_is_enough(string field, string value) =>
        Errors(Fields(("o1", "done"), ("o2", "missed")).With((field, value))).ShouldBeEmpty();

    [Theory]
    [InlineData("c2_done_when", "when it is done")]
    [InlineData("c2_stretch", "true")]
    public void a_measure_or_a_stretch_needs_its_commitment(string field, string value) =>
        Errors(Filled.With((field, value))).ShouldBe([new("c2_text", "Write what you will do, or clear this line.")]);

    [Theory]
    [InlineData("c1_text", "Something")]
    [InlineData("o2", "missed_keep")]
    public void a_light_week_has_no_commitments(string field, string value) =>
        Errors(Fields(("o1", "done"), ("o2", "missed"), ("light_week", "true")).With((field, value)))
            .ShouldBe([new("light_week", "You've added or kept something to do. Untick this, or clear it.")]);

    [Fact]
    public void five_is_the_most_with_the_kept_ones() =>
        Errors(
                Filled.With(
                    ("o2", "missed_keep"),
                    ("c1_text", ""),
                    ("c1_done_when", ""),
                    ("c1_stretch", ""),
                    ("c2_text", "a"),
                    ("c3_text", "b"),
                    ("c4_text", "c"),
                    ("c5_text", "d")))
            .ShouldBe([new("c2_text", "That makes 6 with the ones you're keeping. Five is the most.")]);

    [Fact]
    public void five_are_fine() =>
        Errors(Filled.With(("c2_text", "a"), ("c3_text", "b"), ("c4_text", "c"))).ShouldBeEmpty();

    [Fact]
    public void the_same_text_twice_is_said_at_the_second() =>
        Errors(Filled.With(("c2_text", "BOOK the Course"))).ShouldBe([new("c2_text", "You already have this one.")]);

    [Fact]
    public void a_new_one_may_not_repeat_a_kept_one() =>
        Errors(Filled.With(("c1_text", "send the draft to TWO colleagues"))).ShouldBe([new("c1_text", "You already have this one.")]);

    [Theory]
    [InlineData("c1_text", 200)]
    [InlineData("c1_done_when", 150)]
    [InlineData("went_well", 800)]
    [InlineData("went_less_well", 800)]
    [InlineData("in_the_way", 600)]
    public void every_text_has_its_length(string field, int max)
    {
        Errors(Filled.With((field, new string('x', max)))).ShouldBeEmpty();
        Errors(Filled.With((field, new string('x', max + 3))))
            .ShouldBe([new(field, $"Please keep this under {max} characters. It has {max + 3} now.")]);
    }

    [Fact]
    public void a_programs_own_question_may_be_required_and_takes_a_thousand()
    {
        var now = Due(Draft) with
        {
            Program = new ProgramSettings
            {
                Questions =
                [
                    new()
                    {
                        Id = "energy",
                        Kind = QuestionKind.LongText,
                        IsRequired = true,
                        Labels = Label("Energy?"),
                    },
                ],
            },
        };

        Errors(Fields(("o1", "missed_keep")), now).ShouldBe([new("energy", "Please answer this one.")]);
        Errors(Fields(("o1", "missed_keep"), ("energy", new string('x', 1001))), now).Single().Field.ShouldBe("energy");
        Errors(Fields(("o1", "missed_keep"), ("energy", "fine")), now).ShouldBeEmpty();
    }

    [Fact]
    public void a_choice_takes_only_its_own_values()
    {
        var now = Due() with
        {
            Program = new ProgramSettings
            {
                Questions =
                [
                    new()
                    {
                        Id = "mood",
                        Kind = QuestionKind.OneOf,
                        IsRequired = true,
                        Labels = Label("Mood?"),
                        Choices = [new("good", Label("Good"))],
                    },
                ],
            },
        };

        Errors(Fields(("light_week", "true"), ("mood", "forged")), now).Single().Field.ShouldBe("mood");
        Errors(Fields(("light_week", "true"), ("mood", "good")), now).ShouldBeEmpty();
    }

    [Fact]
    public void german_members_read_german()
    {
        var errors = CheckInRules.Errors(Due(Draft), CheckInAnswers.Read(Due(Draft), Fields()), TextCatalog.For("de-AT"));

        errors
            .Select(e => e.Message)
            .ShouldBe([
                "Bitte wähl eins. \"Diesmal nicht\" ist eine völlig gute Antwort.",
                "Trag eine Sache ein, oder kreuz \"Diese Woche nehme ich mir nichts vor\" an.",
            ]);
    }

    [Fact]
    public void lengths_count_after_trimming() => Errors(Filled.With(("c1_text", new string('x', 200) + "   "))).ShouldBeEmpty();

    private static Dictionary<string, string> Label(string text) => new() { ["en"] = text };

    private static IReadOnlyList<FieldError> Errors(Fields fields, ChatOps.CheckIns.Situation? now = null)
    {
        var situation = now ?? Due(Draft, Mornings);
        return CheckInRules.Errors(situation, CheckInAnswers.Read(situation, fields), TextCatalog.For("en"));
    }
}
