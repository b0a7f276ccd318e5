using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Clock;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Pairing;

/// <summary>When the first days are over the button goes from the reveal, silently.</summary>
internal sealed class EndTrials(
    Guard guard, ChangeStore store, PairingStore pairings, ProgramStore programs, PersonStore people, Outbox outbox) : ITick
{
    private const int Batch = 128;

    public async Task Tick(Instant now, Ct ct)
    {
        var look = await guard.Begin(nameof(EndTrials), now, ct);
        await look.Due(FaultKind.TrialBegin, Batch, store.TrialsToPlan, id => new Item(id), Plan);
        await look.Due(FaultKind.TrialEnd, Batch, (session, most) => store.TrialsToEnd(session, now, most), id => new Item(id), End);
    }

    private async Task Plan(Session session, IReadOnlyList<string> begun)
    {
        await pairings.Hold(session, begun);
        foreach (var id in begun)
        {
            if (
                await pairings.Find(session, id) is not { } partnership
                || await programs.Find(session, partnership.ProgramId) is not { } program
                || await pairings.FindRound(session, partnership.RoundId) is not { } round)
                continue;
            var partners = new List<Person>();
            foreach (var partner in partnership.Partners)
                partners.AddRange(await people.Find(session, partner.PersonId) is { } person ? [person] : []);
            await pairings.PlanTrial(session, id, Trial.EndOf(program.Settings, partnership.StartedAt, round.FirstDay, partners));
        }
    }

    private async Task End(Session session, IReadOnlyList<string> over)
    {
        await pairings.Hold(session, over);
        foreach (var id in over)
        {
            if (await pairings.EndTrial(session, id))
                await outbox.Refresh(session, new CardRef(RevealCard.Kind, id));
        }
    }
}
