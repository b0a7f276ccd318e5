using ChatOps.Accounts.TimeOff;
using ChatOps.Joining.Holidays.Calendars;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Joining.Holidays;

/// <summary>The public holidays of each program, and where they come from.</summary>
internal sealed class HolidayStore
{
    private static readonly SqlText Sql = new("Joining/Holidays");

    public Task<HolidaySource?> SourceOf(Session db, ProgramId program) =>
        db.Find<HolidaySource>(Sql["SourceOf"], new { ProgramId = program });

    public Task<IReadOnlyList<HolidaySource>> Due(Session db, Instant now) => db.Query<HolidaySource>(Sql["DueSources"], new { Now = now });

    /// <summary>From now on from there; looked at at once. Empty: the operator's file.</summary>
    public Task SetSource(Session db, ProgramId program, string address, Instant now) =>
        db.Execute(
            Sql["SetSource"], new { ProgramId = program, Address = address, Now = now });

    /// <summary>From now on the country's own.</summary>
    /// <param name="db">The unit.</param>
    /// <param name="program">Whose.</param>
    /// <param name="country">A code of <see cref="Countries"/>.</param>
    /// <param name="region">A code of its regions; empty: the whole country.</param>
    /// <param name="now">When they are due.</param>
    public Task SetCountry(Session db, ProgramId program, string country, string region, Instant now) =>
        db.Execute(Sql["SetCountry"], new { ProgramId = program, Country = country, Region = region, Now = now });

    public Task Note(
        Session db, ProgramId program, string fault, Instant now, Instant nextAt, IReadOnlyList<LeftOutEntry>? leftOut = null) =>
        db.Execute(
            Sql["NoteLook"],
            new { ProgramId = program, Fault = fault, Now = now, NextAt = nextAt, LeftOut = HolidayJson.Write(leftOut ?? []) });

    public async Task Replace(Session db, ProgramId program, IReadOnlyList<Holiday> holidays)
    {
        await db.Execute(Sql["ForgetHolidays"], new { ProgramId = program });
        foreach (var holiday in holidays)
            await db.Execute(Sql["AddHoliday"], new { ProgramId = program, holiday.Day, holiday.Name });
    }

    public async Task<IReadOnlyList<Holiday>> Ahead(Session db, ProgramId program, LocalDate from, int most) =>
        [
            .. (
                await db.Query<HolidayRow>(
                    Sql["ProgramHolidays"], new { ProgramId = program, From = from, Most = most })).Select(r => new Holiday(r.Day, r.Name)),
        ];

    /// <summary>Everybody whose days off these holidays are.</summary>
    public async Task<IReadOnlyList<PersonId>> People(Session db, ProgramId program) =>
        [.. (await db.Query<Member>(Sql["PeopleOf"], new { ProgramId = program })).Select(m => m.PersonId)];

    private sealed record HolidayRow
    {
        public LocalDate Day { get; init; }
        public string Name { get; init; } = "";
    }
}

/// <summary>Where a program's holidays come from, and how the last look went.</summary>
internal sealed record HolidaySource
{
    public ProgramId ProgramId { get; init; }
    public string Address { get; init; } = "";

    /// <summary>A code of <see cref="Countries"/>; empty: by address or file.</summary>
    public string Country { get; init; } = "";

    /// <summary>A code of the country's regions; empty: the whole country.</summary>
    public string Region { get; init; } = "";
    public Instant? LookedAt { get; init; }

    /// <summary>Empty: all is well. Else the last part of the text key.</summary>
    public string Fault { get; init; } = "";

    /// <summary>The entries that could not be understood, as <see cref="HolidayJson"/> writes them.</summary>
    public string LeftOut { get; init; } = "[]";
}
