using System.Text.Json;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Goals;

/// <summary>The sample goals that a program offers.</summary>
internal sealed class SampleGoalStore
{
    private static readonly SqlText Sql = new("Goals");

    /// <summary>In the moderator's order; the product's own where the list was never changed. An emptied list is empty.</summary>
    public async Task<SampleGoals> Of(Session db, ProgramId program)
    {
        var version = await db.Find<int>(Sql["SampleGoalsVersion"], new { ProgramId = program });
        return version == 0
            ? new SampleGoals(SampleGoal.Defaults, 0)
            : new SampleGoals(
                [.. (await db.Query<Row>(Sql["SampleGoalsOf"], new { ProgramId = program })).Select(r => r.ToGoal())], version);
    }

    /// <summary>False when the list was changed since this version was read: nothing is saved then.</summary>
    public async Task<bool> Save(Session db, ProgramId program, IReadOnlyList<SampleGoal> goals, int before)
    {
        if (await db.Execute(Sql[before == 0 ? "BeginSampleGoals" : "MoveSampleGoals"], new { ProgramId = program, Before = before }) == 0)
            return false;
        await db.Execute(Sql["ForgetSampleGoals"], new { ProgramId = program });
        foreach (var (position, goal) in goals.Index())
            await db.Execute(
                Sql["AddSampleGoal"],
                new
                {
                    ProgramId = program,
                    goal.Id,
                    Position = position,
                    goal.Months,
                    Texts = JsonSerializer.Serialize(goal.Texts, JsonSerializerOptions.Web),
                });
        return true;
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public int Months { get; init; }
        public string Texts { get; init; } = "";

        public SampleGoal ToGoal() =>
            new()
            {
                Id = Id,
                Months = Months,
                Texts = JsonSerializer.Deserialize<Dictionary<string, SampleText>>(Texts, JsonSerializerOptions.Web)!,
            };
    }
}

/// <param name="All">In the moderator's order.</param>
/// <param name="Version">Of the list; zero: the product's own.</param>
internal sealed record SampleGoals(IReadOnlyList<SampleGoal> All, int Version);
