using ChatOps.Participation.Groups;
using ChatOps.Participation.Reading;

namespace ChatOps.Tests.Participation;

/// <summary>
/// A round with people who join, leave, come back and change departments, and what each of them shared. Kinds of people: who was where in
/// which week.
/// </summary>
internal sealed class Company
{
    private static readonly DateOnly FirstMonday = new(2026, 11, 2);
    private static readonly int[] Sizes = [1, 2, 3, 4, 4, 5, 5, 6, 9, 14, 19, 20, 21, 26, 40];

    private readonly int[,] _shared;

    public Company(Random random)
    {
        Weeks = random.Next(1, 5);
        var departments = random.Next(1, 6);
        var kinds = new Dictionary<string, Kind>();
        for (var department = 0; department < departments; department++)
        {
            Add(Enumerable.Repeat((int?)department, Weeks), Sizes[random.Next(Sizes.Length)]);
            for (var i = random.Next(3); i > 0; i--)
                Add(
                    Enumerable
                        .Range(0, Weeks)
                        .Select(_ =>
                            random.Next(3) switch
                            {
                                0 => null,
                                1 => (int?)random.Next(departments),
                                _ => department,
                            }),
                    random.Next(1, 8));
        }

        Kinds = [.. kinds.Values];
        IsClosed = random.Next(4) != 0;
        ClosedWeeks = IsClosed ? Weeks : random.Next(Weeks + 1);
        _shared = new int[Kinds.Count, Weeks];
        foreach (var (kind, _) in Kinds.Index())
        {
            for (var week = 0; week < Weeks; week++)
                _shared[kind, week] = Kinds[kind].Departments[week] is null ? 0 : random.Next(Kinds[kind].People + 1);
        }

        void Add(IEnumerable<int?> where, int people)
        {
            var places = where.ToArray();
            var key = string.Join(',', places);
            if (places.Any(p => p is not null))
                kinds[key] = new Kind(places, people + (kinds.TryGetValue(key, out var known) ? known.People : 0));
        }
    }

    public int Weeks { get; }

    public int ClosedWeeks { get; }

    public bool IsClosed { get; }

    public IReadOnlyList<Kind> Kinds { get; }

    public int Unknowns => Kinds.Count * Weeks;

    /// <summary>The kinds of people who were in, in one of these weeks and departments.</summary>
    public IEnumerable<int> Cells(Func<int, int, bool> isIn) =>
        from kind in Enumerable.Range(0, Kinds.Count)
        from week in Enumerable.Range(0, Weeks)
        where Kinds[kind].Departments[week] is { } department && isIn(week, department)
        select Cell(kind, week);

    public int Cell(int kind, int week) => (kind * Weeks) + week;

    public long Sum(IEnumerable<int> cells) => cells.Sum(c => _shared[c / Weeks, c % Weeks]);

    public static DateOnly Monday(int week) => FirstMonday.AddDays(7 * week);

    public static string Name(int department) => $"d{department}";

    public RoundFacts Facts() => new(1, IsClosed, [.. Enumerable.Range(0, Weeks).Select(WeekOf)]);

    public IReadOnlyList<BandStep> Steps() => [.. Enumerable.Range(0, ClosedWeeks).Select(StepOf)];

    public override string ToString() =>
        (IsClosed ? "closed: " : $"{ClosedWeeks} closed: ") + string.Join("; ", Kinds.Select(k => $"{k.People} in {Names(k.Departments)}"));

    private static string Names(IEnumerable<int?> departments) =>
        string.Join(',', departments.Select(d => d is { } some ? Name(some) : "-"));

    private WeekFacts WeekOf(int week) => new(
        Monday(week),
        week < ClosedWeeks,
        Kinds.Select(k => k.Departments[week]).OfType<int>().Distinct().ToDictionary(Name, d =>
        {
            var people = Kinds.Where(k => k.Departments[week] == d).Sum(k => k.People);
            return new Cell(new GroupSize(people, people), new(people, people, Sum(Cells((w, x) => w == week && x == d)), 0));
        }));

    /// <summary>
    /// The attacker is given the sum that the bands tell; how it is spread over the bands does not matter to the algebra.
    /// </summary>
    private BandStep StepOf(int week)
    {
        bool IsIn(Kind kind, int w) => kind.Departments[w] is not null;
        var weeks = Enumerable.Range(0, week + 1).ToList();
        var core = Kinds.Where(k => weeks.TrueForAll(w => IsIn(k, w))).ToList();
        return new(
            Monday(week),
            [core.Sum(k => (long)k.People)],
            Kinds.Where(k => weeks.Exists(w => IsIn(k, w)) && !weeks.TrueForAll(w => IsIn(k, w))).Sum(k => (long)k.People),
            weeks
                .SelectMany(w => core.Select(k => (Week: w, Kind: k)))
                .GroupBy(p => (Monday(p.Week), Name(p.Kind.Departments[p.Week]!.Value)))
                .ToDictionary(g => g.Key, g => g.Sum(p => (long)p.Kind.People)));
    }

    /// <param name="Departments">By week; null: not in.</param>
    /// <param name="People">How many.</param>
    internal sealed record Kind(IReadOnlyList<int?> Departments, int People);
}
