using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Meetings;

/// <summary>Series, and whom they are for.</summary>
internal sealed class SeriesStore(IClock clock)
{
    private static readonly SqlText Sql = new("Meetings");

    private static readonly Statement Pairs = Sql["HoldPairsOfSeries"].Locking("s");

    private static readonly Statement ForChange = Sql["FindSeries"].Locking("m");

    public async Task<MeetingSeries?> Find(Session db, string id) =>
        Fold(await db.Query<SeriesRow>(Sql["FindSeries"], new { Id = id })).FirstOrDefault();

    /// <summary>For a change: nobody else changes this series, or its pair, until the unit of work ends.</summary>
    public async Task<MeetingSeries?> Load(Session db, string id)
    {
        await Hold(db, [id], []);
        return Fold(await db.Query<SeriesRow>(ForChange, new { Id = id })).FirstOrDefault();
    }

    /// <summary>Holds these pairs, and those of these series, until the unit of work ends.</summary>
    public Task Hold(Session db, IEnumerable<string> series, IEnumerable<string> partnerships) =>
        db.Engine == Engine.Postgres
            ? db.Query<string>(Pairs, new { Series = series.ToArray(), Partnerships = partnerships.ToArray() })
            : Task.CompletedTask;

    /// <summary>What counts for a partnership now: its series first, then single meetings instead of deleted ones.</summary>
    public async Task<IReadOnlyList<MeetingSeries>> CurrentOf(Session db, string partnershipId) =>
        Fold(await db.Query<SeriesRow>(Sql["CurrentSeriesOf"], new { PartnershipId = partnershipId }));

    /// <summary>All series of a person that have a time and were not over before this day, ended ones included.</summary>
    public async Task<IReadOnlyList<MeetingSeries>> Of(Session db, PersonId person, LocalDate since) =>
        Fold(await db.Query<SeriesRow>(Sql["SeriesOfPerson"], new { PersonId = person, Since = since }));

    /// <summary>What the partnership's meetings have to keep to; null when there is no such partnership.</summary>
    public async Task<MeetingLimits?> FrameOf(Session db, string partnershipId)
    {
        if (await db.Find<FrameRow>(Sql["FindFrame"], new { PartnershipId = partnershipId }) is not { } row)
            return null;
        var people = await db.Query<PersonToMeetRow>(Sql["PartnersToMeet"], new { PartnershipId = partnershipId });
        var partners = people.Where(p => p.GuestOf is null).ToList();
        return row.ToFrame(
            [.. partners.Where(p => p.Membership == "active").Select(p => p.ToAttendee())], [.. partners.Select(p => p.ToAttendee())]) with
        {
            Guests = [.. people.Where(p => p.GuestOf is not null).Select(p => new Guest(p.GuestOf!, p.ToAttendee(), p.IsOver))],
        };
    }

    /// <summary>False when another one counts for the pair already.</summary>
    public async Task<bool> Add(Session db, MeetingSeries series, Instant now)
    {
        var isNew = await db.Execute(Sql["AddSeries"], new
        {
            series.Id,
            series.PartnershipId,
            series.ProgramId,
            State = MeetingText.Of(series.State),
            Calendar = MeetingText.Of(series.Calendar),
            series.OrganizerId,
            InsteadOf = series.InsteadOf is { } day ? NodaTime.Text.LocalDatePattern.Iso.Format(day) : "",
            series.Time?.Zone,
            series.Time?.FirstDay,
            FromMinute = MinuteOf(series),
            series.Time?.Minutes,
            series.Time?.EveryWeeks,
            series.Time?.LastDay,
            Fit = series.Time is { } time ? MeetingText.Of(time.Fit) : null,
            series.Attempt,
            series.Sequence,
            Now = now,
        }) == 1;
        foreach (var person in isNew ? series.People : [])
            await db.Execute(Sql["AddMeetingPerson"], new { SeriesId = series.Id, PersonId = person });
        return isNew;
    }

    public Task Save(Session db, MeetingSeries series) => db.Execute(Sql["SaveSeries"], new
    {
        series.Id,
        State = MeetingText.Of(series.State),
        series.OrganizerId,
        series.Time?.Zone,
        series.Time?.FirstDay,
        FromMinute = MinuteOf(series),
        series.Time?.Minutes,
        series.Time?.EveryWeeks,
        series.Time?.LastDay,
        Fit = series.Time is { } time ? MeetingText.Of(time.Fit) : null,
        series.Attempt,
        series.Sequence,
        series.ExternalId,
        JoinUrl = series.JoinUrl?.AbsoluteUri,
        Parts = string.Join(' ', series.Parts),
        Now = clock.GetCurrentInstant(),
    });

    public Task End(Session db, string id, SeriesState state, SeriesEnd why, Instant now) =>
        db.Execute(Sql["EndSeries"], new { Id = id, State = MeetingText.Of(state), EndedBy = MeetingText.Of(why), Now = now });

    /// <summary>Somebody comes along for a while, or no more.</summary>
    public Task SaveGuest(Session db, string id, PersonId guest, bool isOver) =>
        db.Execute(
            Sql["SaveGuest"], new { SeriesId = id, PersonId = guest, IsOver = isOver });

    /// <summary>Who makes the next one when this one is gone.</summary>
    public Task HandTo(Session db, string id, PersonId to) => db.Execute(Sql["HandSeries"], new { Id = id, To = to });

    public async Task<PersonId?> HandedTo(Session db, string id) =>
        await db.Find<string>(Sql["SeriesHandedTo"], new { Id = id }) is { } person ? new PersonId(person) : null;

    /// <summary>No calendar took it. With a time to try again, or never for this round.</summary>
    public Task Fail(Session db, string id, Instant? retryAt) => db.Execute(Sql["FailSeries"], new { Id = id, RetryAt = retryAt });

    /// <summary>Whose calendar was tried for this pair in vain, and how often a series failed.</summary>
    public async Task<(IReadOnlyList<PersonId> Without, int Failed)> Tried(Session db, string partnershipId)
    {
        var rows = await db.Query<TriedRow>(Sql["Tried"], new { PartnershipId = partnershipId });
        return ([.. rows.Where(r => r.EndedBy == "calendar").Select(r => r.OrganizerId)], rows.Count(r => r.EndedBy == "failed"));
    }

    private static int? MinuteOf(MeetingSeries series) => series.Time is { } time ? (time.From.Hour * 60) + time.From.Minute : null;

    private static List<MeetingSeries> Fold(IReadOnlyList<SeriesRow> rows) =>
        [.. rows.GroupBy(r => r.Id).Select(g => g.First().ToSeries([.. g.Select(r => r.PersonId)]))];

    private sealed record TriedRow
    {
        public PersonId OrganizerId { get; init; }
        public string EndedBy { get; init; } = "";
    }
}
