namespace ChatOps.Participation.Groups;

/// <summary>
/// Who is too few to be shown, also by subtracting. It depends on the numbers of people alone, never on what they did: a row that vanishes
/// because of its value tells the value. SECURITY.md has the argument why no combination of shown figures is about fewer than k people.
/// </summary>
internal static class SmallGroups
{
    /// <summary>k, whatever a setting says.</summary>
    public static int Minimum(int configured) => Math.Max(5, configured);

    public static Showing Of(RoundSizes round, int minimum)
    {
        var hidden = round
            .Weeks.Where(w => w.IsClosed && w.All.People >= 4L * minimum)
            .ToDictionary(w => w.Monday, w => HiddenIn(w, 4L * minimum));
        var shown = round.Weeks.Where(w => hidden.ContainsKey(w.Monday))
            .SelectMany(w => w.Departments.Keys.Where(d => !hidden[w.Monday].Contains(d)).Select(d => (w.Monday, d))).ToHashSet();
        var closed = round.Weeks.Count(w => w.IsClosed);
        var asAWhole = round.IsClosed && hidden.Count == 0 && closed > 0 && round.Weeks.All(w => w.All.People >= minimum);
        return new(
            hidden.Keys.ToHashSet(),
            shown,
            asAWhole || (closed > 0 && hidden.Count == closed),
            round.IsClosed
                ? Departments(round, [.. round.Weeks.Where(w => asAWhole || hidden.ContainsKey(w.Monday))], shown, minimum)
                : new HashSet<string>());
    }

    /// <summary>
    /// Whether the bands of a step may be shown. Bands and totals differ by who missed a week. Nobody: they tell nothing that the totals
    /// don't. Otherwise only with the end of the round, when k people missed one, and k people of every group that is shown or left over
    /// missed none.
    /// </summary>
    public static bool AreShown(BandStep step, RoundSizes round, int minimum)
    {
        if (step.People < 4L * minimum)
            return false;
        if (step.Outside == 0)
            return true;
        if (!round.IsClosed || step.Monday != round.Weeks[^1].Monday || step.Outside < minimum)
            return false;
        var showing = Of(round, minimum);
        return round.Weeks.All(w => Groups(w, showing).All(g => g.Sum(d => step.Core.GetValueOrDefault((w.Monday, d))) >= minimum));
    }

    /// <summary>
    /// A week's departments as they can be told apart: each that is shown in it or over the round, what is left over of the week, and of
    /// the round.
    /// </summary>
    private static IEnumerable<IReadOnlyList<string>> Groups(WeekSizes week, Showing showing)
    {
        var present = week.Departments.Where(d => !d.Value.IsNobody).Select(d => d.Key).ToList();
        var left = present.Where(d => !showing.Departments.Contains((week.Monday, d))).ToList();
        var never = left.Where(d => !showing.RoundDepartments.Contains(d)).ToList();
        IEnumerable<IReadOnlyList<string>> alone = [.. present.Where(d => !never.Contains(d)).Select(d => (string[])[d])];
        return alone.Append(left).Append(never).Where(g => g.Count > 0);
    }

    /// <summary>Groups under 4k, and more of the smallest, until what is left over of the program is nobody or 4k people.</summary>
    private static HashSet<string> HiddenIn(WeekSizes week, long minimum)
    {
        var large = new Queue<string>(Ordered(week.Departments.Where(d => d.Value.People >= minimum).Select(d => (d.Key, d.Value.People))));
        var hidden = week.Departments.Where(d => d.Value.People < minimum && !d.Value.IsNobody).Select(d => d.Key).ToHashSet();
        while (hidden.Count > 0 && GroupSize.Sum(hidden.Select(d => week.Departments[d])).People < minimum)
            hidden.Add(large.Dequeue());
        return hidden;
    }

    /// <summary>
    /// Departments that no week shows and that have k people in every week; fewer of the smallest, until those that are never shown are
    /// nobody, or k people, in each week of which the program's figure is known.
    /// </summary>
    private static HashSet<string> Departments(
        RoundSizes round, IReadOnlyList<WeekSizes> known, HashSet<(DateOnly Monday, string Department)> shown, int minimum)
    {
        var open = Ordered(round.Weeks.SelectMany(w => w.Departments.Keys).Distinct()
            .Where(d => !round.Weeks.Any(w => shown.Contains((w.Monday, d))))
            .Select(d => (Department: d, Least: round.Weeks.Min(w => w.Departments.GetValueOrDefault(d).People)))
            .Where(d => d.Least >= minimum)).ToList();
        while (open.Count > 0 && !IsSafe())
            open.RemoveAt(0);
        return [.. open];

        bool IsSafe()
        {
            var left = known
                .Select(w =>
                    w.Departments.Where(d => !d.Value.IsNobody && !open.Contains(d.Key) && !shown.Contains((w.Monday, d.Key)))
                        .Select(d => d.Value)
                        .ToList())
                .ToList();
            // Where some weeks of the program are hidden, all departments together less the shown weeks would be those.
            return (left.TrueForAll(l => l.Count == 0) && (known.Count == 0 || known.Count == round.Weeks.Count))
                || left.TrueForAll(l => GroupSize.Sum(l).People >= minimum);
        }
    }

    /// <summary>The smallest first; the name decides between equals, so that the same people give the same answer.</summary>
    private static IEnumerable<string> Ordered(IEnumerable<(string Department, long People)> groups) =>
        groups.OrderBy(g => g.People).ThenBy(g => g.Department, StringComparer.Ordinal).Select(g => g.Department);
}
