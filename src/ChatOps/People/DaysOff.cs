using NodaTime.Text;

namespace ChatOps.People;

/// <summary>
/// The days on which a member does not work although their week says so: leave, and the public holidays of their programs. Loaded with the
/// person; days are the member's own. Written as ISO days and ranges with a comma between: <c>2026-12-24/2026-12-26,2027-01-01</c>.
/// </summary>
internal sealed record DaysOff
{
    public static readonly DaysOff None = new([]);

    private readonly IReadOnlyList<Stretch> _stretches;

    private DaysOff(IReadOnlyList<Stretch> stretches) => _stretches = stretches;

    public bool IsEmpty => _stretches.Count == 0;

    /// <summary>Days that overlap or touch become one stretch.</summary>
    public static DaysOff Of(IEnumerable<Stretch> stretches)
    {
        var merged = new List<Stretch>();
        foreach (var next in stretches.Where(s => s.First <= s.Last).OrderBy(s => s.First))
        {
            if (merged is [.., var last] && next.First <= last.Last.PlusDays(1))
                merged[^1] = last with { Last = LocalDate.Max(last.Last, next.Last) };
            else
                merged.Add(next);
        }
        return merged.Count == 0 ? None : new DaysOff(merged);
    }

    public static DaysOff Parse(string text) => text.Length == 0 ? None : new DaysOff([.. text.Split(',').Select(Read)]);

    public bool IsOff(LocalDate day) => _stretches.Any(s => s.First <= day && day <= s.Last);

    /// <summary>The stretch that this day is in, or null.</summary>
    public Stretch? Around(LocalDate day) => _stretches.FirstOrDefault(s => s.First <= day && day <= s.Last);

    public bool Equals(DaysOff? other) => other is not null && _stretches.SequenceEqual(other._stretches);

    public override int GetHashCode() => _stretches.Aggregate(0, HashCode.Combine);

    public override string ToString() =>
        string.Join(',', _stretches.Select(s => s.First == s.Last ? Iso(s.First) : $"{Iso(s.First)}/{Iso(s.Last)}"));

    private static Stretch Read(string text)
    {
        var parts = text.Split('/');
        return new Stretch(Day(parts[0]), Day(parts[^1]));
    }

    private static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).GetValueOrThrow();

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}

/// <summary>Days in a row, both ends included.</summary>
internal sealed record Stretch(LocalDate First, LocalDate Last);
