using ChatOps.Rounds.Proposing;
using ChatOps.Storage;

namespace ChatOps.Rounds.Opening;

/// <summary>
/// Writes what a draft brings ahead of it, some groups in a unit of work, so that a submit never waits behind a whole company. Nobody sees
/// them while the proposal is drafted; who drafts it next, after a kill or beside this one, begins by taking them away.
/// </summary>
internal sealed class WriteDraft(Db db, ProposalStore proposals)
{
    private const int Batch = 64;

    /// <summary>The proposal as it then stands, still drafted; null: somebody else changed it.</summary>
    /// <param name="proposal">As it was read. What its moderator locked stays.</param>
    /// <param name="draft">As it is to stand.</param>
    /// <param name="ct">Ends the waiting for the writer.</param>
    public async Task<Proposal?> Ahead(Proposal proposal, Draft draft, Ct ct)
    {
        // From here on the version is ours: another one who drafts writes nothing more.
        if (!await db.Write(session => proposals.Move(session, proposal), ct))
            return null;
        var ours = proposal with { Version = proposal.Version + 1, LeftOut = [] };
        if (!await Clear(ours, ct))
            return null;
        var locked = ours.Groups.Where(g => g.IsLocked).ToList();
        var held = locked.SelectMany(g => g.Members).Select(m => m.PersonId).ToHashSet();
        var free = draft.Groups.Where(g => !g.Members.Any(m => held.Contains(m.PersonId))).ToList();
        foreach (var some in free.Chunk(Batch))
        {
            if (!await Write(ours, session => proposals.Add(session, ours.Id, some), ct))
                return null;
        }

        return ours with { Groups = [.. locked, .. free] };
    }

    private async Task<bool> Clear(Proposal ours, Ct ct)
    {
        var left = Batch;
        if (!await Write(ours, session => proposals.ForgetLeftOut(session, ours.Id), ct))
            return false;
        while (left == Batch)
        {
            if (!await Write(ours, async session => left = await proposals.ForgetUnlocked(session, ours.Id, Batch), ct))
                return false;
        }

        return true;
    }

    private Task<bool> Write(Proposal ours, Func<Session, Task> work, Ct ct) => db.Write(
        async session =>
        {
            if (!await proposals.Holds(session, ours))
                return false;
            await work(session);
            return true;
        },
        ct);
}
