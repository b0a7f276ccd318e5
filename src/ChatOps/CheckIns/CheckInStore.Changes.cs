using System.Text.Json;
using ChatOps.Counting;
using ChatOps.Privacy;
using ChatOps.Storage;

namespace ChatOps.CheckIns;

/// <summary>What a member does with their own week. Every change names the version that it was decided on.</summary>
internal sealed partial class CheckInStore
{
    /// <summary>
    /// Shared, or shared anew: the words, and the first time the fact without them. All were loaded in this unit of work, so none of them
    /// is another by now.
    /// </summary>
    public async Task ShareAll(Session db, IReadOnlyList<(Situation Before, CheckInWords Words)> shares, Instant now)
    {
        var bytes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (before, words) in shares)
        {
            // Nearly always they know already, and an index is not written for nothing.
            if (!before.KnowsPartner)
                await KnowPartner(db, before);
            var key = await KeyOf(db, before);
            bytes.Add(
                before.CheckIn.Id, Convert.ToHexString(key.Seal(words, CheckInJson.Relaxed.CheckInWords, WordsPlace(before.CheckIn.Id))));
        }

        if (
            await db.Execute(
                Sql["ShareCheckIns"],
                new { Ids = bytes.Keys.ToArray(), Words = JsonSerializer.Serialize(bytes), Now = now }) != shares.Count)
            throw new InvalidOperationException("ShareCheckIns changed fewer rows than it was given.");
        var checkIns = shares.Select(s => s.Before.CheckIn).Where(c => c.SharedAt is null).ToList();
        if (checkIns.Count > 0)
            await CheckInCounts.Shared(
                db, [.. checkIns.Select(c => c.Id)], [.. checkIns.Where(c => now < c.OnTimeUntil).Select(c => c.Id)]);
    }

    /// <summary>Saved for the member alone. <paramref name="partnershipId"/> is the one that they know of.</summary>
    public async Task SaveDraft(Session db, Situation before, CheckInWords draft, string? partnershipId, Instant now)
    {
        var key = await KeyOf(db, before);
        await Change(db, "SaveDraft", new
        {
            before.CheckIn.Id,
            before.CheckIn.Version,
            PartnershipId = partnershipId,
            Draft = key.Seal(draft, CheckInJson.Relaxed.CheckInWords, DraftPlace(before.CheckIn.Id)),
            Now = now,
        });
    }

    /// <summary>What was typed into a week that is over: kept for the member, whatever it becomes.</summary>
    public async Task KeepLateText(Session db, Situation before, CheckInWords? draft, Instant now)
    {
        var key = await KeyOf(db, before);
        await db.Execute(Sql["KeepLateText"], new
        {
            before.CheckIn.Id,
            Draft = draft is null ? null : key.Seal(draft, CheckInJson.Relaxed.CheckInWords, DraftPlace(before.CheckIn.Id)),
            Now = now,
        });
    }

    /// <summary>The words become a draft again, which nobody else sees. The week still counts as shared.</summary>
    public async Task TakeBack(Session db, Situation before, Instant now)
    {
        var key = await KeyOf(db, before);
        await Change(db, "TakeBackCheckIn", new
        {
            before.CheckIn.Id,
            before.CheckIn.Version,
            Draft = key.Seal(before.Draft ?? before.Words!, CheckInJson.Relaxed.CheckInWords, DraftPlace(before.CheckIn.Id)),
            Now = now,
        });
    }

    /// <summary>A skipped week is not due.</summary>
    public async Task Skip(Session db, CheckIn checkIn)
    {
        await Change(db, "SkipCheckIn", new { checkIn.Id, checkIn.Version });
        await CheckInCounts.WhetherDue(db, checkIn.Id, isDue: checkIn.SharedAt is not null);
    }

    public async Task Unskip(Session db, CheckIn checkIn)
    {
        await Change(db, "UnskipCheckIn", new { checkIn.Id, checkIn.Version });
        await CheckInCounts.WhetherDue(db, checkIn.Id, isDue: true);
    }

    public Task Snooze(Session db, CheckIn checkIn, Instant? nudgeAt, Instant? secondNudgeAt) =>
        db.Execute(Sql["SnoozeCheckIn"], new { checkIn.Id, NudgeAt = nudgeAt, SecondNudgeAt = secondNudgeAt });

    /// <summary>The member knows now who their partner is.</summary>
    public Task KnowPartner(Session db, Situation now) =>
        db.Execute(Sql["KnowPartner"], new { now.CheckIn.Id, PartnershipId = now.StandingId });

    /// <summary>Nobody else changes a check-in that was loaded for a change: no row would be a bug.</summary>
    private static Task Change(Session db, string statement, object values) => db.Later(Sql[statement], values, mustChange: true);

    private async Task<PersonKey> KeyOf(Session db, Situation before) => before.Key ?? await cipher.MakeKey(db, before.CheckIn.PersonId);
}
