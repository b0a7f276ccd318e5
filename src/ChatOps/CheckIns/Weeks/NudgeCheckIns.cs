using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Storage;

namespace ChatOps.CheckIns.Weeks;

/// <summary>
/// The same card once more at the end of the chat, the earlier message removed. Once, and a second time where the program wants it.
/// </summary>
internal sealed partial class NudgeCheckIns(WeekStore store, Outbox outbox, ILogger<NudgeCheckIns> log)
{
    public Task<IReadOnlyList<WeekStore.NudgeRow>> Find(Session db, Instant now, int most) => store.DueNudges(db, now, most);

    /// <summary>One batch in the caller's unit of work.</summary>
    public async Task Run(Session db, IReadOnlyList<WeekStore.NudgeRow> due, Instant now)
    {
        var sent = 0;
        foreach (var nudge in due.Select(n => n.ToNudge()))
        {
            var isSent = Decide(nudge, now);
            await store.RecordNudge(db, nudge, isSent ? now : null);
            if (!isSent)
                continue;
            sent++;
            await outbox.Queue(db, new Posting(new CardRef(CheckInForm.Kind, nudge.Id), nudge.PersonId, now)
            {
                PostsAnew = true,
                ExpiresAt = nudge.ClosesAt,
                Importance = nudge.NudgedAt is null ? Importance.FirstNudge : Importance.SecondNudge,
            });
        }

        if (sent > 0)
            Log.NudgesWereQueued(log, sent);
    }

    /// <summary>Nobody is nudged who shared, skipped, is away, or saved a draft on this very day.</summary>
    internal static bool Decide(DueNudge nudge, Instant now) =>
        nudge.IsActive
        && now < nudge.ClosesAt
        && nudge.State is CheckInState.Due or CheckInState.Draft
        && nudge.DraftedAt?.InZone(nudge.Zone).Date != now.InZone(nudge.Zone).Date;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} nudges were queued")]
        public static partial void NudgesWereQueued(ILogger logger, int count);
    }
}
