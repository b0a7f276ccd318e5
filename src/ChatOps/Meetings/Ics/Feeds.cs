using System.Security.Cryptography;
using System.Text;
using ChatOps.Meetings.Calendars;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Texts;

namespace ChatOps.Meetings.Ics;

/// <summary>What a person's feed holds: the series of theirs that stand in no other calendar.</summary>
internal sealed class Feeds(Db db, FeedStore feeds, SeriesStore series, OccurrenceStore occurrences, MailSettings mail, IClock clock)
{
    private static readonly Period LooksBack = Period.FromWeeks(8);

    /// <summary>Null: nobody has this address (any more).</summary>
    public async Task<Feed?> Of(string secret, Ct ct)
    {
        var (owner, text) = await db.Read(async session => await Read(session, secret), ct);
        if (owner is null)
            return null;
        var fingerprint = Feed.FingerprintOf(text);
        if (owner.Fingerprint == fingerprint && owner.ModifiedAt is { } since)
            return new Feed(text, fingerprint, since);
        var now = clock.GetCurrentInstant();
        await db.Write(session => feeds.Record(session, secret, fingerprint, now), ct);
        return new Feed(text, fingerprint, now);
    }

    /// <summary>One series as a file.</summary>
    public Task<Feed?> Of(string secret, string seriesId, Ct ct) =>
        db.Read(
            async session =>
                await feeds.OwnerOf(session, secret) is { } owner
                && await series.Find(session, seriesId) is { } one
                && one.People.Contains(owner.PersonId)
                && await Read(session, one) is { } told
                && IcsCalendarText.Publish([told], MailedInvitations.Organizer(mail)) is var text
                    ? new Feed(text, Feed.FingerprintOf(text), told.Stamp)
                    : null,
            ct);

    private async Task<(FeedStore.Owner? Owner, string Text)> Read(Session session, string secret)
    {
        if (await feeds.OwnerOf(session, secret) is not { } owner)
            return (null, "");
        var found = new List<IcsSeries>();
        foreach (var one in await series.Of(session, owner.PersonId, Today.Minus(LooksBack)))
        {
            if (await Read(session, one) is { } told)
                found.Add(told);
        }

        var name = TextCatalog.For(owner.Locale)["meeting.feed.name"];
        return (owner, IcsCalendarText.Publish(found, MailedInvitations.Organizer(mail), name));
    }

    private LocalDate Today => clock.GetCurrentInstant().InUtc().Date;

    /// <summary>Null: it stands in Outlook, is not made yet, or nothing of it ever took place.</summary>
    private async Task<IcsSeries?> Read(Session db, MeetingSeries one)
    {
        if (
            one.Calendar != CalendarKind.Ics
            || one.ExternalId is null
            || await series.FrameOf(db, one.PartnershipId) is not { } frame
            || SeriesPlans.Of(one, frame) is not { } plan)
            return null;
        var told = new IcsSeries(plan, await occurrences.Of(db, one.Id), one.ChangedAt);
        return told.Days().Count == 0 ? null : told;
    }
}

/// <summary>A feed as it is given out.</summary>
/// <param name="Text">iCalendar.</param>
/// <param name="Fingerprint">The same for the same text.</param>
/// <param name="ModifiedAt">Since when it is so.</param>
internal sealed record Feed(string Text, string Fingerprint, Instant ModifiedAt)
{
    public static string FingerprintOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
