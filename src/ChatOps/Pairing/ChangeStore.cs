using ChatOps.Storage;

namespace ChatOps.Pairing;

/// <summary>What happens to partnerships inside a round.</summary>
internal sealed partial class ChangeStore
{
    private static readonly SqlText Sql = new("Pairing");

    /// <summary>Partnerships whose first days were not worked out yet.</summary>
    public Task<IReadOnlyList<string>> TrialsToPlan(Session db, int most) => db.Query<string>(Sql["TrialsToPlan"], new { Most = most });

    /// <summary>Those whose first days are over.</summary>
    public Task<IReadOnlyList<string>> TrialsToEnd(Session db, Instant now, int most) =>
        db.Query<string>(Sql["TrialsToEnd"], new { Now = now, Most = most });
}
