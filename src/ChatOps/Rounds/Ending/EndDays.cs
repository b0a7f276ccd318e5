using ChatOps.Channels.Queueing;
using ChatOps.Partnerships;
using ChatOps.Programs;

namespace ChatOps.Rounds.Ending;

/// <summary>When a member is asked about the end of a round: on their last working day but one, and once more on the next. Pure.</summary>
internal static class EndDays
{
    /// <summary>The first asking. A round of a single working day asks on that.</summary>
    public static Instant AskAt(Round round, ProgramSettings program, QuietHours hours)
    {
        var days = WorkDays(round, hours).Reverse().Take(2).ToList();
        return At(days.Count == 0 ? round.LastDay : days[^1], program, hours);
    }

    /// <summary>The next working day after this one within the round, or null.</summary>
    public static Instant? AgainAt(Round round, ProgramSettings program, QuietHours hours, Instant askedAt)
    {
        var next = WorkDays(round, hours).Where(d => d > hours.DayOf(askedAt)).Select(d => (LocalDate?)d).FirstOrDefault();
        return next is { } day ? At(day, program, hours) : null;
    }

    private static IEnumerable<LocalDate> WorkDays(Round round, QuietHours hours)
    {
        for (var day = round.FirstDay; day <= round.LastDay; day = day.PlusDays(1))
        {
            if (hours.WorkDays.Length == 0 || hours.WorkDays.Contains((char)('0' + (int)day.DayOfWeek)) && !hours.DaysOff.IsOff(day))
                yield return day;
        }
    }

    private static Instant At(LocalDate day, ProgramSettings program, QuietHours hours) =>
        hours.Zone.AtLeniently(day.AtMidnight().PlusMinutes(program.OpensAt)).ToInstant();
}
