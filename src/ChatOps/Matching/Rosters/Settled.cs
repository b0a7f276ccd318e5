namespace ChatOps.Matching.Rosters;

/// <summary>
/// Groups that stand before anyone is matched: pairs who keep each other, then what the moderator fixed. A member is in one; the first
/// named wins.
/// </summary>
internal sealed class Settled
{
    private readonly bool[] _taken;

    private Settled(int count) => _taken = new bool[count];

    public List<Group> Groups { get; } = [];

    public bool Has(int member) => _taken[member];

    public static Settled Of(Roster roster, Pool pool)
    {
        var settled = new Settled(roster.Count);
        foreach (var (a, b) in pool.Keep)
            settled.Add(roster, [a, b], Reason.Keep);
        foreach (var locked in pool.Locked)
            settled.Add(roster, locked, Reason.Locked);
        return settled;
    }

    private void Add(Roster roster, IReadOnlyList<string> ids, Reason reason)
    {
        int[] members = [.. ids.Distinct().Select(roster.Find).OfType<int>()];
        if (
            members.Length < 2
            || members.Length < ids.Count
            || members.Any(m => _taken[m])
            || reason == Reason.Locked && Grouping.Broken(roster, members) is not null)
            return;
        foreach (var member in members)
            _taken[member] = true;
        Groups.Add(Grouping.Of(roster, members, reason));
    }
}
