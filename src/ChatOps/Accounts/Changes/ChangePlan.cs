using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Accounts.Changes;

/// <summary>What a check would change, worked out from what it saw and not taken over yet.</summary>
internal sealed class ChangePlan(CheckStore checks, PersonStore people)
{
    /// <param name="db">A reading, or the unit of work.</param>
    /// <param name="check">Which check.</param>
    /// <param name="look">The clock's: a person that makes no sense is left out. Null inside a unit of work, where nothing is
    /// noted.</param>
    public async Task<IReadOnlyList<PlannedChange>> Of(Session db, string check, GuardedLook? look = null)
    {
        var entries = (await checks.Entries(db, check)).ToDictionary(e => e.Person);
        var planned = new List<PlannedChange>();
        var managers = new Dictionary<string, PersonId?>();
        foreach (var sightings in (await checks.Seen(db, check)).GroupBy(s => s.PersonId))
        {
            if (look is null)
                await Plan(sightings);
            else
                await look.Run(FaultKind.PersonCheck, new Item(sightings.Key.Value), () => Plan(sightings));
        }

        return planned;

        async Task Plan(IGrouping<PersonId, Sighting> sightings)
        {
            if (await people.Find(db, sightings.Key) is not { } person)
                return;
            var entry = entries.GetValueOrDefault(person.Id);
            if ((entry?.ManagerEmail ?? person.ManagerEmail)?.ToLowerInvariant() is { } manager && !managers.ContainsKey(manager))
                managers[manager] = await people.WithEmail(db, manager) is [var known, ..] ? known.Id : null;
            if (PersonChange.Of(person, [.. sightings], entry, email => managers.GetValueOrDefault(email)) is { } change)
                planned.Add(new PlannedChange(change, [.. sightings]));
        }
    }
}

/// <summary>A change with the sightings that it comes of.</summary>
internal sealed record PlannedChange(PersonChange Change, IReadOnlyList<Sighting> Sightings);
