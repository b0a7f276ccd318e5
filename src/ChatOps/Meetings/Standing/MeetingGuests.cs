using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Meetings.Calls;
using ChatOps.Meetings.Ics;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Meetings.Standing;

/// <summary>
/// While their partner is away, somebody comes along to the meeting of the pair that takes them along: invited, and taken out again when it
/// is over.
/// </summary>
internal sealed class MeetingGuests(SeriesStore series, FeedStore feeds, CallStore calls, Outbox outbox)
{
    private static readonly SqlText Sql = new("Meetings");

    public async Task Change(Session db, string seriesId, PersonId guest, bool isOver, Instant now)
    {
        if (await series.Load(db, seriesId) is not { State: SeriesState.Booked } standing)
            return;
        await series.SaveGuest(db, seriesId, guest, isOver);
        await series.Save(db, standing with { Sequence = standing.Sequence + 1 });
        await feeds.Ensure(db, guest, now);
        await calls.Queue(db, seriesId, isOver ? CallKind.Uninvite : CallKind.Invite, now, guest: guest);
        foreach (var cover in await db.Query<string>(Sql["CoversOf"], new { SeriesId = seriesId, PersonId = guest }))
            await outbox.Refresh(db, new CardRef(CardKinds.Cover, cover));
    }

    /// <summary>The meeting that this person is invited to as a guest of this pair; null when there is none.</summary>
    public async Task<MeetingTime?> MeetingOf(Session db, string partnershipId, PersonId guest) =>
        await series.FrameOf(db, partnershipId) is { } frame
        && frame.Guests.FirstOrDefault(g => !g.IsOver && g.Who.PersonId == guest) is { } invited
        && await series.Find(db, invited.SeriesId) is { State: SeriesState.Booked } standing
            ? standing.Time
            : null;
}
