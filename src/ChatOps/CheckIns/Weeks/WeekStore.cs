using ChatOps.Counting;
using ChatOps.Joining;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.CheckIns.Weeks;

/// <summary>What the clock does: opening, nudging, closing.</summary>
internal sealed class WeekStore
{
    private static readonly SqlText Sql = new("CheckIns/Weeks");

    private static readonly Statement ScheduleForChange = Sql["FindSchedule"].Locking("m");

    /// <summary>
    /// As they are stored: one that makes no sense stops no other. What a membership means for check-ins is nobody else's until the unit of
    /// work ends.
    /// </summary>
    public async Task<IReadOnlyList<MemberRow>> DueMembers(Session db, Instant now, int most) =>
        await Members(db, await db.Query<string>(Sql["DueMemberships"], new { Now = now, Most = most }));

    /// <summary>Likewise, of one member.</summary>
    public async Task<DueMember?> LoadMember(Session db, ProgramId program, PersonId person) =>
        (await Members(db, await db.Query<string>(ScheduleForChange, new { ProgramId = program, PersonId = person })))
            .SingleOrDefault()
            ?.ToMember();

    /// <summary>The check-in that is open now for this membership, or null.</summary>
    public async Task<OpenWeek?> OpenOf(Session db, string membershipId, Instant now) =>
        (await db.Find<OpenRow>(Sql["OpenOf"], new { MembershipId = membershipId, Now = now }))?.ToWeek();

    /// <summary>The open week after its member's days changed; what is shared or skipped keeps its fact.</summary>
    public async Task Adjust(Session db, OpenWeek open, CheckInWeek week, bool isDue)
    {
        await db.Execute(Sql["AdjustWeek"], new { open.Id, week.OnTimeUntil, week.NudgeAt, week.SecondNudgeAt });
        if (open.IsUnanswered)
            await CheckInCounts.WhetherDue(db, open.Id, isDue);
    }

    public Task PlanNext(Session db, string membershipId, Instant? nextAt) => MembershipStore.PlanCheckIn(db, membershipId, nextAt);

    /// <summary>The open week closes when the next one opens: kept true when that moves.</summary>
    public Task MoveClose(Session db, DueMember member, Instant closesAt) =>
        db.Execute(Sql["MoveClose"], new { member.MembershipId, member.RoundId, ClosesAt = closesAt });

    /// <summary>Opens the week with its fact; null when this week of this member was opened before.</summary>
    public async Task<string?> Open(Session db, DueMember member, CheckInWeek week)
    {
        var id = Ids.New();
        var isNew = await db.Execute(Sql["OpenCheckIn"], new
        {
            Id = id,
            member.MembershipId,
            member.ProgramId,
            member.PersonId,
            member.RoundId,
            week.Week,
            PartnershipId = member.StandingId,
            week.OpensAt,
            week.OnTimeUntil,
            week.ClosesAt,
            week.NudgeAt,
            week.SecondNudgeAt,
        }) == 1;
        if (!isNew)
            return null;
        await CheckInCounts.Opened(db, id, member.ProgramKey, member.RoundNumber, week.Week, member.Department, member.PersonId);
        return id;
    }

    /// <summary>Closes what an earlier week left open.</summary>
    public async Task<IReadOnlyList<ClosedWeek>> CloseEarlier(Session db, string membershipId, LocalDate week) =>
        [
            .. (await db.Query<ClosedRow>(Sql["CloseEarlier"], new { MembershipId = membershipId, Week = week })).Select(
                r => new ClosedWeek(r.Id, CheckInStore.StateOf(r.State))),
        ];

    public Task<IReadOnlyList<string>> WeeksOver(Session db, Instant now, int most) =>
        db.Query<string>(Sql["WeeksOver"], new { Now = now, Most = most });

    public async Task<ClosedWeek?> Close(Session db, string id) =>
        await db.Find<ClosedRow>(Sql["CloseWeek"], new { Id = id }) is { } row
            ? new ClosedWeek(row.Id, CheckInStore.StateOf(row.State))
            : null;

    public async Task<IReadOnlyList<NudgeRow>> DueNudges(Session db, Instant now, int most) =>
        await db.Query<string>(Sql["DueNudges"], new { Now = now, Most = most }) is { Count: > 0 } due
            ? await db.Query<NudgeRow>(Sql["LoadNudges"], new { Ids = due.ToArray() })
            : [];

    public Task RecordNudge(Session db, DueNudge nudge, Instant? nudgedAt) =>
        db.Execute(Sql["RecordNudge"], new { nudge.Id, NudgeAt = nudge.SecondNudgeAt, NudgedAt = nudgedAt ?? nudge.NudgedAt });

    /// <summary>Read once they are locked: what was there before may be another by then.</summary>
    private static async Task<IReadOnlyList<MemberRow>> Members(Session db, IReadOnlyList<string> ids) =>
        ids.Count == 0 ? [] : await db.Query<MemberRow>(Sql["LoadSchedules"], new { Ids = ids.ToArray() });

    internal sealed record MemberRow
    {
        public string MembershipId { get; init; } = "";
        public ProgramId ProgramId { get; init; }
        public PersonId PersonId { get; init; }
        public string Zone { get; init; } = "";
        public string WorkDays { get; init; } = "";
        public string DaysOff { get; init; } = "";
        public string? Department { get; init; }
        public string ProgramKey { get; init; } = "";
        public string Settings { get; init; } = "";
        public string State { get; init; } = "";
        public string? RoundId { get; init; }
        public int? Number { get; init; }
        public string? FirstDay { get; init; }
        public string? LastDay { get; init; }
        public string? StandingId { get; init; }
        public Instant? StartedAt { get; init; }
        public Instant? FirstMeetingEndsAt { get; init; }
        public string? LastWeek { get; init; }

        public DueMember ToMember() => new()
        {
            MembershipId = MembershipId,
            PersonId = PersonId,
            ProgramId = ProgramId,
            ProgramKey = ProgramKey,
            Department = Department ?? "",
            IsActive = State == "active",
            RoundId = RoundId,
            RoundNumber = Number ?? 0,
            StandingId = StandingId,
            LastWeek = LastWeek is null ? null : DateOf(LastWeek),
            Rhythm = RoundId is null ? null : new Rhythm
            {
                MembershipId = MembershipId,
                Program = CheckInStore.SettingsOf(Settings),
                FirstDay = DateOf(FirstDay!),
                LastDay = DateOf(LastDay!),
                Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) ?? DateTimeZone.Utc,
                WorkDays = WorkDays,
                DaysOff = ChatOps.People.DaysOff.Parse(DaysOff),
                PairedAt = StartedAt,
                FirstMeetingEndsAt = FirstMeetingEndsAt,
            },
        };
    }

    private static LocalDate DateOf(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).GetValueOrThrow();

    private sealed record OpenRow
    {
        public string Id { get; init; } = "";
        public LocalDate Week { get; init; }
        public string State { get; init; } = "";
        public Instant OpensAt { get; init; }
        public Instant ClosesAt { get; init; }
        public Instant? NudgeAt { get; init; }
        public Instant? SecondNudgeAt { get; init; }
        public Instant? SharedAt { get; init; }

        public OpenWeek ToWeek() => new(Id, Week, OpensAt, ClosesAt)
        {
            NudgeAt = NudgeAt,
            SecondNudgeAt = SecondNudgeAt,
            IsUnanswered = SharedAt is null && State is "due" or "draft",
        };
    }

    private sealed record ClosedRow
    {
        public string Id { get; init; } = "";
        public string State { get; init; } = "";
    }

    internal sealed record NudgeRow
    {
        public string Id { get; init; } = "";
        public PersonId PersonId { get; init; }
        public string State { get; init; } = "";
        public Instant NudgeAt { get; init; }
        public Instant? SecondNudgeAt { get; init; }
        public Instant? NudgedAt { get; init; }
        public Instant ClosesAt { get; init; }
        public Instant? DraftedAt { get; init; }
        public string MembershipState { get; init; } = "";
        public string Zone { get; init; } = "";

        public DueNudge ToNudge() => new(Id, PersonId, CheckInStore.StateOf(State), ClosesAt)
        {
            SecondNudgeAt = SecondNudgeAt,
            NudgedAt = NudgedAt,
            DraftedAt = DraftedAt,
            IsActive = MembershipState == "active",
            Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) ?? DateTimeZone.Utc,
        };
    }
}
