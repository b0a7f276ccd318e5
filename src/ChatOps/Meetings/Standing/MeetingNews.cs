using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Meetings.Cards;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Meetings.Standing;

/// <summary>Who hears of a meeting's change, and which cards show it or wait for it.</summary>
internal sealed class MeetingNews(FirstMeeting first, Outbox outbox)
{
    /// <summary>The reveal's kind, by name: cards know meetings, not the other way round.</summary>
    private const string Reveal = CardKinds.Reveal;

    /// <summary>The cards that show the meeting are edited in place; no message.</summary>
    public async Task Refresh(Session db, string partnershipId, Instant now)
    {
        await first.Settle(db, partnershipId, now);
        await outbox.Refresh(db, new CardRef(Reveal, partnershipId));
        await outbox.Refresh(db, new CardRef(MeetingCard.Kind, partnershipId));
    }

    /// <summary>Something changed that somebody should know: a message to these, an edit for the others.</summary>
    public async Task Tell(Session db, string partnershipId, IEnumerable<PersonId> people, Instant now)
    {
        await Refresh(db, partnershipId, now);
        foreach (var person in people)
            await outbox.Queue(
                db,
                new Posting(new CardRef(MeetingCard.Kind, partnershipId), person, now) { PostsAnew = true, Importance = Importance.Keep });
    }

    /// <summary>What they asked for is there: an edit of the cards they have, and the meeting's own card for who asked.</summary>
    public async Task Answer(Session db, string partnershipId, PersonId person, Instant now)
    {
        await Refresh(db, partnershipId, now);
        await outbox.Queue(db, new Posting(new CardRef(MeetingCard.Kind, partnershipId), person, now) { Importance = Importance.Answer });
    }
}
