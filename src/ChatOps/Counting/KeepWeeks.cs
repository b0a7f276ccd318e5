using ChatOps.Storage;
using ChatOps.Storage.Faults;
using NodaTime.Text;

namespace ChatOps.Counting;

/// <summary>
/// Which weeks and rounds are over for everybody, and what stood then. A week that is over stays as it is written: figures that moved while
/// somebody watches would tell who moved them.
/// </summary>
internal sealed class KeepWeeks(Db db, SnapshotStore store)
{
    /// <summary>
    /// A week opens and closes in each member's own zone: before this many days after its Monday some may not have begun.
    /// </summary>
    private const int DaysUntilOver = 9;

    /// <summary>Whether a meeting was held is asked in the next week's card.</summary>
    private const int DaysUntilMet = 16;

    public async Task Run(GuardedLook look, Instant now, Ct ct)
    {
        var today = now.InUtc().Date;
        var (programs, rounds, shown) = await db.Read(
            async session =>
                (
                    await store.Programs(session),
                    await store.Rounds(session),
                    (await store.ShownWeeks(session)).ToDictionary(w => (w.Key, w.Week))),
            ct);
        var weeks = await db.Read(store.Weeks, ct);
        var open = (await db.Read(store.StillOpen, ct)).Select(w => (w.Key, w.Week)).ToHashSet();
        var kept = new List<WeekLine>();
        foreach (var week in weeks)
        {
            var before = shown.GetValueOrDefault((week.Key, week.Week));
            if (before is { IsClosed: true } || programs.FirstOrDefault(p => p.Key == week.Key) is not { } program)
            {
                kept.Add(before ?? week);
                continue;
            }

            var line = before ?? week;
            await look.Run(FaultKind.Week, new Item($"{week.Key}/{week.Week}", program.Id.Value), async () =>
                line = await Keep(week, before, program));
            kept.Add(line);
        }

        await Rounds(look, rounds, kept, ct);
        await Meetings(look, kept, open, today, ct);

        async Task<WeekLine> Keep(WeekLine week, WeekLine? before, ProgramLine program)
        {
            var last = rounds
                .Where(r => r.Key == week.Key && r.Number == week.Number)
                .Select(r => LocalDatePattern.Iso.Parse(r.LastDay).GetValueOrThrow())
                .FirstOrDefault(week.Monday.PlusDays(6));
            var (pairs, larger) = await db.Read(session => store.Standing(session, program.Id, StandsAt(week.Monday, last, now)), ct);
            var isThisWeek = week.Monday <= today && today < week.Monday.PlusDays(7);
            var line = week with
            {
                IsClosed = week.Monday.PlusDays(DaysUntilOver) <= today && !open.Contains((week.Key, week.Week)),
                Pairs = pairs,
                LargerGroups = larger,
                Paused = isThisWeek ? program.Paused : before?.Paused,
            };
            if (line != before)
                await db.Write(session => store.Show(session, line), ct);
            return line;
        }
    }

    /// <summary>Noon of the week's last day that is in its round; the moment itself while that is to come.</summary>
    internal static Instant StandsAt(LocalDate monday, LocalDate lastDay, Instant now)
    {
        var sunday = monday.PlusDays(6);
        var at = (lastDay >= monday && lastDay < sunday ? lastDay : sunday).At(LocalTime.Noon).InUtc().ToInstant();
        return at < now ? at : now;
    }

    /// <summary>A round is over when it is closed and all of its weeks are.</summary>
    private async Task Rounds(GuardedLook look, IReadOnlyList<RoundLine> rounds, List<WeekLine> weeks, Ct ct)
    {
        var shown = (await db.Read(store.ShownRounds, ct)).ToDictionary(r => (r.Key, r.Number), r => r.IsClosed);
        foreach (var round in rounds)
        {
            var line = round with
            {
                IsClosed = round.IsClosed && weeks.TrueForAll(w => (w.Key, w.Number) != (round.Key, round.Number) || w.IsClosed),
            };
            if (!shown.TryGetValue((round.Key, round.Number), out var isClosed) || (line.IsClosed && !isClosed))
            {
                await look.Run(FaultKind.RoundFigures, new Item($"{line.Key}/{line.Number}"), () =>
                    db.Write(session => store.Show(session, line), ct));
            }
        }
    }

    private async Task Meetings(GuardedLook look, List<WeekLine> weeks, HashSet<(string Key, string Week)> open, LocalDate today, Ct ct)
    {
        var known = (await db.Read(store.WithMeetings, ct)).Select(w => (w.Key, w.Week)).ToHashSet();
        var programs = await db.Read(store.ProgramsWithMeetings, ct);
        // A card that stays open for two weeks asks for as long.
        bool IsAsked(WeekLine week) => open.Contains((week.Key, LocalDatePattern.Iso.Format(week.Monday.PlusWeeks(1))));
        bool IsDue(WeekLine week) => week.IsClosed && week.Monday.PlusDays(DaysUntilMet) <= today;
        foreach (var week in weeks.Where(w => IsDue(w) && programs.Contains(w.Key) && !known.Contains((w.Key, w.Week)) && !IsAsked(w)))
        {
            await look.Run(FaultKind.MeetingFigures, new Item($"{week.Key}/{week.Week}"), () =>
                db.Write(session => store.AddMeetings(session, week), ct));
        }
    }
}
