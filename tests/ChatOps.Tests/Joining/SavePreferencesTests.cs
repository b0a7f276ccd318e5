using ChatOps.Cards;
using ChatOps.Joining;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.Tests.Joining;

public sealed class SavePreferencesTests
{
    private static readonly Phrases English = TextCatalog.For("en");

    private static readonly Person Ben = new() { Id = PersonId.New(), DisplayName = "Ben Okafor", WorkEmail = "ben@example.com" };

    private static readonly Intake Before = new() { MembershipId = "m", Topic = "writing" };

    [Fact]
    public void everything_may_be_left_out() => Decide().ShouldBeOfType<SavePreferences.Decision.Saved>().Person.ShouldBe(Ben);

    [Fact]
    public void addresses_are_kept_in_lower_case_whoever_they_belong_to()
    {
        var saved = Decide(("avoid", "Kim Sato <Kim@Example.com>; nobody@example.org"), ("wish", "Ana@example.com"))
            .ShouldBeOfType<SavePreferences.Decision.Saved>();

        saved.Intake.Words.Avoid.Select(w => w.Reveal()).ShouldBe(["kim@example.com", "nobody@example.org"]);
        saved.Intake.Words.Wish!.Reveal().ShouldBe("ana@example.com");
    }

    [Theory]
    [InlineData("avoid", "kim at example", "We couldn't read \"kim at example\" as a work email address.")]
    [InlineData("wish", "kim@example", "We couldn't read \"kim@example\" as a work email address.")]
    [InlineData("wish", "ben@example.com", "That is your own address.")]
    [InlineData("avoid", "BEN@example.com", "That is your own address.")]
    [InlineData(
        "avoid",
        "a@x.io,b@x.io,c@x.io,d@x.io,e@x.io,f@x.io,g@x.io,h@x.io,i@x.io,j@x.io,k@x.io",
        "Ten is the most. If you need more, please talk to Dana Field.")]
    [InlineData("work_to", "08:30", "This is earlier than the start of your day.")]
    public void each_mistake_is_named_at_its_field(string field, string value, string message) =>
        Decide((field, value))
            .ShouldBeOfType<SavePreferences.Decision.Incomplete>()
            .Errors.ShouldHaveSingleItem()
            .ShouldBe(new FieldError(field, message));

    [Fact]
    public void nobody_is_avoided_and_wished_for() =>
        Decide(("avoid", "kim@example.com"), ("wish", "kim@example.com")).ShouldBeOfType<SavePreferences.Decision.Incomplete>()
            .Errors.ShouldHaveSingleItem().Field.ShouldBe("wish");

    [Fact]
    public void days_and_hours_become_the_members_own()
    {
        var saved = Decide(("work_days", "5,2,2,9"), ("work_from", "07:30"), ("work_to", "15:00"))
            .ShouldBeOfType<SavePreferences.Decision.Saved>();

        saved.Person.WorkDays.ShouldBe("25");
        saved.Person.WorkFrom.ShouldBe(450);
        saved.Person.WorkUntil.ShouldBe(900);
    }

    private static SavePreferences.Decision Decide(params (string Field, string Value)[] answers) =>
        SavePreferences.Decide(
            Before, Ben, ["Dana Field"], true, new Fields(answers.Select(a => KeyValuePair.Create(a.Field, a.Value))), English);
}
