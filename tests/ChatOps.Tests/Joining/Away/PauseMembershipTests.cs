using ChatOps.Cards;
using ChatOps.Joining;
using ChatOps.Joining.Away;
using ChatOps.Joining.Choosing;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Tests.Joining.Away;

public sealed class PauseMembershipTests
{
    private static readonly Phrases English = TextCatalog.For("en");
    private static readonly LocalDate Today = new(2026, 11, 25);
    private static readonly Membership Autumn = In("autumn");
    private static readonly Membership Winter = In("winter");

    [Fact]
    public void without_a_day_it_lasts_until_they_say_so() => Paused("", [Autumn]).Until.ShouldBeNull();

    [Theory]
    [InlineData("2026-11-26")]
    [InlineData("2027-05-24")]
    public void a_day_from_tomorrow_to_half_a_year_ahead_is_taken(string until) =>
        Paused("", [Autumn], ("until", until)).Until.ShouldNotBeNull();

    [Theory]
    [InlineData("2026-11-25")]
    [InlineData("2027-05-25")]
    [InlineData("soon")]
    public void any_other_day_is_marked(string until) =>
        PauseMembership
            .Decide("", [Autumn], Fields(("until", until)), Today, English)
            .ShouldBeOfType<PauseMembership.Decision.Incomplete>()
            .Errors.ShouldHaveSingleItem()
            .ShouldBe(new FieldError("until", "Please choose a day between 26 November 2026 and 24 May 2027."));

    [Theory]
    [InlineData("autumn", "", "autumn")]
    [InlineData("", "winter", "winter")]
    [InlineData("", "all", "autumn,winter")]
    [InlineData("", "", "autumn,winter")]
    public void the_program_is_the_one_they_said(string subject, string chosen, string paused) =>
        string.Join(',', Paused(subject, [Autumn, Winter], ("program", chosen)).Memberships.Select(m => m.ProgramId)).ShouldBe(paused);

    [Fact]
    public void a_forged_program_changes_nothing() =>
        PauseMembership.Decide("spring", [Autumn], Fields(), Today, English).ShouldBeOfType<PauseMembership.Decision.Nothing>();

    [Theory]
    [InlineData("2026-12-07T00:00:00Z", "Etc/UTC", true)]
    [InlineData("2026-12-06T23:00:00Z", "Europe/Berlin", true)]
    [InlineData("2026-12-06T22:59:59Z", "Europe/Berlin", false)]
    [InlineData("2026-12-06T10:00:00Z", "Pacific/Kiritimati", true)]
    [InlineData("2026-12-07T10:00:00Z", "Etc/GMT+12", false)]
    public void a_pause_ends_when_the_day_begins_where_they_are(string now, string zone, bool isOver) =>
        EndPauses
            .IsOver(
                new PausedMember { Until = new LocalDate(2026, 12, 7), Zone = zone }, NodaTime.Text.InstantPattern.General.Parse(now).Value)
            .ShouldBe(isOver);

    private static PauseMembership.Decision.Paused Paused(
        string subject,
        IReadOnlyList<Membership> active,
        params (string, string)[] typed
    ) => PauseMembership.Decide(subject, active, Fields(typed), Today, English).ShouldBeOfType<PauseMembership.Decision.Paused>();

    private static Fields Fields(params (string Field, string Value)[] typed) =>
        new(typed.Select(f => KeyValuePair.Create(f.Field, f.Value)));

    private static Membership In(string program) =>
        new()
        {
            Id = program,
            ProgramId = new ProgramId(program),
            PersonId = default,
            State = MembershipState.Active,
        };
}

public sealed class WhichProgramTests
{
    private static readonly Program Autumn = new() { Id = new ProgramId("a"), Key = "autumn", Name = "Autumn 2026" };
    private static readonly Program Winter = new() { Id = new ProgramId("w"), Key = "winter", Name = "Winter" };

    [Theory]
    [InlineData("", null, "aw", "ask")]
    [InlineData("", null, "a", "a")]
    [InlineData("", null, "", "none")]
    [InlineData("w", null, "aw", "w")]
    [InlineData("w", null, "a", "none")]
    [InlineData("", "autumn 2026", "aw", "a")]
    [InlineData("", "WINTER", "aw", "w")]
    [InlineData("", "spring", "aw", "ask")]
    [InlineData("", "please", "a", "a")]
    public void what_is_named_counts_and_else_they_are_asked(string subject, string? typed, string possible, string expected) =>
        (
            WhichProgram.Of(
                subject,
                typed is null ? null : new Words(typed),
                [.. new[] { Autumn, Winter }.Where(p => possible.Contains(p.Id.Value))]) switch
            {
                WhichProgram.Choice.One one => one.Program.Id.Value,
                WhichProgram.Choice.Ask => "ask",
                _ => "none",
            }).ShouldBe(expected);
}
