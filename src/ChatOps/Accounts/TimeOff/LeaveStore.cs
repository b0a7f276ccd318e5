using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Accounts.TimeOff;

/// <summary>Leave of members. Whoever changes it gathers the person's days off anew, in the same unit of work.</summary>
internal sealed class LeaveStore
{
    private static readonly SqlText Sql = new("Accounts/TimeOff");

    /// <summary>Leave that is not over on this day, in order.</summary>
    public async Task<IReadOnlyList<Leave>> Of(Session db, PersonId person, LocalDate from) =>
        [
            .. (await db.Query<Row>(Sql["LeaveOf"], new { PersonId = person, From = from })).Select(r => new Leave(
                r.Id, new Stretch(r.FirstDay, r.LastDay))),
        ];

    public Task Add(Session db, PersonId person, Leave leave, Instant now) => db.Execute(Sql["AddLeave"], new
    {
        leave.Id,
        PersonId = person,
        FirstDay = leave.Days.First,
        LastDay = leave.Days.Last,
        Now = now,
    });

    /// <summary>False when this is nobody's leave, or somebody else's.</summary>
    public async Task<bool> Remove(Session db, PersonId person, string id) =>
        await db.Execute(Sql["RemoveLeave"], new { Id = id, PersonId = person }) > 0;

    /// <summary>The next public holidays that count for this member.</summary>
    public async Task<IReadOnlyList<Holiday>> HolidaysAhead(Session db, PersonId person, LocalDate from, int most) =>
        [
            .. (
                await db.Query<HolidayRow>(
                    Sql["HolidaysAhead"], new { PersonId = person, From = from, Most = most })).Select(r => new Holiday(r.Day, r.Name)),
        ];

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public LocalDate FirstDay { get; init; }
        public LocalDate LastDay { get; init; }
    }

    private sealed record HolidayRow
    {
        public LocalDate Day { get; init; }
        public string Name { get; init; } = "";
    }
}
