using System.Runtime.CompilerServices;
using ChatOps.Partnerships;

namespace ChatOps.Matching.Rosters;

/// <summary>
/// The members of a pool by number, in the order of their ids, and what holds between two of them. Arrays, for speed: a large pool asks
/// this a hundred million times.
/// </summary>
internal sealed class Roster
{
    /// <summary>The seniority of somebody who told none.</summary>
    public const int Unknown = int.MinValue;

    private readonly Weights _weights;
    private readonly Candidate[] _members;
    private readonly Dictionary<string, int> _numbers;
    private readonly Barred _barred;
    private readonly Tags _goals;
    private readonly Tags _offers;
    private readonly Tags _languages;
    private readonly Tags _modes;
    private readonly int[] _start;
    private readonly int[] _length;
    private readonly int[] _least;
    private readonly int[] _topic;
    private readonly int[] _seniority;
    private readonly int[] _department;
    private readonly int[] _manager;
    private readonly Side[] _side;
    private readonly bool _asksMore;

    public Roster(Pool pool)
    {
        _weights = pool.Weights;
        _members = [.. pool.Members];
        Array.Sort(_members, (a, b) => string.CompareOrdinal(a.Id, b.Id));
        _numbers = new Dictionary<string, int>(_members.Length, StringComparer.Ordinal);
        for (var i = 0; i < _members.Length; i++)
            _numbers.Add(_members[i].Id, i);
        var topics = new Dictionary<string, int>(StringComparer.Ordinal);
        _goals = new Tags(Count, m => _members[m].Topics, topics, m => _members[m].Topic);
        _offers = new Tags(Count, m => _members[m].Offers, topics);
        _languages = new Tags(Count, m => _members[m].Languages, new(StringComparer.OrdinalIgnoreCase));
        _modes = new Tags(Count, m => _members[m].Modes, new(StringComparer.Ordinal));
        _start = [.. _members.Select(m => m.WorkStart)];
        _length = [.. _members.Select(m => m.WorkLength)];
        _least = [.. _members.Select(m => Math.Max(m.MinimumOverlap, _weights.MinimumOverlap))];
        _topic = [.. _members.Select(m => m.Topic is { } main ? topics[main] : -1)];
        _seniority = [.. _members.Select(m => m.Seniority ?? Unknown)];
        _department = Numbered(_members.Select(m => m.Department), []);
        _manager = Numbered(_members.Select(m => m.Managers is [var manager, ..] ? manager : null), new(_numbers, StringComparer.Ordinal));
        _side = [.. _members.Select(m => m.Side)];
        _asksMore = _weights is not { Language: 0, Mode: 0, Help: 0, NeedsLanguage: false } || _side.Any(s => s != Side.Mutual);
        _barred = new Barred(_members.Length, BarredPairs(pool));
    }

    public int Count => _members.Length;

    public Weights Weights => _weights;

    public Candidate this[int member] => _members[member];

    /// <summary>Null for somebody who is not in the pool.</summary>
    public int? Find(string id) => _numbers.TryGetValue(id, out var member) ? member : null;

    public int StartOf(int member) => _start[member];

    public int LengthOf(int member) => _length[member];

    /// <summary>Minus one when there is none.</summary>
    public int TopicOf(int member) => _topic[member];

    public ReadOnlySpan<int> GoalsOf(int member) => _goals[member];

    /// <summary><see cref="Unknown"/> for none.</summary>
    public int SeniorityOf(int member) => _seniority[member];

    public Side SideOf(int member) => _side[member];

    /// <summary>Minutes that two stretches of a day of 1,440 minutes share.</summary>
    public static int Overlap(int startA, int lengthA, int startB, int lengthB)
    {
        var later = startB - startA;
        if (later < 0)
            later += 1440;
        var first = Math.Min(lengthA - later, lengthB);
        var second = Math.Min(lengthB + later - 1440, lengthA);
        return Math.Max(first, 0) + Math.Max(second, 0);
    }

    public int Overlap(int a, int b) => Overlap(_start[a], _length[a], _start[b], _length[b]);

    /// <summary>The score of a permitted pair, minus one for a forbidden one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Permitted(int a, int b)
    {
        var overlap = Overlap(_start[a], _length[a], _start[b], _length[b]);
        if (overlap < _least[a] || overlap < _least[b] || IsInLine(a, b) || _asksMore && !IsAsked(a, b) || _barred.Has(a, b))
            return -1;
        return Points(a, b, overlap);
    }

    /// <summary>Whatever the rules say.</summary>
    public int Score(int a, int b) => Points(a, b, Overlap(a, b));

    /// <summary>Null for a permitted pair.</summary>
    public Rule? Broken(int a, int b)
    {
        var overlap = Overlap(a, b);
        return overlap < _least[a] || overlap < _least[b] ? Rule.Overlap
            : IsInLine(a, b) ? Rule.ReportingLine
            : _barred.RuleOf(a, b) is { } named ? named
            : _weights.NeedsLanguage && !_languages.Agree(a, b) ? Rule.Language
            : _asksMore && !IsAsked(a, b) ? Rule.Side
            : null;
    }

    public bool SharesTopic(int a, int b) => _topic[a] >= 0 && _topic[a] == _topic[b];

    public bool SharesGoal(int a, int b) => _goals.Share(a, b);

    /// <summary>Both named one, and the same.</summary>
    public bool SharesLanguage(int a, int b) => _languages.Share(a, b);

    public bool SharesMode(int a, int b) => _modes.Share(a, b);

    public bool Helps(int a, int b) => _offers.Has(a, _topic[b]) || _offers.Has(b, _topic[a]);

    /// <summary>What minutes of shared work earn.</summary>
    public int HourPoints(int overlap) => _weights.OverlapHour == 60 ? overlap : overlap * _weights.OverlapHour / 60;

    /// <summary>What two levels earn.</summary>
    public int SeniorityPoints(int a, int b)
    {
        if (a == Unknown || b == Unknown)
            return 0;
        var apart = Math.Abs((long)a - b) * _weights.SeniorityStep;
        var nearer = (int)Math.Max(0, _weights.Seniority - apart);
        return _weights.SeniorityAim == Aim.Alike ? nearer : _weights.Seniority - nearer;
    }

    public int DepartmentPoints(int a, int b) =>
        _department[a] >= 0 && _department[b] >= 0 && _department[a] == _department[b] == (_weights.DepartmentAim == Aim.Alike)
            ? _weights.Department
            : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Points(int a, int b, int overlap)
    {
        var points = HourPoints(overlap);
        if (_topic[a] >= 0 && _topic[a] == _topic[b])
            points += _weights.SameTopic;
        else if (_goals.Has(b, _topic[a]) || _goals.Has(a, _topic[b]))
            points += _weights.NearTopic;
        else if (_goals.Share(a, b))
            points += _weights.AnyTopic;
        points += SeniorityPoints(_seniority[a], _seniority[b]) + DepartmentPoints(a, b);
        return _asksMore ? points + More(a, b) : points;
    }

    private int More(int a, int b) =>
        (_languages.Agree(a, b) ? _weights.Language : 0)
        + (_modes.Agree(a, b) ? _weights.Mode : 0)
        + (_offers.Has(a, _topic[b]) ? _weights.Help : 0)
        + (_offers.Has(b, _topic[a]) ? _weights.Help : 0);

    private bool IsInLine(int a, int b) =>
        _manager[a] >= 0 && (_manager[a] == _manager[b] || _manager[a] == b) || _manager[b] >= 0 && _manager[b] == a;

    private bool IsAsked(int a, int b) =>
        (!_weights.NeedsLanguage || _languages.Agree(a, b))
        && (_side[a], _side[b]) is (Side.Mutual, Side.Mutual) or (Side.Supported, Side.Supporter) or (Side.Supporter, Side.Supported);

    /// <summary>Everybody in the line above by name where the whole line counts, and a supporter above the supported.</summary>
    private List<(int A, int B, Rule Rule)> BarredPairs(Pool pool)
    {
        var pairs = new List<(int, int, Rule)>(pool.Met.Count + pool.Apart.Count);
        for (var i = 0; i < _members.Length; i++)
        {
            var (managers, never) = (_members[i].Managers, _members[i].NeverWith);
            for (var k = 1; k < managers.Count && (_weights.WholeLine || _side[i] == Side.Supported); k++)
                Add(i, managers[k], Rule.ReportingLine);
            for (var k = 0; k < never.Count; k++)
                Add(i, never[k], Rule.Excluded);
        }

        foreach (var (a, b) in pool.Met)
            AddPair(a, b, Rule.Met);
        foreach (var (a, b) in pool.Apart)
            AddPair(a, b, Rule.Apart);
        return pairs;

        void AddPair(string a, string b, Rule rule)
        {
            if (Find(a) is { } member)
                Add(member, b, rule);
        }

        void Add(int member, string id, Rule rule)
        {
            if (Find(id) is { } other && other != member)
                pairs.Add((member, other, rule));
        }
    }

    private static int[] Numbered(IEnumerable<string?> words, Dictionary<string, int> numbers)
    {
        return [.. words.Select(Number)];

        int Number(string? word)
        {
            if (word is null)
                return -1;
            numbers.TryAdd(word, numbers.Count);
            return numbers[word];
        }
    }
}
