using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Privacy.Records;

/// <summary>
/// All that is kept on a person: the parts of all slices, registered from the lowest level to the highest. What refers to a row of a
/// lower slice goes before that row, so removing runs the other way round. Persons whom an account brought along are the same one.
/// </summary>
internal sealed class PersonRecord(IEnumerable<IRecord> parts, PersonStore people)
{
    private readonly IReadOnlyList<IRecord> _parts = [.. parts];

    public async Task<IReadOnlyList<KeptRows>> WhatIsThere(Session db, PersonId person)
    {
        var kept = new List<KeptRows>();
        foreach (var one in await AllOf(db, person))
        {
            foreach (var part in _parts)
                kept.AddRange(await part.WhatIsThere(db, one));
        }

        return [.. kept.GroupBy(k => k.Table).Select(t => new KeptRows(t.Key, t.Sum(k => k.Rows), t.Sum(k => k.WithWords)))];
    }

    public async Task<IReadOnlyList<ExportedRow>> Export(Session db, PersonId person)
    {
        var rows = new List<ExportedRow>();
        foreach (var one in await AllOf(db, person))
        {
            foreach (var part in _parts)
                rows.AddRange(await part.Export(db, one));
        }

        return rows;
    }

    /// <inheritdoc cref="IRecord.Erase"/>
    public async Task Erase(Session db, PersonId person, Instant now)
    {
        foreach (var one in await AllOf(db, person))
        {
            foreach (var part in _parts.Reverse())
                await part.Erase(db, one, now);
        }
    }

    /// <inheritdoc cref="IRecord.PurgeOlderThan"/>
    public async Task<int> PurgeOlderThan(Session db, PurgeBefore before)
    {
        var rows = 0;
        foreach (var part in _parts.Reverse())
            rows += await part.PurgeOlderThan(db, before);
        return rows;
    }

    private async Task<IReadOnlyList<PersonId>> AllOf(Session db, PersonId person) => [person, .. await people.JoinedInto(db, person)];
}
