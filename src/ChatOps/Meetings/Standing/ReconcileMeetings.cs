using ChatOps.Clock;
using ChatOps.Meetings.Calls;
using ChatOps.Meetings.Times;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Meetings.Standing;

/// <summary>
/// Compares who stands together with what stands in the calendars, and puts to work what differs: a series for every pair that has none, an
/// end for every series whose pair, round or people have changed. Whoever changes partnerships needs to know nothing of meetings.
/// </summary>
internal sealed partial class ReconcileMeetings(
    Db db,
    Guard guard,
    SeriesStore series,
    SeriesBooking booking,
    MeetingGuests guests,
    CallStore calls,
    ILogger<ReconcileMeetings> log) : ITick
{
    private const int Most = 200;

    private static readonly SqlText Sql = new("Meetings");

    /// <summary>Is everybody there? Asked when the week begins, and once more shortly before.</summary>
    private static readonly Duration LooksAhead = Duration.FromDays(6);

    private static readonly Duration ShortlyBefore = Duration.FromHours(20);

    private readonly IdRanges _pairs = PairingStore.Standing();

    private readonly IdRanges _ended = new(Sql["EndOfRunning"]);

    private readonly IdRanges _week = new(Sql["EndOfRunning"]);

    private readonly IdRanges _day = new(Sql["EndOfRunning"]);

    public async Task Tick(Instant now, Ct ct)
    {
        var look = await guard.Begin(nameof(ReconcileMeetings), now, ct);
        await Each(
            look, FaultKind.MeetingAgain, "FailedToDrop", most => new { Now = now, Most = most }, r => r.SeriesId,
            (session, row) => session.Execute(Sql["DropFailed"], new { Id = row.SeriesId, Now = now }), ct);
        var isWhole = look.Faulty > 0;
        var ended = await _ended.Look(db, isWhole, some => End(look, some, now, ct), ct);
        var begun = await _pairs.Look(db, isWhole, some => Begin(look, some, now, ct), ct);
        await Each(
            look, FaultKind.MeetingGuest, "ChangedGuests", most => new { Most = most }, r => $"{r.SeriesId}/{r.PersonId}",
            (session, row) => guests.Change(session, row.SeriesId, row.PersonId, isOver: row.Reason == "over", now), ct);
        if (ended + begun > 0)
            Log.MeetingsFollow(log, begun, ended);
        var today = now.InUtc().Date;
        await _week.Look(db, isWhole, some => LookAt(look, some, now + LooksAhead, WallTime.MondayOf(today), now, ct), ct);
        await _day.Look(db, isWhole, some => LookAt(look, some, now + ShortlyBefore, today, now, ct), ct);
    }

    private Task<int> End(GuardedLook look, IdRange series, Instant now, Ct ct) => Each(
        look, FaultKind.MeetingEnd, "Unwanted", most => new { series.After, series.Until, Most = most }, r => r.SeriesId,
        (session, row) => booking.End(session, row.SeriesId, MeetingText.Read<SeriesEnd>(row.Reason), now), ct);

    private Task<int> Begin(GuardedLook look, IdRange pairs, Instant now, Ct ct) => Each(
        look, FaultKind.Meeting, "Wanting", most => new { pairs.After, pairs.Until, Most = most }, r => r.PartnershipId,
        (session, row) => booking.Begin(session, row.PartnershipId, null, null, null, now), ct);

    private Task<int> LookAt(GuardedLook look, IdRange series, Instant until, LocalDate before, Instant now, Ct ct) =>
        Each(
            look,
            FaultKind.MeetingLook,
            "SeriesToLookAt",
            most => new { series.After, series.Until, Now = now, By = until, Before = before, Most = most },
            r => r.SeriesId,
            (session, row) => LookAt(session, row, now.InUtc().Date, now),
            ct);

    private async Task<int> Each(
        GuardedLook look, FaultKind kind, string statement, Func<int, object> values, Func<Row, string> idOf,
        Func<Session, Row, Task> each, Ct ct)
    {
        // Looked for beside the writer: mostly there is nothing, and finding that takes a look at every pair of the range.
        if ((await db.Read(session => session.Query<Row>(Sql[statement], values(1)), ct)).Count == 0)
            return 0;
        return await look.Due(
            kind,
            Most,
            (session, most) => session.Query<Row>(Sql[statement], values(most)),
            r => new Item(idOf(r)),
            async (session, some) =>
            {
                await series.Hold(session, some.Select(r => r.SeriesId), some.Select(r => r.PartnershipId));
                foreach (var row in some)
                    await each(session, row);
            });
    }

    private async Task LookAt(Session session, Row row, LocalDate today, Instant now)
    {
        await session.Execute(Sql["RecordLookAt"], new { Id = row.SeriesId, Day = today });
        await calls.Queue(session, row.SeriesId, CallKind.Look, now, row.Day);
    }

    private sealed record Row
    {
        public string SeriesId { get; init; } = "";
        public string PartnershipId { get; init; } = "";
        public PersonId PersonId { get; init; }
        public string Reason { get; init; } = "";
        public LocalDate Day { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Meetings follow: {Begun} begun, {Ended} ended")]
        public static partial void MeetingsFollow(ILogger logger, int begun, int ended);
    }
}
