using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.CheckIns;

/// <summary>Check-ins and what stands around them. Reading one is one statement: the member's submit is the hot path.</summary>
internal sealed partial class CheckInStore(WordsCipher cipher, ILogger<CheckInStore>? log = null)
{
    /// <summary>Commitments older than this are not looked back on.</summary>
    private const int LooksBackDays = 35;

    private static readonly SqlText Sql = new("CheckIns");

    private static readonly Statement One = Sql["FindCheckIns"].ForOne();

    private static readonly Statement OneForChange = One.Locking("c");

    private static readonly Statement ForChange = Sql["FindCheckIns"].Locking("c");

    private static readonly ConcurrentDictionary<string, ProgramSettings> Settings = new(StringComparer.Ordinal);

    /// <summary>For a card: a reading.</summary>
    public async Task<Situation?> Find(Session db, string id) => Fold(await db.Query<Row>(One, new { Ids = id }));

    /// <summary>For a change: nobody else changes this check-in until the unit of work ends.</summary>
    public async Task<Situation?> Load(Session db, string id) => Fold(await db.Query<Row>(OneForChange, new { Ids = id }));

    /// <summary>
    /// Likewise, in the order of their ids. Those are missing that are not there, or whose words can't be read: <see cref="Load"/> says
    /// which.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, Situation>> LoadAll(Session db, IEnumerable<string> ids)
    {
        var found = new Dictionary<string, Situation>(StringComparer.Ordinal);
        foreach (var rows in (await db.Query<Row>(ForChange, new { Ids = ids.Distinct().ToArray() })).GroupBy(r => r.Id))
        {
            try
            {
                found.Add(rows.Key, Fold([.. rows])!);
            }
            catch (Exception e) when (e is CryptographicException or JsonException)
            {
                // Its owner is told when it is loaded alone; the others go on.
            }
        }

        return found;
    }

    /// <summary>True when the week before this one was skipped.</summary>
    public async Task<bool> SkippedBefore(Session db, CheckIn checkIn) =>
        await db.Find<string>(Sql["WeekBefore"], new { checkIn.MembershipId, checkIn.Week }) == "skipped";

    private Situation? Fold(IReadOnlyList<Row> rows)
    {
        if (rows.Count == 0)
            return null;
        var row = rows[0];
        var key = row.Wrapped is null ? null : cipher.Unwrap(row.RingKey!, row.Wrapped);
        var meeting = row.MeetingAt?.InUtc().Date < row.Week ? row.MeetingId : null;
        var said = meeting is null ? null : row.SaidMet switch { true => "yes", false => "no", null => null };
        var words = Open(key, row.Words, WordsPlace(row.Id));
        return new Situation
        {
            CheckIn = row.ToCheckIn(),
            Program = SettingsOf(row.Settings),
            Key = key,
            // What was said on the meeting's card since is what the member says now.
            Words =
                said is null ? words
                : words is null ? null
                : words with { Met = said },
            Draft = Open(key, row.Draft, DraftPlace(row.Id)),
            LooksBack = LooksBackOn(row, row.OpenedBefore),
            LastWeek = LooksBackOn(row, row.BeforeWeek) ? Before(key, row)?.Commitments ?? [] : [],
            StandingId = row.StandingId,
            Partners =
            [
                .. rows.Where(r => r.PartnerId is not null)
                    .Select(r => new Partner { PersonId = new PersonId(r.PartnerId!), DisplayName = r.PartnerName! }),
            ],
            NextOpensAt = row.NextCheckInAt,
            LastMeetingId = meeting,
            IsLastMeetingHeld = row.MeetingIsHeld is true,
            SaidMet = said,
            IsMiddleWeek = MiddleOf(row.FirstDay, row.LastDay) == row.Week,
        };
    }

    /// <summary>The Monday of the week in the middle of a round; null where a round is too short to have one.</summary>
    internal static LocalDate? MiddleOf(LocalDate firstDay, LocalDate lastDay)
    {
        var (first, last) = (MondayOf(firstDay), MondayOf(lastDay));
        var weeks = (Period.DaysBetween(first, last) / 7) + 1;
        return weeks < 3 ? null : first.PlusWeeks(weeks / 2);
    }

    private static LocalDate MondayOf(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    private static bool LooksBackOn(Row row, string? week) =>
        week is not null && NodaTime.Text.LocalDatePattern.Iso.Parse(week).Value >= row.Week.PlusDays(-LooksBackDays);

    /// <summary>
    /// Last week is only looked back on: when it can't be read, this week's card still comes. This week's own words are never taken for
    /// empty.
    /// </summary>
    private CheckInWords? Before(PersonKey? key, Row row)
    {
        try
        {
            return Open(key, row.BeforeWords, WordsPlace(row.BeforeId!));
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            if (log is not null)
                Log.WordsCantBeRead(log, row.BeforeId!);
            return null;
        }
    }

    private static CheckInWords? Open(PersonKey? key, byte[]? words, string place) =>
        key is null || words is null ? null : key.Open(words, CheckInJson.Relaxed.CheckInWords, place);

    private static string WordsPlace(string id) => $"check_ins.words/{id}";

    private static string DraftPlace(string id) => $"check_ins.draft/{id}";

    /// <summary>Programs are few and their settings rarely change: parsed once.</summary>
    internal static ProgramSettings SettingsOf(string json)
    {
        if (Settings.Count > 256)
            Settings.Clear();
        return Settings.GetOrAdd(json, ProgramStore.ReadSettings);
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string MembershipId { get; init; } = "";
        public ProgramId ProgramId { get; init; }
        public PersonId PersonId { get; init; }
        public LocalDate Week { get; init; }
        public string State { get; init; } = "";
        public bool IsClosed { get; init; }
        public string? PartnershipId { get; init; }
        public Instant OpensAt { get; init; }
        public Instant OnTimeUntil { get; init; }
        public Instant ClosesAt { get; init; }
        public Instant? NudgeAt { get; init; }
        public Instant? SecondNudgeAt { get; init; }
        public Instant? NudgedAt { get; init; }
        public int Version { get; init; }
        public Instant? DraftedAt { get; init; }
        public Instant? SharedAt { get; init; }
        public Instant? ChangedAt { get; init; }
        public Instant? TakenBackAt { get; init; }
        public byte[]? Words { get; init; }
        public byte[]? Draft { get; init; }
        public string Settings { get; init; } = "";
        public Instant? NextCheckInAt { get; init; }
        public string? RingKey { get; init; }
        public byte[]? Wrapped { get; init; }
        public string? BeforeId { get; init; }
        public string? BeforeWeek { get; init; }
        public string? OpenedBefore { get; init; }
        public byte[]? BeforeWords { get; init; }
        public string? StandingId { get; init; }
        public string? PartnerId { get; init; }
        public string? PartnerName { get; init; }
        public LocalDate FirstDay { get; init; }
        public LocalDate LastDay { get; init; }
        public string? MeetingId { get; init; }
        public Instant? MeetingAt { get; init; }
        public bool? MeetingIsHeld { get; init; }
        public bool? SaidMet { get; init; }

        public CheckIn ToCheckIn() => new()
        {
            Id = Id,
            MembershipId = MembershipId,
            ProgramId = ProgramId,
            PersonId = PersonId,
            Week = Week,
            State = StateOf(State),
            IsClosed = IsClosed,
            PartnershipId = PartnershipId,
            OpensAt = OpensAt,
            OnTimeUntil = OnTimeUntil,
            ClosesAt = ClosesAt,
            NudgeAt = NudgeAt,
            SecondNudgeAt = SecondNudgeAt,
            NudgedAt = NudgedAt,
            Version = Version,
            DraftedAt = DraftedAt,
            SharedAt = SharedAt,
            ChangedAt = ChangedAt,
            TakenBackAt = TakenBackAt,
        };
    }

    internal static CheckInState StateOf(string state) => state switch
    {
        "draft" => CheckInState.Draft,
        "shared" => CheckInState.Shared,
        "skipped" => CheckInState.Skipped,
        _ => CheckInState.Due,
    };

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error, Message = "The words of check-in {Row} can't be read: the week after it is shown without them")]
        public static partial void WordsCantBeRead(ILogger logger, string row);
    }
}
