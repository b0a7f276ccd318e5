using ChatOps.Cards;
using ChatOps.Joining;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Texts;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Joining;

public sealed class SubmitIntakeTests
{
    private static readonly Phrases English = TextCatalog.For("en");

    private static readonly Person Ben = new() { Id = PersonId.New(), DisplayName = "Ben Okafor" };

    private static readonly Program Autumn = new() { Id = ProgramId.New(), Key = "autumn", Name = "Autumn", IsOpen = true };

    private static readonly Program OneSided = Autumn with
    {
        Settings = new ProgramSettings { Rounds = new RoundSettings { IsOneSided = true } },
    };

    [Fact]
    public void a_full_form_admits_to_an_open_program()
    {
        var joined = Decide(Autumn, Answers()).ShouldBeOfType<SubmitIntake.Decision.Joined>();

        joined.Membership.State.ShouldBe(MembershipState.Active);
        joined.Membership.NoticeVersion.ShouldBe(Autumn.Settings.NoticeInForce);
        joined.Intake.Topic.ShouldBe("writing");
        joined.Intake.Languages.ShouldBe(["en", "de"]);
        joined.Intake.Words.Purpose!.Reveal().ShouldBe("finish the course");
    }

    [Fact]
    public void a_closed_program_waits_for_its_moderator() =>
        Decide(Autumn with { IsOpen = false }, Answers())
            .ShouldBeOfType<SubmitIntake.Decision.Joined>()
            .Membership.State.ShouldBe(MembershipState.Applied);

    [Theory]
    [InlineData("topic", "", "topic", "intake.error.topic")]
    [InlineData("topic", "gardening", "topic", "intake.error.topic")]
    [InlineData("topic", "other", "topic_other", "intake.error.topic_other")]
    [InlineData("languages", "", "languages", "intake.error.tick_one")]
    [InlineData("languages", "tlh", "languages", "intake.error.tick_one")]
    [InlineData("mode", "", "mode", "intake.error.tick_one")]
    [InlineData("feedback_style", "", "feedback_style", "intake.error.feedback_style")]
    [InlineData("agree", "false", "agree", "intake.error.agree")]
    public void each_gap_is_named_at_its_field(string field, string value, string wrong, string text) =>
        Decide(Autumn, Answers((field, value))).ShouldBeOfType<SubmitIntake.Decision.Incomplete>()
            .Errors.ShouldHaveSingleItem().ShouldBe(new FieldError(wrong, English[text]));

    [Theory]
    [InlineData("supported", Side.Supported)]
    [InlineData("supporter", Side.Supporter)]
    [InlineData("either", Side.Mutual)]
    public void where_one_supports_the_other_a_side_is_asked_for(string said, object side) =>
        Decide(OneSided, Answers(("side", said))).ShouldBeOfType<SubmitIntake.Decision.Joined>().Intake.Side.ShouldBe((Side)side);

    [Theory]
    [InlineData("")]
    [InlineData("above")]
    public void where_one_supports_the_other_no_side_is_a_gap(string said) =>
        Decide(OneSided, Answers(("side", said))).ShouldBeOfType<SubmitIntake.Decision.Incomplete>()
            .Errors.ShouldHaveSingleItem().ShouldBe(new FieldError("side", English["intake.error.side"]));

    [Fact]
    public void elsewhere_nobody_has_a_side() =>
        Decide(Autumn, Answers(("side", "supporter"))).ShouldBeOfType<SubmitIntake.Decision.Joined>().Intake.Side.ShouldBeNull();

    [Fact]
    public void a_text_that_is_too_long_says_how_long_it_is() =>
        Decide(Autumn, Answers(("purpose", new string('x', 501)))).ShouldBeOfType<SubmitIntake.Decision.Incomplete>()
            .Errors.ShouldHaveSingleItem().Message.ShouldBe("Please keep this under 500 characters. It has 501 now.");

    [Theory]
    [InlineData("Active")]
    [InlineData("Applied")]
    [InlineData("Paused")]
    public void a_second_joining_changes_nothing(string state)
    {
        var existing = new Membership { Id = "m", ProgramId = Autumn.Id, PersonId = default, State = Enum.Parse<MembershipState>(state) };

        SubmitIntake.Decide(Autumn, existing, Ben, new Fields(Answers()), English).ShouldBeOfType<SubmitIntake.Decision.AlreadyIn>();
    }

    [Fact]
    public void who_left_may_come_back_under_the_same_record()
    {
        var existing = new Membership { Id = "m", ProgramId = Autumn.Id, PersonId = default, State = MembershipState.Left };

        SubmitIntake
            .Decide(Autumn, existing, Ben, new Fields(Answers()), English)
            .ShouldBeOfType<SubmitIntake.Decision.Joined>()
            .Membership.Id.ShouldBe("m");
    }

    private static SubmitIntake.Decision Decide(Program program, Dictionary<string, string> answers) =>
        SubmitIntake.Decide(program, null, Ben, new Fields(answers), English);

    private static Dictionary<string, string> Answers(params (string Field, string Value)[] changed)
    {
        var answers = new Dictionary<string, string>
        {
            ["topic"] = "writing",
            ["purpose"] = "finish the course",
            ["languages"] = "en,de",
            ["mode"] = "video",
            ["feedback_style"] = "both",
            ["agree"] = "true",
        };
        foreach (var (field, value) in changed)
            answers[field] = value;
        return answers;
    }
}
