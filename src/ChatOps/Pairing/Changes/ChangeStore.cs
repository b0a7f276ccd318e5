using ChatOps.Storage;

namespace ChatOps.Pairing.Changes;

/// <summary>What happens to partnerships inside a round.</summary>
internal sealed partial class ChangeStore
{
    private static readonly SqlText Sql = new("Pairing/Changes");

    /// <summary>Partnerships whose first days were not worked out yet.</summary>
    public Task<IReadOnlyList<string>> TrialsToPlan(Session db, int most) => db.Query<string>(Sql["TrialsToPlan"], new { Most = most });

    public Task PlanTrial(Session db, string partnershipId, Instant endsAt) => db.Execute(Sql["PlanTrial"], new { Id = partnershipId, EndsAt = endsAt });

    /// <summary>Marks those whose first days are over; each of them once.</summary>
    public Task<IReadOnlyList<string>> EndTrials(Session db, Instant now, int most) => db.Query<string>(Sql["EndTrials"], new { Now = now, Most = most });
}
