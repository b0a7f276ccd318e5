using ChatOps.Partnerships;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Rounds;

/// <summary>When each program's next round begins.</summary>
internal sealed class RoundPlans
{
    private static readonly SqlText Sql = new("Rounds");

    /// <summary>The first day of the next round; null: when a moderator says so.</summary>
    public async Task<LocalDate?> Next(Session db, ProgramId program) =>
        (await db.Find<Row>(Sql["NextFirstDay"], new { ProgramId = program }))?.NextFirstDay;

    public Task Save(Session db, ProgramId program, LocalDate? firstDay) =>
        db.Execute(Sql["SaveNextFirstDay"], new { ProgramId = program, NextFirstDay = firstDay });

    /// <summary>Programs with a day and without a proposal.</summary>
    public async Task<IReadOnlyList<(ProgramId Program, LocalDate FirstDay)>> Awaited(Session db) =>
        [.. (await db.Query<Row>(Sql["PlannedPrograms"])).Select(r => (r.ProgramId, r.NextFirstDay!.Value))];

    /// <summary>The round opened: where the program plans ahead, the next one follows it.</summary>
    public async Task MoveOn(Session db, Program program, Round round)
    {
        if (await Next(db, program.Id) is not null)
            await Save(db, program.Id, After(program.Settings.Rounds, round));
    }

    /// <summary>The Monday after the round's last week, and the program's pause.</summary>
    internal static LocalDate After(RoundSettings rounds, Round round) =>
        round.LastDay.Next(IsoDayOfWeek.Monday).PlusWeeks(rounds.WeeksBetween);

    private sealed record Row
    {
        public ProgramId ProgramId { get; init; }
        public LocalDate? NextFirstDay { get; init; }
    }
}
