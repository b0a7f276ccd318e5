using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Cards;
using ChatOps.Meetings.Proposals;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Meetings.Standing;

/// <summary>Who hears of a meeting's change, and which cards show it or wait for it.</summary>
internal sealed class MeetingNews(FirstMeeting first, SeriesStore series, Outbox outbox)
{
    private static readonly Duration InTime = Duration.FromHours(1);

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
    /// <param name="db">The unit of work.</param>
    /// <param name="partnershipId">The pair.</param>
    /// <param name="people">Who gets a message.</param>
    /// <param name="changed">When the meetings that it is about are, or were to be.</param>
    /// <param name="now">Now.</param>
    public async Task Tell(Session db, string partnershipId, IEnumerable<PersonId> people, IEnumerable<Instant> changed, Instant now)
    {
        await Refresh(db, partnershipId, now);
        var everybody = (await series.FrameOf(db, partnershipId))?.Everybody ?? [];
        var when = changed.ToList();
        foreach (var person in people)
        {
            var todays = everybody.FirstOrDefault(p => p.PersonId == person) is { } reader ? Leaves(reader, when, now) : null;
            await outbox.Queue(db, new Posting(new CardRef(MeetingCard.Kind, partnershipId), person, todays ?? now)
            {
                PostsAnew = true,
                Importance = todays is null ? Importance.Keep : Importance.Answer,
            });
        }
    }

    /// <summary>
    /// When a change of today's meeting leaves, however much was said that day: at once, or as the working day begins, if that is time
    /// enough. Null: it is not about today.
    /// </summary>
    internal static Instant? Leaves(Attendee reader, IEnumerable<Instant> changed, Instant now)
    {
        var zone = reader.Hours.Zone;
        var todays = changed.Where(at => at > now && at.InZone(zone).Date == now.InZone(zone).Date).ToList();
        if (todays.Count == 0)
            return null;
        var hours = new QuietHours(zone, reader.Hours.Days, reader.Hours.From, reader.Hours.Until) { DaysOff = reader.DaysOff };
        var opening = hours.NextOpening(now);
        return opening <= todays.Min() - InTime ? opening : now;
    }

    /// <summary>
    /// What they asked for is there, on the card on which they asked: the reveal is edited, the meeting's own card comes.
    /// </summary>
    public async Task Answer(Session db, MeetingProposal asked, PersonId person, Instant now)
    {
        await Refresh(db, asked.PartnershipId, now);
        if (!asked.IsOnReveal)
            await outbox.Queue(
                db, new Posting(new CardRef(MeetingCard.Kind, asked.PartnershipId), person, now) { Importance = Importance.Answer });
    }
}
