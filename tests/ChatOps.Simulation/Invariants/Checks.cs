using ChatOps.CheckIns;
using ChatOps.CheckIns.Copies;
using ChatOps.CheckIns.Responses;
using ChatOps.Counting;
using ChatOps.Pairing.Saying;
using ChatOps.Storage;

namespace ChatOps.Simulation.Invariants;

/// <summary>Looks at a world that has come to rest, and throws <see cref="Broken"/> for what does not hold.</summary>
internal sealed class Checks(World world)
{
    /// <summary>The cards that hold members' words.</summary>
    private const string Carrying = $"'{CheckInForm.Kind}', '{PartnerCopyCard.Kind}', '{CommentCard.Kind}', '{SayCard.Kind}'";

    public async Task Run(Ct ct)
    {
        if (world.Screens.Overtaken is [var overtaken, ..])
            throw new Broken(Invariant.NoOlderAboveNewer, overtaken);
        world.Ledger.Check(
            world.Screens, await Chats($"SELECT person_id FROM outbox WHERE state = 'due' AND kind IN ({Carrying})", ct), world.Now);
        await EveryMessageHasOneRow(ct);
        if (await world.Db.Read(Recount.Differences, ct) is var differences and not 0)
            throw new Broken(Invariant.TotalsAreARecount, $"{differences} differ");
        if (
            world.Lines.All.FirstOrDefault(l =>
                l.StartsWith("Error", StringComparison.Ordinal) || l.StartsWith("Critical", StringComparison.Ordinal)) is
            { } error)
            throw new Broken(Invariant.NoErrors, error);
    }

    /// <summary>
    /// The outbox has one row for a card and its reader, which knows the one message that shows it, and at times the one that it replaced
    /// and will remove.
    /// </summary>
    private async Task EveryMessageHasOneRow(Ct ct)
    {
        var known = await world.Db.Read(db => db.Query<string>(new Statement("simulation", """
            SELECT conversation || ' ' || message_id FROM outbox WHERE message_id IS NOT NULL
            UNION ALL SELECT stale_conversation || ' ' || stale_message_id FROM outbox WHERE stale_message_id IS NOT NULL
            """, null)), ct);
        if (known.GroupBy(k => k).FirstOrDefault(k => k.Skip(1).Any()) is { } shared)
            throw new Broken(Invariant.NoCardTwice, $"{shared.Key} is the message of two cards");
        // A posting whose answer was lost is looked for before it is sent again.
        var doubtful = await Chats("SELECT person_id FROM outbox WHERE attempted_at IS NOT NULL", ct);
        var all = known.ToHashSet(StringComparer.Ordinal);
        foreach (var colleague in world.Everybody.Where(c => !doubtful.Contains(c.Chat)))
        {
            if (colleague.Messages.FirstOrDefault(m => !all.Contains($"{colleague.Chat} {m}")) is { } twice)
                throw new Broken(Invariant.NoCardTwice, $"{colleague.Name} sees {twice}, which no card knows of");
        }
    }

    private async Task<IReadOnlySet<string>> Chats(string persons, Ct ct) =>
        (
            await world.Db.Read(
                db =>
                    db.Query<string>(
                        new Statement(
                            "simulation",
                            $"SELECT conversation FROM accounts WHERE conversation IS NOT NULL AND person_id IN ({persons})",
                            null)),
                ct)).ToHashSet(StringComparer.Ordinal);
}
