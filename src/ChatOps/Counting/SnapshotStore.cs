using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Counting;

/// <summary>What the page says beside the totals: read where it is, kept where the page may read it.</summary>
internal sealed class SnapshotStore
{
    private static readonly SqlText Sql = new("Counting");

    public Task<IReadOnlyList<ProgramLine>> Programs(Session db) => db.Query<ProgramLine>(Sql["ProgramsToShow"]);

    public Task<IReadOnlyList<ProgramLine>> ShownPrograms(Session db) => db.Query<ProgramLine>(Sql["ShownPrograms"]);

    public Task<IReadOnlyList<RoundLine>> Rounds(Session db) => db.Query<RoundLine>(Sql["RoundsToShow"]);

    public Task<IReadOnlyList<RoundLine>> ShownRounds(Session db) => db.Query<RoundLine>(Sql["ShownRounds"]);

    public Task<IReadOnlyList<WeekLine>> Weeks(Session db) => db.Query<WeekLine>(Sql["WeeksToShow"]);

    public Task<IReadOnlyList<WeekLine>> ShownWeeks(Session db) => db.Query<WeekLine>(Sql["ShownWeeks"]);

    /// <summary>Weeks of which some check-in is open.</summary>
    public Task<IReadOnlyList<WeekLine>> StillOpen(Session db) => db.Query<WeekLine>(Sql["WeeksStillOpen"]);

    /// <summary>Programs that book meetings at all: the others have no figure, not none.</summary>
    public Task<IReadOnlyList<string>> ProgramsWithMeetings(Session db) => db.Query<string>(Sql["ProgramsWithMeetings"]);

    public Task<IReadOnlyList<WeekLine>> WithMeetings(Session db) => db.Query<WeekLine>(Sql["WeeksWithMeetings"]);

    public Task<IReadOnlyList<WeekLine>> WithBands(Session db) => db.Query<WeekLine>(Sql["StepsCounted"]);

    /// <summary>Partnerships of two, and larger ones, that stood at this moment.</summary>
    public async Task<(long Pairs, long Larger)> Standing(Session db, ProgramId program, Instant at)
    {
        var sizes = await db.Query<SizeRow>(Sql["StandingAt"], new { ProgramId = program, At = at });
        return (sizes.Where(s => s.Size == 2).Sum(s => s.Partnerships), sizes.Where(s => s.Size > 2).Sum(s => s.Partnerships));
    }

    /// <summary>How steadily people took part from the first to the last of these weeks.</summary>
    public async Task<Bands> BandsOf(Session db, string key, string first, string last, int weeks) => Bands.Of(
        await db.Query<Bands.Stretch>(Sql["CountBands"], new { Key = key, First = first, Last = last }),
        await db.Query<Bands.Place>(Sql["CountCore"], new { Key = key, First = first, Last = last, Weeks = weeks }),
        weeks);

    public Task Show(Session db, ProgramLine program) => db.Execute(Sql["ShowProgram"], new { program.Key, program.Name });

    public Task Show(Session db, RoundLine round) => db.Execute(Sql["ShowRound"], new { round.Key, round.Number, round.IsClosed });

    public Task Show(Session db, WeekLine week) =>
        db.Execute(Sql["ShowWeek"], new { week.Key, week.Week, week.Number, week.IsClosed, week.Paused, week.Pairs, week.LargerGroups });

    /// <summary>An answer that comes at the same moment is either counted or refused.</summary>
    public async Task AddMeetings(Session db, WeekLine week)
    {
        await db.Execute(Sql["HoldMeetings"]);
        await db.Execute(Sql["AddMeetings"], new { week.Key, week.Week });
        await db.Execute(Sql["AddMeetingsByDepartment"], new { week.Key, week.Week });
    }

    public async Task Add(Session db, WeekLine step, Bands bands)
    {
        foreach (var (shared, people) in bands.Shared.Index())
            await db.Execute(Sql["AddBand"], new { step.Key, step.Number, step.Week, WeeksShared = shared, People = people });
        foreach (var place in bands.Core)
            await db.Execute(Sql["AddCore"], new { step.Key, step.Number, step.Week, InWeek = place.Week, place.Department, place.People });
        await db.Execute(Sql["AddStep"], new { step.Key, step.Number, step.Week, bands.Outside });
    }

    private sealed record SizeRow
    {
        public long Size { get; init; }

        public long Partnerships { get; init; }
    }
}
