using ChatOps.Meetings.Calendars;
using ChatOps.Settings;
using ChatOps.Storage;

namespace ChatOps.Meetings.Ics;

/// <summary>What a person's feed holds: the series of theirs that stand in no other calendar.</summary>
internal sealed class Feeds(Db db, FeedStore feeds, SeriesStore series, OccurrenceStore occurrences, MailSettings mail, IClock clock)
{
    private static readonly Period LooksBack = Period.FromWeeks(8);

    /// <summary>Null: nobody has this address (any more).</summary>
    public Task<string?> Of(string secret, Ct ct) => db.Read(
        async session =>
        {
            if (await feeds.OwnerOf(session, secret) is not { } person)
                return null;
            var found = new List<IcsSeries>();
            foreach (var one in await series.Of(session, person, Today.Minus(LooksBack)))
            {
                if (await Read(session, one) is { } told)
                    found.Add(told);
            }

            return IcsCalendarText.Publish(found, MailedInvitations.Organizer(mail));
        },
        ct);

    /// <summary>One series as a file.</summary>
    public Task<string?> Of(string secret, string seriesId, Ct ct) =>
        db.Read(
            async session =>
                await feeds.OwnerOf(session, secret) is { } person
                && await series.Find(session, seriesId) is { } one
                && one.People.Contains(person)
                && await Read(session, one) is { } told
                    ? IcsCalendarText.Publish([told], MailedInvitations.Organizer(mail))
                    : null,
            ct);

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
        var told = new IcsSeries(plan, await occurrences.Of(db, one.Id), clock.GetCurrentInstant());
        return told.Days().Count == 0 ? null : told;
    }
}
