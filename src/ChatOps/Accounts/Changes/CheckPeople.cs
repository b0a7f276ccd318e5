using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Accounts.Changes;

/// <summary>
/// The nightly check: asks the channels about everybody who takes part, through the lanes of the outbox, then the directory, and takes over
/// what changed. The first check of an installation, and one that would change more than usual, only reports and waits.
/// </summary>
internal sealed partial class CheckPeople(
    Db db,
    CheckStore checks,
    ChangePlan plan,
    TakeOver takeOver,
    IDirectory directory,
    IPeopleChanged changed,
    Outbox outbox,
    ILogger<CheckPeople> log)
{
    private const int Batch = 64;

    /// <summary>
    /// In the small hours of Europe, late afternoon on the American west coast: one hour for all, when the outbox has least to do.
    /// </summary>
    private static readonly Duration Begins = Duration.FromHours(2);

    /// <summary>What has not answered by then is left as it is.</summary>
    private static readonly Duration Patience = Duration.FromHours(6);

    public async Task Tick(GuardedLook look, Instant now, Ct ct)
    {
        var night = (now - Begins).InUtc().Date;
        if (now.InUtc().Hour == 2 && await db.Write(session => checks.Begin(session, night, now), ct))
            Log.CheckBegins(log);
        if (await db.Read(checks.Looking, ct) is not { } check)
            return;
        var asked = await look.Due(
            FaultKind.Account, Batch, (session, most) => checks.Unasked(session, check.Id, most), a => new Item(a.Account.Value),
            (session, some) => Ask(session, check, some, now));
        if (asked > 0)
            return;
        var isLate = now - check.StartedAt >= Patience;
        if (!isLate && (!await db.Read(session => checks.IsComplete(session, check.Id), ct) || !await AskDirectory(check, ct)))
            return;
        await Conclude(look, check, now, ct);
    }

    /// <summary>They answer in their own time.</summary>
    private async Task Ask(Session session, PeopleCheck check, IReadOnlyList<(AccountId Account, PersonId Person)> unasked, Instant now)
    {
        foreach (var (account, person) in unasked)
        {
            await checks.NoteAsked(session, check.Id, account);
            await outbox.LookUp(session, account, person, now);
        }
    }

    /// <summary>True when the directory has said all it knows.</summary>
    private async Task<bool> AskDirectory(PeopleCheck check, Ct ct)
    {
        while (directory.IsConnected)
        {
            var asked = await db.Read(session => checks.NotInDirectory(session, check.Id, IDirectory.Most), ct);
            if (asked.Count == 0)
                return true;
            if (await directory.Ask(asked, ct) is not DirectoryAnswer.Known known)
                return false;
            var entries = known.Entries.ToDictionary(e => e.Person);
            await db.Write(async session =>
            {
                foreach (var person in asked)
                    await checks.Learn(session, check.Id, person.Id, entries.GetValueOrDefault(person.Id));
                return true;
            }, ct);
        }

        return true;
    }

    private async Task Conclude(GuardedLook look, PeopleCheck check, Instant now, Ct ct)
    {
        var (planned, people, isFirst) = await db.Read(
            async session =>
                (
                    await plan.Of(session, check.Id, look),
                    (await checks.Seen(session, check.Id)).Select(s => s.PersonId).Distinct().Count(),
                    await checks.IsFirst(session)),
            ct);
        if (Caution.Waits(isFirst, planned.Count(p => p.Change.Counts), people))
        {
            await db.Write(session => Report(session, check, now), ct);
            Log.CheckWaits(log, planned.Count(p => p.Change.Counts), people);
            return;
        }

        await look.Each(FaultKind.PersonChange, planned, Batch / 4, p => new Item(p.Change.Before.Id.Value), async (session, some) =>
        {
            foreach (var one in some)
                await takeOver.Run(session, check.Id, one, now);
        });
        await db.Write(async session =>
        {
            await checks.Move(session, check.Id, "done");
            return true;
        }, ct);
        Log.CheckIsDone(log, planned.Count, people);
    }

    private async Task<bool> Report(Session session, PeopleCheck check, Instant now)
    {
        await checks.Move(session, check.Id, "waiting");
        foreach (var moderator in await changed.Moderators(session))
            await outbox.Queue(session, new Posting(new CardRef(PeopleCheckCard.Kind, check.Id), moderator, now));
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The nightly check of people begins")]
        public static partial void CheckBegins(ILogger logger);

        [LoggerMessage(
            Level = LogLevel.Warning, Message = "The nightly check would change {Count} of {People} people and waits for a moderator")]
        public static partial void CheckWaits(ILogger logger, int count, int people);

        [LoggerMessage(Level = LogLevel.Information, Message = "The nightly check is done: {Count} of {People} people had changed")]
        public static partial void CheckIsDone(ILogger logger, int count, int people);
    }
}
