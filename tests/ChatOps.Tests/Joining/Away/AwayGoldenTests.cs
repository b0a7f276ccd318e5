using ChatOps.Joining;
using ChatOps.Joining.Away;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Tests.Golden;
using ChatOps.Texts;

namespace ChatOps.Tests.Joining.Away;

public sealed class AwayGoldenTests
{
    private static readonly Phrases English = TextCatalog.For("en");

    private static readonly Program Autumn = new() { Id = new ProgramId("0193-autumn"), Key = "autumn", Name = "Autumn 2026" };
    private static readonly Program Winter = new() { Id = new ProgramId("0193-winter"), Key = "winter", Name = new string('W', 80) };
    private static readonly Person Ana = new() { Id = new PersonId("0193-ana"), DisplayName = "Ana *Ruiz*" };

    [Fact]
    public void a_pause_asks_until_when() =>
        Goldens.Check(PauseForm.Draw([Autumn], Autumn.Id.Value, new LocalDate(2026, 11, 25), English), "pause-form");

    [Fact]
    public void a_pause_in_several_programs() =>
        Goldens.Check(PauseForm.Draw([Autumn, Winter], "", new LocalDate(2026, 11, 25), TextCatalog.For("de")), "pause-form.several");

    [Theory]
    [InlineData("Paused", 7, "partner-away.until")]
    [InlineData("Paused", 0, "partner-away.open")]
    [InlineData("Active", 0, "partner-away.back")]
    public void the_partner_reads_until_when(string state, int day, string golden) =>
        Goldens.Check(
            PartnerAwayCard.Draw(
                Ana,
                new Membership
                {
                    Id = "m",
                    ProgramId = Autumn.Id,
                    PersonId = Ana.Id,
                    State = Enum.Parse<MembershipState>(state),
                    PausedUntil = day == 0 ? null : new LocalDate(2026, 12, day),
                },
                English),
            golden);
}
