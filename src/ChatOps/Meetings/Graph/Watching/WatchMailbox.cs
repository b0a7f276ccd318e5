using ChatOps.Meetings.Calls;
using ChatOps.Meetings.Graph.Wire;
using ChatOps.Storage;

namespace ChatOps.Meetings.Graph.Watching;

/// <summary>
/// One mailbox's turn: a subscription where Graph can reach us, renewed at half its life; what changed by delta where it can't, and where
/// something was missed.
/// </summary>
internal sealed partial class WatchMailbox(
    Db db, WatchStore watches, CallStore calls, Subscriptions subscriptions, CalendarDelta delta, IClock clock, ILogger<WatchMailbox> log)
{
    /// <summary>Under Outlook's 10,080 minutes.</summary>
    public static readonly Duration Life = Duration.FromMinutes(10_000);

    /// <summary>How often a calendar is looked into that can't tell us.</summary>
    public static readonly Duration LooksEvery = Duration.FromMinutes(5);

    /// <summary>Also where notifications come: one that was lost is made good for within a day.</summary>
    private static readonly Duration LooksAnyway = Duration.FromDays(1);

    public async Task LookAfter(Watch watch, Ct ct)
    {
        if (!watch.IsWanted)
        {
            await End(watch, ct);
            return;
        }
        var refusal = default(string);
        if (subscriptions.ArePossible)
            (watch, refusal) = await Subscribed(watch, ct);
        watch = await Catch(watch, ct);
        var now = clock.GetCurrentInstant();
        var next = watch.IsSubscribed(now) ? Instant.Min(watch.RenewAt ?? now, now + LooksAnyway) : now + LooksEvery;
        await db.Write(session => watches.Save(session, watch with { Attempts = 0 }, null, refusal, next, now), ct);
    }

    private async Task End(Watch watch, Ct ct)
    {
        await subscriptions.Delete(watch, ct);
        var now = clock.GetCurrentInstant();
        await db.Write(async session =>
        {
            if (!await watches.Forget(session, watch.PersonId))
                await watches.Save(session, watch with { SubscriptionId = null, ExpiresAt = null }, null, null, now, now);
        }, ct);
    }

    /// <summary>
    /// Who is not told looks: a refusal (Graph can't reach us, most often) leaves the mailbox to the looking, until the next try.
    /// </summary>
    private async Task<(Watch Watch, string? Refusal)> Subscribed(Watch watch, Ct ct)
    {
        try
        {
            return (await Subscribe(watch, ct), null);
        }
        catch (GraphFault fault) when (fault.Status is 400 or 403)
        {
            Log.IsNotTold(log, fault.Status, fault.Code);
            return (watch with { SubscriptionId = null, ExpiresAt = null, RenewAt = null }, fault.Code);
        }
    }

    private async Task<Watch> Subscribe(Watch watch, Ct ct)
    {
        var now = clock.GetCurrentInstant();
        if (watch.IsSubscribed(now))
        {
            if (watch.RenewAt > now)
                return watch;
            if (await subscriptions.Renew(watch, now + Life, ct) is { } until)
                return watch with { ExpiresAt = until, RenewAt = HalfWay(now, until) };
        }
        var state = Subscriptions.NewState();
        var (id, expires) = await subscriptions.Create(watch, state, now + Life, ct);
        watch = watch with { SubscriptionId = id, ExpiresAt = expires, RenewAt = HalfWay(now, expires) };
        // Kept at once: a notification may come before the calendar is read, and is believed only by this.
        await db.Write(session => watches.Save(session, watch, state, null, now, now), ct);
        return watch;
    }

    /// <summary>Asks Graph what changed since the last time, and has the series read that are concerned.</summary>
    private async Task<Watch> Catch(Watch watch, Ct ct)
    {
        var series = await db.Read(session => watches.SeriesOf(session, watch.PersonId), ct);
        if (series.Count == 0)
            return watch;
        var now = clock.GetCurrentInstant();
        var needed = series.Max(s => s.Until).PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        var link = watch.DeltaUntil >= needed ? watch.DeltaLink : null;
        var until = link is null ? needed + CalendarDelta.Beyond : watch.DeltaUntil!.Value;
        var changed = await delta.Since(watch.Mailbox, link, now, until, ct);
        // A first look knows no before: all are read. Whatever was removed has lost its name, too.
        var concerned = changed.IsWhole || changed.HasRemoved ? series : [.. series.Where(s => s.IsAmong(changed.Ids))];
        await db.Write(async session =>
        {
            foreach (var one in concerned)
                await calls.QueueRead(session, one.Id, now);
        }, ct);
        return watch with { DeltaLink = changed.Link, DeltaUntil = until };
    }

    private static Instant HalfWay(Instant now, Instant until) => now + ((until - now) / 2);

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning, "Graph refused to tell us of changes ({Status} {Code}); calendars are looked into every five minutes.")]
        public static partial void IsNotTold(ILogger log, int status, string code);
    }
}
