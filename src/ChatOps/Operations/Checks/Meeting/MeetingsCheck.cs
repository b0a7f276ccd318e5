using System.Data.Common;
using ChatOps.Meetings.Calls;
using ChatOps.Meetings.Stuck;
using ChatOps.Storage;
using ChatOps.Texts;

namespace ChatOps.Operations.Checks.Meeting;

/// <summary>
/// Calls that a calendar refused for good, or that are tried again and again; and the pairs whose meeting hangs on them, with what to do.
/// No words.
/// </summary>
internal sealed class MeetingsCheck(DbSettings settings, Migrator migrator, Db db, CallStore calls, StuckMeetings stuck, IClock clock)
    : ICheck
{
    private const int Most = 10;

    public string Subject => "Meetings";

    public async Task<Diagnosis> Run(Ct ct)
    {
        try
        {
            if (!DatabaseFile.Exists(settings) || (await migrator.Pending(ct)).Count > 0)
                return this.Ok("nothing was booked yet.");
            var dead = await db.Read(calls.Dead, ct);
            var pairs = await db.Read(session => stuck.Of(session, null, clock.GetCurrentInstant()), ct);
            return dead.Count + pairs.Count == 0
                ? this.Ok("every calendar took what it was asked.")
                : this.Warning(string.Join(' ', (string[])[.. dead.Count == 0 ? [] : new[] { Sum(dead) }, .. Of(pairs)]));
        }
        catch (DbException)
        {
            return this.Warning("it can't be read; see Database.");
        }
    }

    private static string Sum(IReadOnlyList<CallStore.DeadCall> dead) =>
        $"not taken by a calendar: {string.Join(", ", dead.Select(d => $"{d.Calls} times {d.Kind} ({d.Code})"))}.";

    private static IEnumerable<string> Of(IReadOnlyList<StuckMeeting> pairs) =>
        pairs
            .Take(Most)
            .Select(p => p.Said(TextCatalog.For("en")).Plain() + (p.Code.Length == 0 ? "" : $" ({p.Code})"))
            .Concat(pairs.Count > Most ? [$"And {pairs.Count - Most} more pairs."] : []);
}
