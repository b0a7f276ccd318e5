using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Joining.Leaving;

/// <summary>What a member who was asked whether they want to leave said.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="LeavesAt">When it takes effect; null unless they leave.</param>
internal sealed record Leaving(LeavingState State, Instant? LeavesAt);

internal enum LeavingState
{
    Asked,
    Leaves,
    Stays,
}

/// <summary>Who is about to leave, and who was asked. It ends nothing by itself: <see cref="EndLeft"/> does.</summary>
internal sealed class LeavingStore
{
    private static readonly SqlText Sql = new("Joining/Leaving");

    public async Task<Leaving?> Find(Session db, string membershipId) =>
        await db.Find<Row>(Sql["FindLeaving"], new { MembershipId = membershipId }) is { } row
            ? new Leaving(Enum.Parse<LeavingState>(row.State, ignoreCase: true), row.LeavesAt)
            : null;

    public Task Save(Session db, string membershipId, Leaving leaving) =>
        db.Execute(
            Sql["SaveLeaving"],
            new { MembershipId = membershipId, State = leaving.State.ToString().ToLowerInvariant(), leaving.LeavesAt });

    /// <summary>They want to be in after all: a form for joining says so as well as <em>Undo</em>.</summary>
    public async Task Stay(Session db, string membershipId)
    {
        if (await Find(db, membershipId) is not null)
            await Save(db, membershipId, new Leaving(LeavingState.Stays, null));
    }

    /// <summary>They are out: there is nothing more to ask.</summary>
    public Task Forget(Session db, string membershipId) => db.Execute(Sql["ForgetLeaving"], new { MembershipId = membershipId });

    /// <summary>Whose ten minutes are over.</summary>
    public Task<IReadOnlyList<DueLeaver>> Due(Session db, Instant now, int most) =>
        db.Query<DueLeaver>(Sql["DueLeavings"], new { Now = now, Most = most });

    private sealed record Row
    {
        public string State { get; init; } = "";
        public Instant? LeavesAt { get; init; }
    }
}

internal sealed record DueLeaver
{
    public string MembershipId { get; init; } = "";
    public PersonId PersonId { get; init; }
}
