using System.Globalization;
using System.Text;

namespace ChatOps.Benchmarks.Matching;

/// <summary>
/// A made-up company: an org tree of eight reports each, people near their manager's zone and department, topics of very different
/// popularity, six rounds of good past pairs (so that the obvious partners are used up), and one in fifty of the last pairs who want to
/// stay together.
/// </summary>
internal sealed class Staff
{
    private const int Topics = 40;
    private static readonly int[] Zones = [-480, -420, -360, -300, -180, 0, 60, 120, 330, 480, 540, 600];
    private static readonly int[] ZoneWeights = [8, 2, 8, 16, 4, 14, 20, 6, 12, 4, 4, 2];
    private static readonly int[] Starts = [420, 480, 540, 600];
    private static readonly int[] StartWeights = [10, 35, 45, 10];
    private static readonly int[] TopicWeights = [.. Enumerable.Range(0, Topics).Select(i => Math.Max(1, 120 / (i + 3)))];
    private static readonly int[] LevelWeights = [10, 20, 25, 20, 12, 8, 4, 1];

    public const int Rounds = 6;

    private Staff(int count) =>
        (Zone, Start, Level, Department, Manager, Goals) = (
            new int[count], new int[count], new int[count], new int[count], new int[count], new int[count][]);

    public int[] Zone { get; }

    public int[] Start { get; }

    public int[] Level { get; }

    public int[] Department { get; }

    public int[] Manager { get; }

    /// <summary>The first is the main one.</summary>
    public int[][] Goals { get; }

    public List<(int Round, int A, int B)> History { get; } = [];

    public List<(int A, int B)> Keep { get; } = [];

    public int Count => Zone.Length;

    public static Staff Of(int count, int seed)
    {
        var staff = new Staff(count);
        var chance = new Chance(((ulong)seed * 1_000_003) + (ulong)count);
        for (var i = 0; i < count; i++)
            staff.Hire(i, chance);
        for (var round = 1; round <= Rounds; round++)
            staff.Meet(round, chance);
        staff.Keep.AddRange(staff.History.Where(h => h.Round == Rounds).Select(h => (h.A, h.B)).ToList().Where(_ => chance.Below(100) < 2));
        return staff;
    }

    public async Task Write(string folder, Ct ct)
    {
        var people = new StringBuilder("id,tz_min,start_min,primary,goals,seniority,dept,manager\n");
        for (var i = 0; i < Count; i++)
            people.Append(
                CultureInfo.InvariantCulture,
                $"{i},{Zone[i]},{Start[i]},{Goals[i][0]},{string.Join(';', Goals[i])},{Level[i]},{Department[i]},{Manager[i]}\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "people.csv"), people.ToString(), ct);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "history.csv"), string.Concat(History.Select(h => $"{h.Round},{h.A},{h.B}\n").Prepend("round,a,b\n")), ct);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "keep.csv"), string.Concat(Keep.Select(k => $"{k.A},{k.B}\n").Prepend("a,b\n")), ct);
    }

    private void Hire(int i, Chance chance)
    {
        var manager = i == 0 ? -1 : (i - 1) / 8;
        Manager[i] = manager;
        Zone[i] = manager >= 0 && chance.Below(100) < 60 ? Zone[manager] : Zones[chance.Weighted(ZoneWeights)];
        Start[i] = Starts[chance.Weighted(StartWeights)];
        var goals = new List<int> { chance.Weighted(TopicWeights) };
        for (var more = chance.Below(3); more > 0; more--)
        {
            var topic = chance.Weighted(TopicWeights);
            if (!goals.Contains(topic))
                goals.Add(topic);
        }

        Goals[i] = [.. goals];
        Level[i] = 1 + chance.Weighted(LevelWeights);
        Department[i] = manager > 8 && chance.Below(100) < 90 ? Department[manager] : chance.Below(12);
    }

    private void Meet(int round, Chance chance)
    {
        var turns = Enumerable.Range(0, Count).Select(_ => chance.Next()).ToArray();
        var order = Enumerable
            .Range(0, Count)
            .OrderBy(i => Goals[i][0])
            .ThenBy(i => Zone[i])
            .ThenBy(i => turns[i])
            .ThenBy(i => i)
            .ToArray();
        for (var j = 0; j + 1 < Count; j += 2)
            History.Add((round, Math.Min(order[j], order[j + 1]), Math.Max(order[j], order[j + 1])));
    }
}
