using ChatOps.Files;

namespace ChatOps.Matching.Files;

/// <summary>Past pairs as <c>round,a,b</c>, and pairs who stay together as <c>a,b</c>.</summary>
internal static class PairsFile
{
    /// <summary>The rounds that must not be repeated: those with the highest numbers.</summary>
    public const int LastRounds = 6;

    public static (IReadOnlyList<Pair> Pairs, FileFault? Fault) History(string path, PeopleFile people)
    {
        using var table = new Table(path, "a", "b", "round");
        var all = new List<(int Round, Pair Pair)>();
        while (table.Next())
            all.Add((table.Small(2), Read(table, people)));
        var last = all.Select(p => p.Round).Distinct().OrderDescending().Take(LastRounds).ToHashSet();
        return ([.. all.Where(p => last.Contains(p.Round)).Select(p => p.Pair)], table.Fault);
    }

    public static (IReadOnlyList<Pair> Pairs, FileFault? Fault) Keep(string path, PeopleFile people)
    {
        using var table = new Table(path, "a", "b");
        var pairs = new List<Pair>();
        var kept = new HashSet<string>();
        while (table.Next())
        {
            var pair = Read(table, people);
            foreach (var id in (string[])[pair.A, pair.B])
            {
                if (!kept.Add(id))
                    table.Say($"{id} is to be kept together with two.");
            }

            pairs.Add(pair);
        }

        return (pairs, table.Fault);
    }

    private static Pair Read(Table table, PeopleFile people)
    {
        var pair = new Pair(Person(0), Person(1));
        if (pair.A == pair.B)
            table.Say($"{pair.A} stands there with themselves.");
        return pair;

        string Person(int column)
        {
            var id = table.Whole(column);
            if (people.Find(id) is { } known)
                return known;
            table.Say($"nobody among the people has the id {id}.");
            return "";
        }
    }
}
