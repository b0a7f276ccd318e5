using System.Runtime.CompilerServices;
using ChatOps.Matching.Rosters;

namespace ChatOps.Matching.Solving;

/// <summary>
/// All pairs, so ordered that those worth looking at are found without looking at the others: two shelves have a ceiling, the most that any
/// of their pairs can score. A member stands on the shelf of their main topic, on one for each other topic, and on one that asks for no
/// topic.
/// </summary>
internal sealed class MembersByLikeness
{
    private readonly Roster _roster;
    private readonly int[] _free;
    private readonly Cells _hours;
    private readonly Cells _levels;
    private readonly int _extra;
    private readonly List<MembersAlike>[] _main;
    private readonly List<MembersAlike>[] _side;
    private readonly List<MembersAlike> _all;
    private readonly List<int> _order = [];
    private readonly int[] _sorted;
    private readonly long[] _keys;

    /// <param name="roster">Scores and rules.</param>
    /// <param name="free">The members to look at, by number in the roster. Here they go by their place in this list.</param>
    public MembersByLikeness(Roster roster, int[] free)
    {
        (_roster, _free) = (roster, free);
        var weights = roster.Weights;
        _hours = Cells.Of(
            [.. free.Select(m => (roster.StartOf(m), roster.LengthOf(m)))],
            64,
            (a, b) => roster.HourPoints(Roster.Overlap(a.Item1, a.Item2, b.Item1, b.Item2)),
            roster.HourPoints(1440));
        _levels = Cells.Of([.. free.Select(m => roster.SeniorityOf(m))], 16, roster.SeniorityPoints, weights.Seniority);
        _extra =
            Math.Max(0, weights.Department) + Math.Max(0, weights.Language) + Math.Max(0, weights.Mode) + 2 * Math.Max(0, weights.Help);
        Most =
            Math.Max(0, Math.Max(weights.SameTopic, Math.Max(weights.NearTopic, weights.AnyTopic)))
            + _hours.Greatest
            + _levels.Greatest
            + _extra;
        var (main, side, all, topics) = (new List<long>(free.Length), new List<long>(free.Length), new List<long>(free.Length), 0);
        for (var i = 0; i < free.Length; i++)
        {
            var topic = roster.TopicOf(free[i]);
            if (topic >= 0)
                main.Add(Key(topic, i));
            foreach (var goal in roster.GoalsOf(free[i]))
            {
                topics = Math.Max(topics, goal + 1);
                if (goal != topic)
                    side.Add(Key(goal, i));
            }

            all.Add(Key(0, i));
        }

        (_main, _side, _all) = (Sort(topics, main), Sort(topics, side), Sort(1, all)[0]);
        _sorted = new int[_order.Count];
        _keys = new long[_order.Count];
    }

    /// <summary>No pair scores more.</summary>
    public int Most { get; }

    /// <summary>
    /// The most promising pairs of each member; a quarter of them with members of other shelves, so that no shelf stays by itself.
    /// </summary>
    /// <param name="keep">How many.</param>
    /// <param name="isThorough">Also where those alike are all forbidden, or all want the same few: more is looked at.</param>
    /// <param name="take">Called with both places and the score.</param>
    public void Nearest(int keep, bool isThorough, Action<int, int, int> take)
    {
        var near = new Nearest(keep - keep / 4);
        var far = new Nearest(keep / 4);
        var targets = new List<(int Ceiling, MembersAlike Shelf)>();
        for (var topic = -1; topic < _main.Length; topic++)
        {
            foreach (var shelf in topic < 0 ? _all : _main[topic])
            {
                targets.Clear();
                if (topic >= 0)
                {
                    Aim(targets, shelf, _main[topic], _roster.Weights.SameTopic);
                    Aim(targets, shelf, _side[topic], _roster.Weights.NearTopic);
                }

                Aim(targets, shelf, _all, 0);
                targets.Sort((a, b) => b.Ceiling != a.Ceiling ? b.Ceiling.CompareTo(a.Ceiling) : a.Shelf.First.CompareTo(b.Shelf.First));
                for (var rank = 0; rank < shelf.Count; rank++)
                {
                    var member = _order[shelf.First + rank];
                    if (topic < 0 != _roster.TopicOf(_free[member]) < 0)
                        continue;
                    Look(member, (double)rank / shelf.Count, targets, near, -1, isThorough, take);
                    Look(member, (double)rank / shelf.Count, targets, far, shelf.First, isThorough, take);
                }
            }
        }
    }

    /// <summary>
    /// Every permitted pair for which <paramref name="factor"/> times the score is more than the sum of both duals and the threshold. Some
    /// come more than once.
    /// </summary>
    /// <param name="duals">By place.</param>
    /// <param name="factor">2: doubled points.</param>
    /// <param name="threshold">Of the same kind.</param>
    /// <param name="take">Called with both places and the score.</param>
    public void Above(ReadOnlySpan<long> duals, int factor, long threshold, Action<int, int, int> take)
    {
        for (var i = 0; i < _order.Count; i++)
            (_sorted[i], _keys[i]) = (_order[i], duals[_order[i]]);
        foreach (var row in (IEnumerable<List<MembersAlike>>)[.. _main, .. _side, _all])
        {
            foreach (var shelf in row)
                Array.Sort(_keys, _sorted, shelf.First, shelf.Count);
        }

        for (var topic = 0; topic < _main.Length; topic++)
        {
            Between(_main[topic], _main[topic], _roster.Weights.SameTopic, factor, threshold, take);
            Between(_main[topic], _side[topic], _roster.Weights.NearTopic, factor, threshold, take);
            Between(_side[topic], _side[topic], _roster.Weights.AnyTopic, factor, threshold, take);
        }

        Between(_all, _all, 0, factor, threshold, take);
    }

    private int Ceiling(in MembersAlike a, in MembersAlike b, int topic) =>
        topic + _hours.Most(a.Cell, b.Cell) + _levels.Most(a.Level, b.Level) + _extra;

    private void Aim(List<(int, MembersAlike)> targets, MembersAlike from, List<MembersAlike> row, int topic)
    {
        foreach (var shelf in row)
            targets.Add((Ceiling(from, shelf, topic), shelf));
    }

    /// <summary>Begins in each shelf where the member stands in their own, so that members alike do not all find the same few.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Look(
        int member,
        double rank,
        List<(int Ceiling, MembersAlike Shelf)> targets,
        Nearest nearest,
        int without,
        bool isThorough,
        Action<int, int, int> take)
    {
        nearest.Clear();
        var (budget, refusals) = (6 * nearest.Keep, isThorough ? 24 * nearest.Keep : 0);
        foreach (var (ceiling, shelf) in targets)
        {
            if (nearest.Least >= ceiling || budget <= 0)
                break;
            if (shelf.First == without)
                continue;
            var start = (int)(rank * shelf.Count);
            for (var i = 1; i <= shelf.Count && budget > 0 && nearest.Least < ceiling; i++)
            {
                var other = _order[shelf.First + (start + i) % shelf.Count];
                if (other == member)
                    continue;
                var score = _roster.Permitted(_free[member], _free[other]);
                // Those alike may all be forbidden, such as everybody under one manager.
                if (score < 0 && refusals-- > 0)
                    continue;
                budget--;
                if (score <= nearest.Least)
                    continue;
                nearest.Add(other, score);
                // One of each: where many want the same few, the next shelf has others.
                if (isThorough && without >= 0)
                    break;
            }
        }

        for (var i = 0; i < nearest.Count; i++)
            take(member, nearest[i].Other, nearest[i].Score);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Between(
        List<MembersAlike> rowA, List<MembersAlike> rowB, int topic, int factor, long threshold, Action<int, int, int> take)
    {
        for (var i = 0; i < rowA.Count; i++)
        {
            var a = rowA[i];
            for (var j = rowA == rowB ? i : 0; j < rowB.Count; j++)
            {
                var b = rowB[j];
                var most = (long)factor * Ceiling(a, b, topic) - threshold;
                if (_keys[a.First] + _keys[b.First] < most)
                    Between(a, b, most, factor, threshold, take);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Between(MembersAlike a, MembersAlike b, long most, int factor, long threshold, Action<int, int, int> take)
    {
        var isSame = a.First == b.First;
        for (var i = a.First; i < a.First + a.Count && _keys[i] + _keys[isSame ? i : b.First] < most; i++)
        {
            for (var j = isSame ? i + 1 : b.First; j < b.First + b.Count; j++)
            {
                var duals = _keys[i] + _keys[j];
                if (duals >= most)
                    break;
                var (u, v) = (_sorted[i], _sorted[j]);
                if (u == v)
                    continue;
                var score = _roster.Permitted(_free[u], _free[v]);
                if (score >= 0 && factor * score - duals > threshold)
                    take(u, v, score);
            }
        }
    }

    /// <summary>Row, hours, seniority and place in one number, in this order.</summary>
    private long Key(int row, int place) =>
        (((((long)row * _hours.Count) + _hours[place]) * _levels.Count) + _levels[place]) * _free.Length + place;

    private List<MembersAlike>[] Sort(int rows, List<long> keys)
    {
        var shelves = new List<MembersAlike>[rows];
        for (var row = 0; row < rows; row++)
            shelves[row] = [];
        keys.Sort();
        for (var i = 0; i < keys.Count;)
        {
            var (first, shelf) = (_order.Count, keys[i] / _free.Length);
            for (; i < keys.Count && keys[i] / _free.Length == shelf; i++)
                _order.Add((int)(keys[i] % _free.Length));
            shelves[shelf / _levels.Count / _hours.Count]
                .Add(
                    new MembersAlike((int)(shelf / _levels.Count % _hours.Count), (int)(shelf % _levels.Count), first, _order.Count - first)
                );
        }

        return shelves;
    }
}
