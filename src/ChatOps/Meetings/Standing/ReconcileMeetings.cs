using ChatOps.Operations;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Meetings;

/// <summary>
/// Compares who stands together with what stands in the calendars, and puts to work what differs: a series for every pair that has none, an end for every
/// series whose pair, round or people have changed. Whoever changes partnerships needs to know nothing of meetings.
/// </summary>
internal sealed partial class ReconcileMeetings(
    Db db, Guard guard, SeriesStore series, SeriesDesk desk, GuestDesk guests, CallStore calls, ILogger<ReconcileMeetings> log) : ITick
{
    private const int Most = 200;

    private static readonly SqlText Sql = new("Meetings");

    /// <summary>Is everybody there? Asked when the week begins, and once more shortly before.</summary>
    private static readonly Duration LooksAhead = Duration.FromDays(6);

    private static readonly Duration ShortlyBefore = Duration.FromHours(20);

    public async Task Tick(Instant now, Ct ct)
    {
        var look = await guard.Begin(nameof(ReconcileMeetings), now, ct);
        await Each(
            look, FaultKind.MeetingAgain, "FailedToDrop", most => new { Now = now, Most = most }, r => r.SeriesId,
            (session, row) => session.Execute(Sql["DropFailed"], new { Id = row.SeriesId, Now = now }), ct);
        var ended = await Each(
            look, FaultKind.MeetingEnd, "Unwanted", most => new { Most = most }, r => r.SeriesId,
            (session, row) => desk.End(session, row.SeriesId, MeetingText.Read<SeriesEnd>(row.Reason), now), ct);
        var begun = await Each(
            look, FaultKind.Meeting, "Wanting", most => new { Most = most }, r => r.PartnershipId,
            (session, row) => desk.Begin(session, row.PartnershipId, null, null, null, now), ct);
        await Each(
            look, FaultKind.MeetingGuest, "ChangedGuests", most => new { Most = most }, r => $"{r.SeriesId}/{r.PersonId}",
            (session, row) => guests.Change(session, row.SeriesId, row.PersonId, isOver: row.Reason == "over", now), ct);
        if (ended + begun > 0)
            Log.MeetingsFollow(log, begun, ended);
        var today = now.InUtc().Date;
        foreach (var (until, before) in new[] { (now + LooksAhead, WallTime.MondayOf(today)), (now + ShortlyBefore, today) })
        {
            await Each(
                look, FaultKind.MeetingLook, "SeriesToLookAt", most => new { Now = now, Until = until, Before = before, Most = most }, r => r.SeriesId,
                (session, row) => LookAt(session, row, today, now), ct);
        }
    }

    private async Task<int> Each(
        GuardedLook look, FaultKind kind, string statement, Func<int, object> values, Func<Row, string> idOf,
        Func<Session, Row, Task> each, Ct ct)
    {
        // Looked for beside the writer: mostly there is nothing, and finding that takes a look at every standing pair.
        if ((await db.Read(session => session.Query<Row>(Sql[statement], values(1)), ct)).Count == 0)
            return 0;
        return await look.Due(
            kind, Most, (session, most) => session.Query<Row>(Sql[statement], values(most)), r => new Item(idOf(r)), async (session, some) =>
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
