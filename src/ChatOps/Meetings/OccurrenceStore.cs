using ChatOps.Meetings.Times;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Meetings;

/// <summary>The single meetings of a series, each with its fact without content.</summary>
internal sealed class OccurrenceStore
{
    private static readonly SqlText Sql = new("Meetings");

    public async Task<MeetingOccurrence?> Find(Session db, string id) =>
        (await db.Find<Row>(Sql["FindOccurrence"], new { Id = id }))?.ToOccurrence();

    public async Task<IReadOnlyList<MeetingOccurrence>> Of(Session db, string seriesId) =>
        [.. (await db.Query<Row>(Sql["OccurrencesOf"], new { SeriesId = seriesId })).Select(r => r.ToOccurrence())];

    /// <summary>
    /// All of a partnership, over all its series, with what this reader said about them; those that ended with a series are left out.
    /// </summary>
    public async Task<IReadOnlyList<MeetingOccurrence>> OfPair(Session db, string partnershipId, PersonId reader) =>
        [
            .. (await db.Query<Row>(Sql["OccurrencesOfPair"], new { PartnershipId = partnershipId, Reader = reader })).Select(r =>
                r.ToOccurrence()),
        ];

    /// <summary>Adds it or brings it up to date, and the fact with it: it is booked while it takes place.</summary>
    public async Task Save(Session db, MeetingOccurrence occurrence, MeetingSeries series, MeetingLimits frame)
    {
        await db.Execute(Sql["SaveOccurrence"], new
        {
            occurrence.Id,
            occurrence.SeriesId,
            series.PartnershipId,
            occurrence.Day,
            occurrence.StartsAt,
            occurrence.Minutes,
            State = MeetingText.Of(occurrence.State),
            AwayPersonId = occurrence.AwayPersonId?.Value,
            occurrence.IsHeld,
        });
        await Record(db, occurrence, series, frame);
    }

    /// <summary>The series has it on another day now.</summary>
    public async Task Rename(Session db, MeetingOccurrence occurrence, MeetingSeries series, MeetingLimits frame)
    {
        await db.Execute(
            Sql["RenameOccurrence"],
            new { occurrence.Id, occurrence.Day, occurrence.StartsAt, occurrence.Minutes, State = MeetingText.Of(occurrence.State) });
        await Record(db, occurrence, series, frame);
    }

    /// <summary>
    /// Did they meet? Counts once for the pair: one yes is enough, in whichever order the answers come, and whoever changes their mind
    /// takes back their own answer alone. False, and nothing was kept, once the week's meetings are counted: a figure that was shown does
    /// not move.
    /// </summary>
    public async Task<bool> SayWhetherHeld(Session db, string id, PersonId person, bool isHeld, Instant now)
    {
        if (await db.Execute(Sql["HoldForAnswer"], new { Id = id }) == 0)
            return false;
        await db.Execute(Sql["KeepAnswer"], new { Id = id, PersonId = person, IsHeld = isHeld, Now = now });
        await db.Execute(Sql["SayWhetherHeld"], new { Id = id });
        await db.Execute(Sql["RecordHeld"], new { Id = id });
        return true;
    }

    private static async Task Record(Session db, MeetingOccurrence occurrence, MeetingSeries series, MeetingLimits frame)
    {
        await db.Execute(Sql["RecordMeeting"], new
        {
            OccurrenceId = occurrence.Id,
            frame.ProgramKey,
            frame.RoundNumber,
            Week = WallTime.MondayOf(occurrence.StartsAt.InZone(series.Time!.TimeZone).Date),
            series.PartnershipId,
            IsBooked = occurrence.TakesPlace,
        });
        foreach (var person in frame.Everybody.Where(p => series.People.Contains(p.PersonId)))
            await db.Execute(Sql["RecordMeetingPerson"], new { OccurrenceId = occurrence.Id, person.PersonId, person.Department });
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string SeriesId { get; init; } = "";
        public LocalDate Day { get; init; }
        public Instant StartsAt { get; init; }
        public int Minutes { get; init; }
        public string State { get; init; } = "";
        public string? AwayPersonId { get; init; }
        public bool? IsHeld { get; init; }
        public bool? Said { get; init; }
        public bool IsCounted { get; init; }

        public MeetingOccurrence ToOccurrence() => new()
        {
            Id = Id,
            SeriesId = SeriesId,
            Day = Day,
            StartsAt = StartsAt,
            Minutes = Minutes,
            State = MeetingText.Read<OccurrenceState>(State),
            AwayPersonId = AwayPersonId is null ? null : new PersonId(AwayPersonId),
            IsHeld = IsHeld,
            Said = Said,
            IsCounted = IsCounted,
        };
    }
}
