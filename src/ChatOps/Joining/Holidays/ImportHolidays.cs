using ChatOps.Accounts.TimeOff;
using ChatOps.Clock;
using ChatOps.Joining.Holidays.Calendars;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Storage.Faults;
using ChatOps.Storage.Outages;

namespace ChatOps.Joining.Holidays;

/// <summary>
/// Looks at each program's holidays once a week, and at once when they were given anew: those of its country, else a calendar at an https
/// address or the operator's file <c>data/holidays/&lt;program key&gt;.ics</c>. What cannot be read changes nothing and is said in the
/// form.
/// </summary>
internal sealed partial class ImportHolidays(
    Db db,
    Guard guard,
    HolidayStore store,
    ProgramStore programs,
    HolidayFetch fetch,
    GatherDaysOff gather,
    ILogger<ImportHolidays> log) : ITick
{
    private const int Batch = 64;
    private static readonly Duration Weekly = Duration.FromDays(7);
    private static readonly Duration AfterAFault = Duration.FromHours(6);
    private static readonly Period Behind = Period.FromDays(60);
    private static readonly Period Ahead = Period.FromYears(3);

    public async Task Tick(Instant now, Ct ct)
    {
        var look = await guard.Begin(nameof(ImportHolidays), now, ct);
        foreach (var source in await db.Read(session => store.Due(session, now), ct))
        {
            var item = new Item(source.ProgramId.Value, source.ProgramId.Value);
            await look.Run(FaultKind.Holidays, item, () => Import(look, source, now, ct));
        }

        foreach (var person in look.DueAgain(FaultKind.DaysOff))
        {
            await look.Run(
                FaultKind.DaysOff, new Item(person), () => db.Write(session => gather.Of(session, new PersonId(person), now), ct));
        }
    }

    private async Task Import(GuardedLook look, HolidaySource source, Instant now, Ct ct)
    {
        try
        {
            if (await db.Read(session => programs.Find(session, source.ProgramId), ct) is { } program)
                await Import(look, program, source, now, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && !e.IsAway())
        {
            // Said in the form, too. When it is tried again is the guard's.
            await db.Write(session => store.Note(session, source.ProgramId, "broken", now, now), ct);
            throw;
        }
    }

    private async Task Import(GuardedLook look, Program program, HolidaySource source, Instant now, Ct ct)
    {
        var today = now.InUtc().Date;
        var read = await Read(program, source, today - Behind, today + Ahead, ct);
        var people = await db.Write(async session =>
        {
            if (read is not CalendarRead.Days days)
            {
                await store.Note(session, program.Id, ((CalendarRead.Faulty)read).Code, now, now + AfterAFault, read.LeftOut);
                return [];
            }

            await store.Replace(session, program.Id, days.Holidays);
            await store.Note(session, program.Id, "", now, now + Weekly, read.LeftOut);
            return await store.People(session, program.Id);
        }, ct);
        await look.Each(FaultKind.DaysOff, people, Batch, p => new Item(p.Value, program.Id.Value), async (session, some) =>
        {
            foreach (var person in some)
                await gather.Of(session, person, now);
        });

        if (read is CalendarRead.Days { Holidays.Count: var count })
            Log.HolidaysAreIn(log, program.Id, count);
        else
            Log.CalendarIsFaulty(log, program.Id);
    }

    private async Task<CalendarRead> Read(Program program, HolidaySource source, LocalDate from, LocalDate last, Ct ct)
    {
        if (source.Country.Length > 0)
        {
            return Countries.Find(source.Country)?.Holidays(source.Region, from, last) is { } holidays
                ? new CalendarRead.Days(holidays)
                : new CalendarRead.Faulty("country");
        }

        var (text, fault) = source.Address.Length > 0 ? await fetch.Get(source.Address, ct) : await ReadFile(program.Key, ct);
        return text is null ? new CalendarRead.Faulty(fault) : HolidayCalendar.Read(text, from, last);
    }

    private static async Task<(string? Text, string Fault)> ReadFile(string key, Ct ct)
    {
        var file = new FileInfo(Path.Combine("data", "holidays", $"{key}.ics"));
        return !file.Exists ? (null, "no_file")
            : file.Length > CalendarText.MostBytes ? (null, "too_big")
            : CalendarText.Of(await File.ReadAllBytesAsync(file.FullName, ct), charset: null);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} public holidays of {Program} are in")]
        public static partial void HolidaysAreIn(ILogger logger, ProgramId program, int count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The calendar of {Program} could not be read; its holidays stay as they are")]
        public static partial void CalendarIsFaulty(ILogger logger, ProgramId program);
    }
}
