using ChatOps.Matching.Rosters;

namespace ChatOps.Matching.Solving;

/// <summary>
/// Groups of three to five: the member with the least choice begins one, the best fitting join; then whoever is left is taken in, and
/// members change places while the total grows.
/// </summary>
internal sealed class Circles
{
    private const int Least = 3;
    private const int Most = 5;

    private readonly Roster _roster;
    private readonly List<List<int>> _groups = [];
    private readonly List<int> _left = [];

    private Circles(Roster roster) => _roster = roster;

    public static MatchedGroups Match(Roster roster, int[] free, int size)
    {
        if (free.Length < Least)
            return Best.Match(roster, free);
        var circles = new Circles(roster);
        circles.Begin(free, Math.Clamp(((2 * free.Length) + size) / (2 * size), (free.Length + Most - 1) / Most, free.Length / Least));
        circles.TakeIn();
        while (circles.Exchange())
        {
        }

        var largest = circles._groups.Append([]).Max(g => g.Count);
        return new MatchedGroups(
            [.. circles._groups.Select(g => g.Order().ToArray())], Bound(roster, free, largest), [.. circles._left.Order()]);
    }

    private void Begin(int[] free, int count)
    {
        var waiting = free.OrderBy(m => free.Count(o => o != m && _roster.Permitted(m, o) >= 0)).ThenBy(m => m).ToList();
        for (var g = 0; g < count; g++)
        {
            var size = (waiting.Count + count - g - 1) / (count - g);
            var group = new List<int> { waiting[0] };
            waiting.RemoveAt(0);
            while (
                group.Count < size
                && waiting.Where(m => Gain(group, m) >= 0).OrderByDescending(m => Gain(group, m)).Cast<int?>().FirstOrDefault() is { } next)
            {
                group.Add(next);
                waiting.Remove(next);
            }

            if (group.Count >= Least)
            {
                _groups.Add(group);
                continue;
            }

            _left.AddRange(group);
        }

        _left.AddRange(waiting);
    }

    /// <summary>
    /// Whoever is left joins a group that is not full, or takes the place of somebody who can go to another, or makes a group with others
    /// who are left.
    /// </summary>
    private void TakeIn()
    {
        foreach (var member in _left.ToArray())
        {
            if (Room(member) is not { } room)
                continue;
            _left.Remove(member);
            if (room.Out is { } mover)
            {
                room.Group.Remove(mover);
                _groups.Where(g => g != room.Group && g.Count < Most).MaxBy(g => Gain(g, mover))!.Add(mover);
            }

            room.Group.Add(member);
        }

        foreach (var three in Threes(_left.ToArray()))
        {
            if (three.All(_left.Contains) && Grouping.Broken(_roster, three) is null)
            {
                _groups.Add([.. three]);
                _left.RemoveAll(three.Contains);
            }
        }
    }

    private (List<int> Group, int? Out)? Room(int member)
    {
        if (_groups.Where(g => g.Count < Most && Gain(g, member) >= 0).MaxBy(g => Gain(g, member)) is { } open)
            return (open, null);
        foreach (var group in _groups)
        {
            foreach (var mover in group)
            {
                if (
                    Gain([.. group.Where(m => m != mover)], member) >= 0
                    && _groups.Any(g => g != group && g.Count < Most && Gain(g, mover) >= 0))
                    return (group, mover);
            }
        }

        return null;
    }

    private static IEnumerable<int[]> Threes(int[] members) =>
        members.Length > 60 ? [] : from a in members from b in members where b > a from c in members where c > b select new[] { a, b, c };

    /// <summary>One round of exchanges between two groups each. True when something improved.</summary>
    private bool Exchange()
    {
        var improved = false;
        for (var g = 0; g < _groups.Count; g++)
        {
            for (var h = g + 1; h < _groups.Count; h++)
                improved |= Exchange(_groups[g], _groups[h]);
        }

        return improved;
    }

    private bool Exchange(List<int> one, List<int> other)
    {
        for (var i = 0; i < one.Count; i++)
        {
            for (var j = 0; j < other.Count; j++)
            {
                var (a, b) = (one[i], other[j]);
                var before = Gain(one, a, a) + Gain(other, b, b);
                var (stays, comes) = (Gain(one, b, a), Gain(other, a, b));
                if (stays < 0 || comes < 0 || stays + comes <= before)
                    continue;
                (one[i], other[j]) = (b, a);
                return true;
            }
        }

        return false;
    }

    /// <summary>What a member adds to a group, someone of it left out of account; minus one when a pair is forbidden.</summary>
    private int Gain(List<int> group, int member, int without = -1)
    {
        var sum = 0;
        foreach (var other in group)
        {
            if (other == without || other == member)
                continue;
            var score = _roster.Permitted(member, other);
            if (score < 0)
                return -1;
            sum += score;
        }

        return sum;
    }

    /// <summary>Nobody has more than their best partners.</summary>
    private static long Bound(Roster roster, int[] free, int largest)
    {
        var twice = 0L;
        var nearest = new Nearest(Math.Max(1, largest - 1));
        foreach (var member in free)
        {
            nearest.Clear();
            foreach (var other in free)
            {
                if (other != member && roster.Permitted(member, other) is var score && score > nearest.Least)
                    nearest.Add(other, score);
            }

            for (var i = 0; i < nearest.Count; i++)
                twice += nearest[i].Score;
        }

        return twice / 2;
    }
}
