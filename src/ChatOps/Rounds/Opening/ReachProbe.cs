using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Rounds.Opening;

/// <summary>Asks the channels, before anybody is told of a partner, who can be reached: a look-up of every account, which sends nothing.</summary>
internal sealed class ReachProbe(Outbox outbox)
{
    /// <summary>An answer is good for so long.</summary>
    public static readonly Duration Good = Duration.FromHours(12);

    /// <summary>A round does not wait longer for answers than this.</summary>
    public static readonly Duration Patience = Duration.FromMinutes(30);

    private static readonly SqlText Sql = new("Rounds");

    public async Task Ask(Session db, ProgramId program, Instant now)
    {
        foreach (var door in await db.Query<Door>(Sql["ActiveAccounts"], new { ProgramId = program }))
            await outbox.LookUp(db, door.AccountId, door.PersonId, now);
    }

    /// <summary>Nobody's answer is awaited any more.</summary>
    public async Task<bool> IsAnswered(Session db, ProgramId program) => await db.Find<int>(Sql["CountUnprobed"], new { ProgramId = program }) == 0;

    private sealed record Door
    {
        public AccountId AccountId { get; init; }
        public PersonId PersonId { get; init; }
    }
}
