using ChatOps.Accounts.Linking;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Accounts.Changes;

/// <summary>
/// Takes one person's change over: who left leaves their programs, what is new is saved, and whether the accounts still belong together is
/// looked at again.
/// </summary>
internal sealed partial class TakeOver(
    CheckStore checks, PersonStore people, LinkAccounts link, Separation separation, IPeopleChanged changed, IZoneChanged calendar,
    ILogger<TakeOver> log)
{
    public async Task Run(Session db, string check, PlannedChange planned, Instant now)
    {
        var (change, person) = (planned.Change, planned.Change.Before.Id);
        await checks.NoteApplied(db, check, person);
        foreach (var sighting in planned.Sightings.Where(s => s.IsGone))
            await people.SaveState(db, sighting.AccountId, ChatOps.People.AccountState.Deactivated, "gone");
        if (change.HasLeft)
        {
            await changed.Left(db, change.Before, now);
            Log.PersonLeft(log, person);
            return;
        }

        await people.Save(db, change.After);
        if (change is { HasNewEmail: true, Before.WorkEmail: { } before, After.WorkEmail: { } after })
        {
            await checks.KeepFormerEmail(db, person, before, now);
            await changed.EmailMoved(db, before, after);
        }

        await CheckLinks(db, planned, now);
        if (change.After.Zone != change.Before.Zone)
            await calendar.Changed(db, change.After, now);
        if (change.Counts)
            await changed.Changed(db, change.After, now);
        Log.PersonChanged(log, person);
    }

    /// <summary>
    /// Accounts that a work email joined are one person's while both channels vouch for one: what is vouched for no more goes back to being
    /// on its own, a new address may join another. What their owner joined by a code is no matter of addresses.
    /// </summary>
    private async Task CheckLinks(Session db, PlannedChange planned, Instant now)
    {
        var isApart = false;
        var joins = await people.JoinsOf(db, planned.Change.Before.Id);
        foreach (var join in joins.Where(j => j.By == JoinedBy.Email && IsDoubtful(j.Account, planned.Sightings)))
            isApart |= await separation.Part(db, join.Account, forGood: true, "nightly check");
        if (isApart)
            return;

        foreach (var sighting in planned.Sightings.Where(s => s.IsThere))
            await link.Link(db, sighting.AccountId, sighting.ToProfile(), null, now);
    }

    /// <summary>The account that came, or every other one, is there and nobody vouches for its address.</summary>
    private static bool IsDoubtful(AccountId joined, IReadOnlyList<Sighting> sightings)
    {
        var there = sightings.Where(s => s.IsThere).ToLookup(s => s.AccountId == joined, s => s.IsEmailVerified);
        return there[true].Contains(false) || (there[false].Any() && !there[false].Contains(true));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Person} has left the company")]
        public static partial void PersonLeft(ILogger logger, PersonId person);

        [LoggerMessage(Level = LogLevel.Information, Message = "What channels and directory say of {Person} was taken over")]
        public static partial void PersonChanged(ILogger logger, PersonId person);
    }
}
