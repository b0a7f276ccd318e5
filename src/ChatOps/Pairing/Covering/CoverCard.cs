using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Meetings.Cards;
using ChatOps.Meetings.Standing;
using ChatOps.Pairing.Saying;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.Pairing.Covering;

/// <summary>
/// One card for all three: to the neighbours the question, to the one without a partner the offer, and what came of it. Subject: the
/// <see cref="Cover"/>.
/// </summary>
internal sealed class CoverCard(CoverStore store, MeetingGuests guests) : ICardBuilder
{
    public const string Kind = CardKinds.Cover;

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.Find(showing.Db, showing.Subject) is { } cover
        && (cover.IsNeighbour(showing.Reader.Id) || cover.PersonId == showing.Reader.Id)
            ? Draw(cover, showing.Reader.Id, await MeetingOf(showing, cover), showing.Phrases)
            : null;

    /// <summary>When the neighbours meet, once their guest is invited.</summary>
    private async Task<string?> MeetingOf(Showing showing, Cover cover) =>
        cover.State == CoverState.Standing && await guests.MeetingOf(showing.Db, cover.Neighbours.Id, cover.PersonId) is { } time
            ? MeetingTimes.Series(time, showing.Reader.TimeZone, showing.Now, showing.Phrases)
            : null;

    internal static Card Draw(Cover cover, PersonId reader, string? meeting, Phrases t)
    {
        var card = new Card(Kind, t["paused-note.notification"]) { Locale = t.Tag, Footer = [new Text(t["sees.you"], TextStyle.Subtle)] };
        return cover.IsNeighbour(reader) ? Neighbour(card, cover, reader, meeting, t) : Person(card, cover, meeting, t);
    }

    /// <summary>Why and until when is for the partner alone; who of the two said no is for nobody.</summary>
    private static Card Neighbour(Card card, Cover cover, PersonId reader, string? meeting, Phrases t)
    {
        var name = ("name", Span.Name(cover.Person.DisplayName));
        return cover.State switch
        {
            CoverState.Asking when !cover.Willing.Contains(reader) => card with
            {
                Heading = t["cover.ask.heading"],
                Body = [new Text(t.Line("cover.ask", name)), new Text(t["cover.ask.how"], TextStyle.Subtle)],
                Buttons =
                [
                    new Button("cover.yes", cover.Id, t["monthly.yes"], ButtonStyle.Primary),
                    new Button("cover.no", cover.Id, t["round-end.no_thanks"]),
                ],
            },
            CoverState.Asking or CoverState.Offered => card with { Body = [new Text(t["cover.thanks"])] },
            CoverState.Standing => card with
            {
                Heading = t.Line("cover.stands.heading", name),
                Body =
                [
                    new Text(t.Line("cover.stands", ("names", Span.Name(cover.Person.FirstName)))),
                    .. Meeting("cover.meeting.yours", meeting, t),
                ],
                Buttons = [Write(cover, t)],
            },
            CoverState.Over => card with
            {
                Body = [new Text(t.Line("cover.over.neighbours", ("name", Span.Name(cover.Person.FirstName))))],
            },
            _ => card with { Body = [new Text(t["cover.over"])] },
        };
    }

    /// <summary>The bot carries it: the three may work in different apps.</summary>
    private static Button Write(Cover cover, Phrases t) =>
        new("say.open", SayRef.OnCover(cover.Id).ToString(), t["reveal.hi"], ButtonStyle.Primary);

    private static Card Person(Card card, Cover cover, string? meeting, Phrases t)
    {
        (string, Span)[] names =
        [
            ("names", Span.Name(Names.Joined(cover.Neighbours.Partners, t))),
            ("away", Span.Name(cover.Away.FirstName)),
            ("date", Dates.Day(cover.Until, t)),
        ];
        return cover.State switch
        {
            CoverState.Offered => card with
            {
                Heading = t["cover.offer.heading"],
                Body = [new Text(t.Line("cover.offer", names)), new Text(t["cover.offer.how"], TextStyle.Subtle)],
                Buttons =
                [
                    new Button("cover.take", cover.Id, t["cover.take"], ButtonStyle.Primary),
                    new Button("cover.leave", cover.Id, t["round-end.no_thanks"]),
                ],
            },
            CoverState.Standing => card with
            {
                Heading = t.Line("cover.with.heading", names),
                Body = [new Text(t.Line("cover.stands", names)), .. Meeting("cover.meeting", meeting, t)],
                Buttons = [Write(cover, t)],
            },
            CoverState.Over => card with { Body = [new Text(t.Line("cover.over.person", names))] },
            _ => card with { Body = [new Text(t["cover.over"])] },
        };
    }

    private static IEnumerable<Element> Meeting(string key, string? when, Phrases t) =>
        when is null ? [] : [new Text(t.Fill(key, ("when", when)))];
}
