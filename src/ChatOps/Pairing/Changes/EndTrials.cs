using ChatOps.Channels;
using ChatOps.Operations;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Pairing.Changes;

/// <summary>When the first days are over the button goes from the reveal, silently.</summary>
internal sealed class EndTrials(Db db, ChangeStore store, PairingStore pairings, ProgramStore programs, PersonStore people, Outbox outbox) : ITick
{
    private const int Batch = 128;

    public async Task Tick(Instant now, Ct ct)
    {
        while (await db.Write(session => Plan(session), ct) == Batch)
            ct.ThrowIfCancellationRequested();
        while (await db.Write(session => End(session, now), ct) == Batch)
            ct.ThrowIfCancellationRequested();
    }

    private async Task<int> Plan(Session session)
    {
        var begun = await store.TrialsToPlan(session, Batch);
        foreach (var id in begun)
        {
            if (await pairings.Find(session, id) is not { } partnership || await programs.Find(session, partnership.ProgramId) is not { } program
                || await pairings.FindRound(session, partnership.RoundId) is not { } round)
                continue;
            var partners = new List<Person>();
            foreach (var partner in partnership.Partners)
                partners.AddRange(await people.Find(session, partner.PersonId) is { } person ? [person] : []);
            await store.PlanTrial(session, id, Trial.EndOf(program.Settings, partnership.StartedAt, round.FirstDay, partners));
        }

        return begun.Count;
    }

    private async Task<int> End(Session session, Instant now)
    {
        var over = await store.EndTrials(session, now, Batch);
        foreach (var id in over)
            await outbox.Refresh(session, new CardRef(RevealCard.Kind, id));
        return over.Count;
    }
}
