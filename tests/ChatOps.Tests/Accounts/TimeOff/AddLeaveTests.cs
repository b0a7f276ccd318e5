using ChatOps.Accounts.TimeOff;
using ChatOps.Cards;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Texts;

namespace ChatOps.Tests.Accounts.TimeOff;

public sealed class AddLeaveTests
{
    private static readonly Phrases English = TextCatalog.For("en");
    private static readonly LocalDate Today = new(2026, 11, 25);

    [Fact]
    public void both_ends_are_off() => Decide(("from", "2026-12-21"), ("until", "2027-01-03"))
        .ShouldBe(new AddLeave.Decision.Added(new Stretch(new LocalDate(2026, 12, 21), new LocalDate(2027, 1, 3))));

    [Fact]
    public void one_day_needs_no_end() => Decide(("from", "2026-11-25")).ShouldBe(new AddLeave.Decision.Added(new Stretch(Today, Today)));

    [Theory]
    [InlineData("", "", "from", "Please choose the first day.")]
    [InlineData("nonsense", "", "from", "Please choose the first day.")]
    [InlineData("2026-11-24", "", "from", "Please choose a day between 25 November 2026 and 26 November 2027.")]
    [InlineData("2026-12-02", "2026-12-01", "until", "This is before the first day.")]
    [InlineData("2026-12-02", "2028-12-01", "until", "Please choose 26 November 2027 or a day before it.")]
    public void each_mistake_is_named_at_its_field(string from, string until, string field, string message) =>
        Decide(("from", from), ("until", until))
            .ShouldBeOfType<AddLeave.Decision.Incomplete>()
            .Errors.ShouldHaveSingleItem()
            .ShouldBe(new FieldError(field, message));

    [Fact]
    public void a_calendar_is_not_a_list_of_dozens() =>
        AddLeave
            .Decide(new Fields([new("from", "2026-12-21")]), AddLeave.Most, Today, English)
            .ShouldBeOfType<AddLeave.Decision.Incomplete>();

    [Theory]
    [InlineData("off 2026-12-21 until 2027-01-03", "en", "2026-12-21,2027-01-03", true)]
    [InlineData("ab 1.12.2026", "de", "2026-12-01", true)]
    [InlineData("off tomorrow", "en", "", true)]
    [InlineData("off tomorrow 2026-13-40", "en", "", false)]
    [InlineData("off 12/11/2026", "en-US", "2026-12-11", true)]
    [InlineData("off 12/11/2026", "en-GB", "2026-11-12", true)]
    [InlineData("off 2026-12-21 until 12/11/2026", "en", "2026-12-21", false)]
    public void days_are_read_as_people_write_them(string text, string locale, string days, bool isWhole)
    {
        var typed = TypedDays.Read(new Words(text), locale);

        string.Join(',', typed.All.Select(NodaTime.Text.LocalDatePattern.Iso.Format)).ShouldBe(days);
        typed.IsWhole.ShouldBe(isWhole);
    }

    private static AddLeave.Decision Decide(params (string Field, string Value)[] typed) =>
        AddLeave.Decide(new Fields(typed.Select(f => KeyValuePair.Create(f.Field, f.Value))), 0, Today, English);
}
