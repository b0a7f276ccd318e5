using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;

namespace ChatOps.Rounds;

/// <summary>From when to when a round lasts.</summary>
internal static class RoundPlan
{
    /// <summary>
    /// A round that begins today, or on Monday when the week is nearly over (Friday to Sunday), and ends on the Friday of its last week.
    /// </summary>
    public static Round Starting(Program program, int number, LocalDate today)
    {
        var first = today.DayOfWeek >= IsoDayOfWeek.Friday ? today.Next(IsoDayOfWeek.Monday) : today;
        return new Round
        {
            Id = Ids.New(),
            ProgramId = program.Id,
            Number = number,
            FirstDay = first,
            LastDay = LastDay(program, first),
            State = RoundState.Open,
        };
    }

    /// <summary>The Friday of the last week, the first one counted whole.</summary>
    public static LocalDate LastDay(Program program, LocalDate first) =>
        (first.DayOfWeek == IsoDayOfWeek.Monday ? first : first.Previous(IsoDayOfWeek.Monday))
            .PlusWeeks(program.Settings.Weeks)
            .PlusDays(-3);
}
