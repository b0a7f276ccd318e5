using System.Diagnostics;
using ChatOps.Accounts.TimeOff;

namespace ChatOps.Joining.Holidays.Calendars;

/// <summary>
/// Reads the whole days of an iCalendar file. Strict where a guess could free or fill the wrong day: an event that can't be understood is
/// left out, alone, and named. Events with a time of day are no holidays.
/// </summary>
internal static class HolidayCalendar
{
    public const int MostCharacters = 1_000_000;
    private const int MostDays = 400;

    /// <summary>What a file may cost. Whole countries take milliseconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="text">The file.</param>
    /// <param name="from">Days before are left out.</param>
    /// <param name="last">Days after are left out.</param>
    /// <param name="patience">How long it may take; five seconds by itself.</param>
    public static CalendarRead Read(string text, LocalDate from, LocalDate last, TimeSpan? patience = null)
    {
        if (text.Length > MostCharacters)
            return new CalendarRead.Faulty("too_big");
        if (CalendarFile.Read(text) is not { } file)
            return new CalendarRead.Faulty("no_calendar");
        var began = Stopwatch.GetTimestamp();
        var (events, leftOut) = (new List<HolidayEvent>(), new List<LeftOutEntry>());
        foreach (var entry in file.Entries)
        {
            if (Stopwatch.GetElapsedTime(began) > (patience ?? Patience))
                return new CalendarRead.Faulty("too_slow");
            var (read, why) = HolidayEvent.Read(entry, from, last, MostDays);
            if (read is null)
                leftOut.Add(new LeftOutEntry(entry.Title, entry.Line, why));
            else
                events.Add(read);
        }

        var days = DaysOf(events, from, last);
        return days.Count switch
        {
            0 => new CalendarRead.Faulty(leftOut is [var first, ..] ? first.Why : "no_days") { LeftOut = leftOut },
            > MostDays => new CalendarRead.Faulty("too_many"),
            _ => new CalendarRead.Days([.. days.Select(d => new Holiday(d.Key, d.Value))]) { LeftOut = leftOut },
        };
    }

    private static SortedDictionary<LocalDate, string> DaysOf(List<HolidayEvent> events, LocalDate from, LocalDate last)
    {
        var named = events.Where(e => e.Uid.Length > 0).ToLookup(e => (e.Uid, e.Replaces));
        var days = new SortedDictionary<LocalDate, string>();
        foreach (var one in events.Where(e => named[(e.Uid, e.Replaces)].All(other => other.Version <= e.Version)))
        {
            var firsts = one.Firsts.Where(f => one.Replaces is not null || !named.Contains((one.Uid, f)));
            var all = firsts.SelectMany(f => Enumerable.Range(0, one.Length).Select(f.PlusDays));
            foreach (var day in all.Where(d => d >= from && d <= last))
                days.TryAdd(day, one.Name);
        }

        return days;
    }
}

internal abstract record CalendarRead
{
    /// <summary>The events that could not be understood, in the file's order.</summary>
    public IReadOnlyList<LeftOutEntry> LeftOut { get; init; } = [];

    internal sealed record Days(IReadOnlyList<Holiday> Holidays) : CalendarRead;

    /// <summary>Nothing of it is taken. Equal by its code: what was left out only explains it.</summary>
    /// <param name="Code">Last part of the text key <c>holidays.fault.{code}</c>.</param>
    internal sealed record Faulty(string Code) : CalendarRead
    {
        public bool Equals(Faulty? other) => other?.Code == Code;

        public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
    }
}

/// <summary>An event that was left out.</summary>
/// <param name="Name">What it is called; empty where it doesn't say.</param>
/// <param name="Line">Where in the file it begins, counted from 1.</param>
/// <param name="Why">Last part of the text key <c>holidays.why.{code}</c>.</param>
internal sealed record LeftOutEntry(string Name, int Line, string Why);
