using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Storage;

namespace ChatOps.CheckIns.Weeks;

/// <summary>
/// Whose hour has come: opens their week, closes the one before, plans the next. What was missed while nobody ran is caught up once.
/// </summary>
internal sealed partial class OpenDueCheckIns(WeekStore store, Outbox outbox, ILogger<OpenDueCheckIns> log)
{
    public Task<IReadOnlyList<WeekStore.MemberRow>> Find(Session db, Instant now, int most) => store.DueMembers(db, now, most);

    /// <summary>One batch in the caller's unit of work.</summary>
    public async Task Run(Session db, IReadOnlyList<WeekStore.MemberRow> members, Instant now)
    {
        var opened = 0;
        foreach (var member in members.Select(m => m.ToMember()))
        {
            var plan = Decide(member, now);
            if (plan.Opens is { } week && await Open(db, member, week))
                opened++;
            await store.PlanNext(db, member.MembershipId, plan.NextAt);
        }

        if (opened > 0)
            Log.WeeksWereOpened(log, opened);
    }

    /// <summary>
    /// The week that is open now, if it was not opened yet, and when to look again. Weeks that were missed as a whole are left out.
    /// </summary>
    internal static Plan Decide(DueMember member, Instant now)
    {
        if (!member.IsActive || member.Rhythm is not { } rhythm || rhythm.Next(member.LastWeek, now) is not { } week)
            return new Plan(null, null);
        return week.OpensAt > now
            ? new Plan(null, week.OpensAt)
            : new Plan(rhythm.OpenedAt(week, now), rhythm.Next(week.Week, now)?.OpensAt);
    }

    private async Task<bool> Open(Session db, DueMember member, CheckInWeek week)
    {
        if (await store.Open(db, member, week) is not { } id)
            return false;
        foreach (var closed in await store.CloseEarlier(db, member.MembershipId, week.Week))
            await CloseWeeks.Tell(db, outbox, closed);
        await outbox.Queue(db, new Posting(new CardRef(CheckInForm.Kind, id), member.PersonId, week.OpensAt) { ExpiresAt = week.ClosesAt });
        return true;
    }

    internal sealed record Plan(CheckInWeek? Opens, Instant? NextAt);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} weeks were opened")]
        public static partial void WeeksWereOpened(ILogger logger, int count);
    }
}
