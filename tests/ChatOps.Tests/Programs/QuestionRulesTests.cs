using ChatOps.Moderating.Questions;
using ChatOps.Programs;

namespace ChatOps.Tests.Programs;

public sealed class QuestionRulesTests
{
    private static readonly Dictionary<string, string> Label = new() { ["en"] = "How was it?" };

    private static readonly Question Own = new() { Id = "own_1", Kind = QuestionKind.LongText, Labels = Label };

    private static readonly Question Chosen = new()
    {
        Id = "own_2",
        Kind = QuestionKind.OneOf,
        Labels = Label,
        Choices = [new("v1", Label), new("v2", Label)],
    };

    private static readonly (string Expected, Question Question)[] Wrong =
    [
        ("label", Own with { Labels = new Dictionary<string, string>() }),
        ("label_long", Own with { Labels = new Dictionary<string, string> { ["en"] = new('x', 151) } }),
        ("choices", Chosen with { Choices = [new("v1", Label)] }),
        ("choices", Chosen with { Choices = [new("v1", Label), new("v2", Label, IsRetired: true)] }),
        ("choice_long", Chosen with { Choices = [new("v1", Label), new("v2", new Dictionary<string, string> { ["en"] = new('x', 76) })] }),
        ("id", Chosen with { Choices = [new("v1", Label), new("v1", Label)] }),
        ("id", Chosen with { Choices = [new("v1", Label), new("a,b", Label)] }),
        ("id", Own with { Id = "c1_text" }),
        ("id", Own with { Id = "help" }),
        ("id", new Question { Id = "invented" }),
    ];

    [Fact]
    public void each_fault_is_found_where_it_is()
    {
        foreach (var (expected, question) in Wrong)
        {
            var fault = QuestionRules.Faults([Question.Defaults[0], question]).ShouldHaveSingleItem(expected);
            fault.At.ShouldBe(1);
            fault.Key.ShouldBe($"console.questions.error.{expected}");
        }
    }

    [Fact]
    public void the_usual_questions_and_a_programs_own_are_fine_and_fit_into_teams()
    {
        QuestionsEndpoint.Decide(new ProgramSettings(), Question.Defaults, 5).ShouldBeEmpty();
        QuestionsEndpoint.Decide(new ProgramSettings(), [.. Question.Defaults.Skip(1), Chosen], 5).ShouldBeEmpty();
    }

    [Fact]
    public void the_same_question_twice_is_refused() => QuestionRules.Faults([Own, Own]).ShouldHaveSingleItem().At.ShouldBe(1);

    [Fact]
    public void what_is_no_longer_asked_or_offered_is_kept_aside()
    {
        var before = new ProgramSettings { Questions = [Own, Chosen] };

        var after = QuestionRules.Replace(before, [Chosen with { Choices = [Chosen.Choices[1], new("v3", Label)] }]);

        after.RetiredQuestions.ShouldBe([Own]);
        after
            .Questions.ShouldHaveSingleItem()
            .Choices.Select(c => (c.Value, c.IsRetired))
            .ShouldBe([("v2", false), ("v3", false), ("v1", true)]);
        var back = QuestionRules.Replace(
            after, [Own, after.Questions[0] with { Choices = [.. after.Questions[0].Choices.Where(c => !c.IsRetired)] }]);
        back.RetiredQuestions.ShouldBeEmpty();
        back.Questions[1].Choices.Select(c => c.Value).ShouldBe(["v2", "v3", "v1"]);
    }
}
