using ChatOps.Cards;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Pairing;

/// <summary>The first days, in which either partner may ask for another one. Pure.</summary>
internal static class Trial
{
    private const int Longest = 60;

    /// <summary>
    /// The end of so many working days after the day they were paired, or the round's first one when that is later. The same for all
    /// partners: the latest of theirs.
    /// </summary>
    public static Instant EndOf(ProgramSettings program, Instant startedAt, LocalDate firstDay, IEnumerable<Person> partners) =>
        partners.Select(p => EndFor(p, program.TrialWorkDays, startedAt, firstDay)).DefaultIfEmpty(startedAt).Max();

    /// <summary>Nothing once the first days are over.</summary>
    public static Button? Button(Partnership partnership, Instant trialEndsAt, Instant now, Phrases t) =>
        partnership.Stands && now < trialEndsAt ? new Button("partner.not-a-fit", partnership.Id, t["not-a-fit.button"]) : null;

    private static Instant EndFor(Person person, int workDays, Instant startedAt, LocalDate firstDay)
    {
        var day = LocalDate.Max(startedAt.InZone(person.TimeZone).Date, firstDay);
        // Somebody without any working day has calendar days, and nobody's first days last longer than this.
        var last = Enumerable
            .Range(1, Longest)
            .Select(day.PlusDays)
            .Where(person.WorksOn)
            .Skip(workDays - 1)
            .Cast<LocalDate?>()
            .FirstOrDefault()
            ?? day.PlusDays(workDays);
        return person.TimeZone.AtStartOfDay(last.PlusDays(1)).ToInstant();
    }
}
