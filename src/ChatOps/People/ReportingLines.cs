namespace ChatOps.People;

/// <summary>Who stands above whom, as far as the directory knows. A manager whom we don't know as a person goes by their address.</summary>
internal sealed class ReportingLines
{
    private readonly Dictionary<string, string> _managers = [];

    public static ReportingLines Of(IReadOnlyList<Row> rows)
    {
        var lines = new ReportingLines();
        var people = rows.Where(r => r.WorkEmail is not null)
            .GroupBy(r => r.WorkEmail!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First().PersonId.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            if (
                (row.ManagerPersonId?.Value ?? people.GetValueOrDefault(row.ManagerEmail ?? "") ?? row.ManagerEmail?.ToLowerInvariant()) is
                { } manager)
                lines._managers[row.PersonId.Value] = manager;
        }

        return lines;
    }

    /// <summary>The nearest first. A circle in the directory ends where it closes.</summary>
    public IReadOnlyList<string> Above(PersonId person)
    {
        var above = new List<string>();
        for (
            var at = _managers.GetValueOrDefault(person.Value);
            at is not null && at != person.Value && !above.Contains(at);
            at = _managers.GetValueOrDefault(at))
            above.Add(at);
        return above;
    }

    /// <summary>One above the other, or both under the same manager.</summary>
    public bool Joins(PersonId a, PersonId b)
    {
        var (aboveA, aboveB) = (Above(a), Above(b));
        return aboveA.Contains(b.Value) || aboveB.Contains(a.Value) || aboveA.Count > 0 && aboveB.Count > 0 && aboveA[0] == aboveB[0];
    }

    internal sealed record Row
    {
        public PersonId PersonId { get; init; }
        public string? WorkEmail { get; init; }
        public PersonId? ManagerPersonId { get; init; }
        public string? ManagerEmail { get; init; }
    }
}
