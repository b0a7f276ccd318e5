using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Storage.Writing;

namespace ChatOps.Channels.Dispatching;

/// <summary>What somebody did, on its way to its effect.</summary>
internal sealed record Incoming(Inbound Inbound, Ct Ct);

/// <summary>What a gesture came to.</summary>
/// <param name="Person">Who did it.</param>
/// <param name="Reply">What they are answered.</param>
/// <param name="About">Whom the audit has to name; null: nobody.</param>
internal sealed record Effected(Person Person, Reply Reply, GestureAbout? About);

/// <summary>
/// The same verb by many people at the same time, as one piece of work. Whoever is new, writes from elsewhere than before, is audited or
/// does something out of the ordinary goes alone; so does everybody when the set fails.
/// </summary>
internal sealed class GestureSet(
    ISetUseCase useCase,
    Func<Session, Incoming, Task<Effected?>> alone,
    Deliveries deliveries,
    FirstAnswers answers,
    Welcome welcome,
    IGestureAudit audit,
    ICheckpoint checkpoint,
    IClock clock) : ISetWork<Incoming, Effected?>
{
    public Task<Effected?> Alone(Session db, Incoming item) => alone(db, item);

    public async Task<IReadOnlyList<Done<Effected?>?>> Together(Session db, IReadOnlyList<Incoming> items)
    {
        var now = clock.GetCurrentInstant();
        var visits = await Usual(db, items, now);
        var decided = new Dictionary<Inbound, (Ordinary Ordinary, Person Person)>(ReferenceEqualityComparer.Instance);
        foreach (var (ordinary, visit) in (await useCase.Load(db, visits)).Zip(visits))
        {
            if (ordinary is not null)
                decided.Add(visit.Inbound, (ordinary, visit.Person));
        }

        var first = await deliveries.RememberAll(db, [.. items.Select(i => i.Inbound).Where(decided.ContainsKey)], now);
        await useCase.Save(db, [.. first.Select(i => decided[i].Ordinary)], now);
        foreach (var inbound in first)
            answers.Remember(inbound, decided[inbound].Ordinary.Reply);
        await checkpoint.Reached("gesture.decided");
        return
        [
            .. items.Select(i =>
                // A repetition goes alone: there the first answer is found.
                decided.TryGetValue(i.Inbound, out var d) && first.Contains(i.Inbound)
                    ? new Done<Effected?>(new Effected(d.Person, d.Ordinary.Reply, null))
                    : null),
        ];
    }

    private async Task<IReadOnlyList<Visit>> Usual(Session db, IReadOnlyList<Incoming> items, Instant now)
    {
        var known = await welcome.FindAll(db, [.. items.Select(i => i.Inbound.Account)]);
        var visits = new List<Visit>();
        foreach (var inbound in items.Select(i => i.Inbound).Where(i => i.IsAnsweredAtOnce))
        {
            if (known.GetValueOrDefault(inbound.Account) is not { } visitor || !Welcome.IsUsual(visitor, inbound.Sender))
                continue;
            var visit = new Visit(db, visitor.Person, visitor.Account, inbound, now);
            if (await audit.About(visit) is null)
                visits.Add(visit);
        }

        return visits;
    }
}
