using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Rounds.Opening;

/// <summary>
/// Asks the channels, before anybody is told of a partner, who can be reached: a look-up of every account, which sends nothing.
/// </summary>
internal sealed class ReachProbe(Outbox outbox)
{
    /// <summary>An answer is good for so long.</summary>
    public static readonly Duration Good = Duration.FromHours(12);

    /// <summary>A round does not wait longer for answers than this.</summary>
    public static readonly Duration Patience = Duration.FromMinutes(30);

    private static readonly SqlText Sql = new("Rounds");

    public async Task Ask(Session db, ProgramId program, Instant now)
    {
        foreach (var account in await db.Query<Reached>(Sql["ActiveAccounts"], new { ProgramId = program }))
            await outbox.LookUp(db, account.AccountId, account.PersonId, now);
    }

    /// <summary>Nobody's answer is awaited any more.</summary>
    public async Task<bool> IsAnswered(Session db, ProgramId program) =>
        await db.Find<int>(Sql["CountUnprobed"], new { ProgramId = program }) == 0;

    private sealed record Reached
    {
        public AccountId AccountId { get; init; }
        public PersonId PersonId { get; init; }
    }
}
