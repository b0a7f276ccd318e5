using ChatOps.Meetings.Calendars;
using ChatOps.People;
using ChatOps.Programs;
using NodaTime.Text;

namespace ChatOps.Meetings;

internal sealed record SeriesRow
{
    public string Id { get; init; } = "";
    public string PartnershipId { get; init; } = "";
    public ProgramId ProgramId { get; init; }
    public string State { get; init; } = "";
    public string Calendar { get; init; } = "";
    public PersonId OrganizerId { get; init; }
    public string InsteadOf { get; init; } = "";
    public string? Zone { get; init; }
    public string? FirstDay { get; init; }
    public int? FromMinute { get; init; }
    public int? Minutes { get; init; }
    public int? EveryWeeks { get; init; }
    public string? LastDay { get; init; }
    public string? Fit { get; init; }
    public int Attempt { get; init; }
    public int Sequence { get; init; }
    public string? ExternalId { get; init; }
    public string? JoinUrl { get; init; }
    public string Parts { get; init; } = "";
    public string? EndedBy { get; init; }
    public Instant CreatedAt { get; init; }
    public Instant ChangedAt { get; init; }
    public PersonId PersonId { get; init; }

    public MeetingSeries ToSeries(IReadOnlyList<PersonId> people) =>
        new()
        {
            Id = Id,
            PartnershipId = PartnershipId,
            ProgramId = ProgramId,
            State = MeetingText.Read<SeriesState>(State),
            Calendar = MeetingText.Calendar(Calendar),
            OrganizerId = OrganizerId,
            People = people,
            InsteadOf = InsteadOf.Length == 0 ? null : Day(InsteadOf),
            Time = Zone is null
                ? null
                : new MeetingTime(
                    Zone,
                    Day(FirstDay!),
                    LocalTime.Midnight.PlusMinutes(FromMinute!.Value),
                    Minutes!.Value,
                    EveryWeeks!.Value,
                    Day(LastDay!),
                    MeetingText.Read<SlotFit>(Fit!)),
            Attempt = Attempt,
            Sequence = Sequence,
            ExternalId = ExternalId,
            JoinUrl = JoinUrl is null ? null : new Uri(JoinUrl),
            Parts = Parts.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            CreatedAt = CreatedAt,
            ChangedAt = ChangedAt,
            EndedBy = EndedBy is null ? null : MeetingText.Read<SeriesEnd>(EndedBy),
        };

    private static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).GetValueOrThrow();
}

internal sealed record FrameRow
{
    public string PartnershipId { get; init; } = "";
    public ProgramId ProgramId { get; init; }
    public Instant? EndedAt { get; init; }
    public string ProgramKey { get; init; } = "";
    public string Settings { get; init; } = "";
    public int Number { get; init; }
    public LocalDate FirstDay { get; init; }
    public LocalDate LastDay { get; init; }
    public string State { get; init; } = "";

    public MeetingLimits ToFrame(IReadOnlyList<Attendee> here, IReadOnlyList<Attendee> everybody) => new()
    {
        PartnershipId = PartnershipId,
        ProgramId = ProgramId,
        ProgramKey = ProgramKey,
        Program = ProgramStore.ReadSettings(Settings),
        RoundNumber = Number,
        FirstDay = FirstDay,
        LastDay = LastDay,
        Stands = EndedAt is null && State == "open",
        Here = here,
        Everybody = everybody,
    };
}

internal sealed record PersonToMeetRow
{
    public PersonId PersonId { get; init; }
    public string DisplayName { get; init; } = "";
    public string? WorkEmail { get; init; }
    public string Zone { get; init; } = "";
    public string Locale { get; init; } = "";
    public string WorkDays { get; init; } = "";
    public int WorkFrom { get; init; }
    public int WorkUntil { get; init; }
    public string? Department { get; init; }
    public string DaysOff { get; init; } = "";
    public string Membership { get; init; } = "";
    public bool OwnTimes { get; init; }
    public bool IsGuest { get; init; }
    public string Mode { get; init; } = "";
    public string? ObjectId { get; init; }

    /// <summary>The series that they come along to, or came; null: a partner.</summary>
    public string? GuestOf { get; init; }
    public bool IsOver { get; init; }

    public Attendee ToAttendee() => new()
    {
        PersonId = PersonId,
        DisplayName = DisplayName,
        Email = WorkEmail,
        ObjectId = ObjectId,
        Locale = Locale,
        GivesOwnTimes = OwnTimes,
        IsGuest = IsGuest,
        Hours = new WorkingHours(DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) ?? DateTimeZone.Utc, WorkDays, WorkFrom, WorkUntil),
        DaysOff = ChatOps.People.DaysOff.Parse(DaysOff),
        Department = Department ?? "",
        PrefersWriting = Mode == "text",
    };
}
