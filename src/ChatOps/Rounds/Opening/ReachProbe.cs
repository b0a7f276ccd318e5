using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds.Proposing;
using ChatOps.Storage;

namespace ChatOps.Rounds.Opening;

/// <summary>
/// Asks the channels, before anybody is told of a partner, who can be reached: a look-up of every account, which sends nothing.
/// </summary>
internal sealed class ReachProbe(Db db, Outbox outbox)
{
    /// <summary>An answer is good for so long.</summary>
    public static readonly Duration Good = Duration.FromHours(12);

    /// <summary>A round does not wait longer for answers than this.</summary>
    public static readonly Duration Patience = Duration.FromMinutes(30);

    /// <summary>One unit of work a batch, so that a submit never waits behind a whole company.</summary>
    private const int Batch = 128;

    private static readonly SqlText Sql = new("Rounds");

    /// <summary>Asked half-way and killed, it is asked again as a whole: that brings up to date, and asks nobody twice.</summary>
    public async Task Ask(Proposal proposal, Instant now, Ct ct)
    {
        var accounts = await db.Read(session => session.Query<string>(Sql["ActiveAccounts"], new { proposal.ProgramId }), ct);
        foreach (var some in accounts.Chunk(Batch))
            await db.Write(session => LookUp(session, some, now), ct);
        await db.Write(session => session.Execute(Sql["MarkProbed"], new { proposal.Id, Now = now }), ct);
    }

    /// <summary>Nobody's answer is awaited any more.</summary>
    public Task<bool> IsAnswered(ProgramId program, Ct ct) =>
        db.Read(async session => await session.Find<int>(Sql["CountUnprobed"], new { ProgramId = program }) == 0, ct);

    /// <summary>Those who are still there.</summary>
    private async Task LookUp(Session session, string[] accounts, Instant now)
    {
        var there = await session.Query<Reached>(Sql["StillActive"], new { Ids = accounts });
        await outbox.LookUpAll(session, [.. there.Select(a => (a.AccountId, a.PersonId))], now);
    }

    private sealed record Reached
    {
        public AccountId AccountId { get; init; }
        public PersonId PersonId { get; init; }
    }
}
