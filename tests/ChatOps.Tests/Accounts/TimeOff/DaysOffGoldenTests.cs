using ChatOps.Accounts.TimeOff;
using ChatOps.People;
using ChatOps.Tests.Golden;
using ChatOps.Texts;

namespace ChatOps.Tests.Accounts.TimeOff;

public sealed class DaysOffGoldenTests
{
    private static readonly LocalDate Today = new(2026, 11, 25);

    [Fact]
    public void leave_and_holidays() =>
        Goldens.Check(
            DaysOffCard.Draw(
                [
                    new Leave("0193-leave", new Stretch(new LocalDate(2026, 12, 21), new LocalDate(2027, 1, 3))),
                    new Leave("0193-day", new Stretch(Today, Today)),
                ],
                [new Holiday(new LocalDate(2026, 12, 25), "Christmas *Day*")],
                Today,
                TextCatalog.For("en")),
            "days-off");

    [Fact]
    public void nothing_yet() => Goldens.Check(DaysOffCard.Draw([], [], Today, TextCatalog.For("de")), "days-off.german");
}
