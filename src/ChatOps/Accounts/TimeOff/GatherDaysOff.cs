using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Accounts.TimeOff;

/// <summary>
/// Brings a person's days off up to date: their leave, and the public holidays of the programs they are in. To be called in the unit of
/// work that changed either; what is due by their calendar then moves.
/// </summary>
internal sealed class GatherDaysOff(PersonStore people, IZoneChanged calendar)
{
    private static readonly SqlText Sql = new("Accounts/TimeOff");

    /// <summary>So far back a day off still tells whether a past week was due.</summary>
    private static readonly Period Remembered = Period.FromDays(60);

    public async Task Of(Session db, PersonId person, Instant now)
    {
        var rows = await db.Query<Row>(Sql["DaysOffOf"], new { PersonId = person, From = now.InUtc().Date - Remembered });
        var days = DaysOff.Of(rows.Select(r => new Stretch(r.FirstDay, r.LastDay)));
        if (await people.SaveDaysOff(db, person, days) && await people.Find(db, person) is { } changed)
            await calendar.Changed(db, changed, now);
    }

    private sealed record Row
    {
        public LocalDate FirstDay { get; init; }
        public LocalDate LastDay { get; init; }
    }
}
