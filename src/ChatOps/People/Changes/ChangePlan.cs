using ChatOps.Storage;

namespace ChatOps.People.Changes;

/// <summary>What a check would change, worked out from what it saw and not taken over yet.</summary>
internal sealed class ChangePlan(CheckStore checks, PersonStore people)
{
    public async Task<IReadOnlyList<PlannedChange>> Of(Session db, string check)
    {
        var entries = (await checks.Entries(db, check)).ToDictionary(e => e.Person);
        var planned = new List<PlannedChange>();
        var managers = new Dictionary<string, PersonId?>();
        foreach (var sightings in (await checks.Seen(db, check)).GroupBy(s => s.PersonId))
        {
            if (await people.Find(db, sightings.Key) is not { } person)
                continue;
            var entry = entries.GetValueOrDefault(person.Id);
            if ((entry?.ManagerEmail ?? person.ManagerEmail)?.ToLowerInvariant() is { } manager && !managers.ContainsKey(manager))
                managers[manager] = await people.WithEmail(db, manager) is [var known, ..] ? known.Id : null;
            if (PersonChange.Of(person, [.. sightings], entry, email => managers.GetValueOrDefault(email)) is { } change)
                planned.Add(new PlannedChange(change, [.. sightings]));
        }

        return planned;
    }
}

/// <summary>A change with the sightings that it comes of.</summary>
internal sealed record PlannedChange(PersonChange Change, IReadOnlyList<Sighting> Sightings);
