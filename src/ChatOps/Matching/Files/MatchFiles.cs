using System.Diagnostics;
using System.Globalization;
using System.Text;
using ChatOps.Files;
using ChatOps.Matching.Rosters;

namespace ChatOps.Matching.Files;

/// <summary>
/// The matcher on files: reads, matches, writes the groups, says what it did. Exit codes: 0 done, 1 a fault in a file, 3 somebody is left.
/// </summary>
internal static class MatchFiles
{
    public static int Run(MatchPaths paths, TextWriter output, TextWriter errors)
    {
        var since = Stopwatch.GetTimestamp();
        var (pool, fault) = Read(paths);
        if (fault is not null)
            return Say(errors, [$"{fault}"], 1);
        // What reading leaves behind would otherwise stand beside what matching needs, and that beside what writing does.
        GC.Collect();
        var matched = Matcher.Match(pool);
        GC.Collect();
        if (matched.Left.Count > 0)
            return Say(errors, matched.Left.Select(Sentence), 3);
        if (Write(paths.Out, matched) is { } trouble)
            return Say(errors, [trouble], 1);
        output.WriteLine($"people: {pool.Members.Count}");
        output.WriteLine($"groups: {matched.Groups.Count}");
        output.WriteLine($"total score: {matched.Total}");
        output.WriteLine($"proven upper bound: {matched.Bound}");
        output.WriteLine($"forbidden pairs: {Forbidden(pool, matched)}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seconds: {Stopwatch.GetElapsedTime(since).TotalSeconds:F2}"));
        return 0;
    }

    private static (Pool Pool, FileFault? Fault) Read(MatchPaths paths)
    {
        var people = PeopleFile.Read(paths.People);
        var pool = new Pool { Members = people.Candidates };
        if (people.Fault is not null)
            return (pool, people.Fault);
        var (met, fault) = paths.History is { } history ? PairsFile.History(history, people) : ([], null);
        if (fault is not null)
            return (pool, fault);
        var (keep, trouble) = paths.Keep is { } kept ? PairsFile.Keep(kept, people) : ([], null);
        return (pool with { Met = met, Keep = keep }, trouble);
    }

    private static string? Write(string path, Matched matched)
    {
        var rows = matched
            .Groups.Select(g => (Members: g.Members.Select(long.Parse).Order().ToArray(), g.Score))
            .OrderBy(g => g.Members[0]);
        var text = new StringBuilder("a,b,c,score\n");
        foreach (var (members, score) in rows)
            text.Append(CultureInfo.InvariantCulture, $"{members[0]},{members[1]},{(members.Length > 2 ? members[2] : null)},{score}\n");
        try
        {
            File.WriteAllText(path, text.ToString());
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"{path}: the file can't be written.";
        }
    }

    /// <summary>Counted anew from the result, so that the figure would show a mistake of the matcher.</summary>
    private static int Forbidden(Pool pool, Matched matched)
    {
        var roster = new Roster(pool);
        var kept = pool.Keep.SelectMany(k => (Pair[])[k, new(k.B, k.A)]).ToHashSet();
        return matched.Groups.SelectMany(g => Grouping.Pairs([.. g.Members.Select(m => roster.Find(m)!.Value)]))
            .Count(p => roster.Broken(p.A, p.B) is not null && !kept.Contains(new Pair(roster[p.A].Id, roster[p.B].Id)));
    }

    private static string Sentence(Left left)
    {
        var rule = left.Rule switch
        {
            Rule.Met => $"H1, together in one of the last {PairsFile.LastRounds} rounds",
            Rule.ReportingLine => "H2, the same manager, or one is the other's manager",
            Rule.Overlap => $"H3, less than {Weights.Default.MinimumOverlap} minutes of shared work",
            _ => "everybody else stands in a pair that stays together",
        };
        var trio = left.Trio is { } three ? $"The trio that fits: {string.Join(", ", three)}." : "No pair can take them as a third.";
        return $"Nobody can be found for {left.Member}: {rule}. {trio}";
    }

    private static int Say(TextWriter errors, IEnumerable<string> sentences, int code)
    {
        foreach (var sentence in sentences)
            errors.WriteLine(sentence);
        return code;
    }
}
