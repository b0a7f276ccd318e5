using ChatOps.Operations;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Meetings;

/// <summary>
/// Compares who stands together with what stands in the calendars, and puts to work what differs: a series for every pair that has none, an end for every
/// series whose pair, round or people have changed. Whoever changes partnerships needs to know nothing of meetings.
/// </summary>
internal sealed partial class ReconcileMeetings(Db db, SeriesDesk desk, GuestDesk guests, CallStore calls, ILogger<ReconcileMeetings> log) : ITick
{
    private const int Most = 200;

    private static readonly SqlText Sql = new("Meetings");

    /// <summary>Is everybody there? Asked when the week begins, and once more shortly before.</summary>
    private static readonly Duration LooksAhead = Duration.FromDays(6);

    private static readonly Duration ShortlyBefore = Duration.FromHours(20);

    public async Task Tick(Instant now, Ct ct)
    {
        await db.Write(session => session.Execute(Sql["DropFailed"], new { Now = now }), ct);
        var ended = await InBatches("Unwanted", async (session, row) =>
        {
            await desk.End(session, row.SeriesId, MeetingText.Read<SeriesEnd>(row.Reason), now);
            return true;
        }, ct);
        var begun = await InBatches("Wanting", async (session, row) => await desk.Begin(session, row.PartnershipId, null, null, null, now) is not null, ct);
        await InBatches("ChangedGuests", async (session, row) =>
        {
            await guests.Change(session, row.SeriesId, row.PersonId, isOver: row.Reason == "over", now);
            return true;
        }, ct);
        if (ended + begun > 0)
            Log.MeetingsFollow(log, begun, ended);
        await LookAhead(now, ct);
    }

    private async Task<int> InBatches(string statement, Func<Session, Row, Task<bool>> each, Ct ct)
    {
        var done = 0;
        // Looked for beside the writer: mostly there is nothing, and finding that takes a look at every standing pair.
        while ((await db.Read(session => session.Query<Row>(Sql[statement], new { Most }), ct)).Count > 0)
        {
            var (rows, did) = await db.Write(
                async session =>
                {
                    var found = await session.Query<Row>(Sql[statement], new { Most });
                    var count = 0;
                    foreach (var row in found)
                        count += await each(session, row) ? 1 : 0;
                    return (found.Count, count);
                },
                ct);
            done += did;
            if (rows < Most || did == 0)
                break;
        }

        return done;
    }

    private Task LookAhead(Instant now, Ct ct) => db.Write(
        async session =>
        {
            var today = now.InUtc().Date;
            var week = WallTime.MondayOf(today);
            foreach (var (until, before) in new[] { (now + LooksAhead, week), (now + ShortlyBefore, today) })
            {
                foreach (var row in await session.Query<Row>(Sql["SeriesToLookAt"], new { Now = now, Until = until, Before = before, Most }))
                {
                    await session.Execute(Sql["RecordLookAt"], new { Id = row.SeriesId, Day = today });
                    await calls.Queue(session, row.SeriesId, CallKind.Look, now, row.Day);
                }
            }
        },
        ct);

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
