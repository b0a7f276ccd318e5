using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Times;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.Meetings.Cards;

/// <summary>My meeting: when, what it is about, and what can be done about it. Subject: the partnership.</summary>
internal sealed class MeetingCard(MeetingViews views) : ICardBuilder
{
    public const string Kind = "meeting-card";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await views.Find(showing.Db, showing.Subject, showing.Reader.Id) is { } view
            ? Draw(view, showing.Reader, showing.Now, showing.Phrases)
            : null;

    internal static Card Draw(MeetingView view, Person reader, Instant now, Phrases t)
    {
        var names = string.Join($" {t["and"]} ", view.PartnersOf(reader.Id).Select(p => p.DisplayName));
        var card = new Card(Kind, t["meeting.notification"])
        {
            Locale = t.Tag,
            Heading = t.Line("meeting.heading", ("partner", Span.Name(names))),
        };
        if (!view.Frame.Stands)
            return card with { Body = [new Text(t["meeting.over"])] };
        var next = view.Next(now);
        return card with
        {
            Body =
            [
                .. new MeetingLines(view, reader, now, t).Draw(),
                .. next is null
                    ? Array.Empty<Element>()
                    : [new Text(t.Fill("meeting.next", ("time", MeetingTimes.One(next.StartsAt, reader, t))))],
                .. Held(view, now, t),
                .. next is null ? [] : Agenda(view.Agenda, now, t),
            ],
            Buttons = [.. Buttons(view, reader, next, now, t)],
            Footer = [.. Feed(view, t)],
        };
    }

    /// <summary>What was raised, by number, and two good questions, other ones each week. Never in the calendar.</summary>
    internal static IEnumerable<Element> Agenda(IReadOnlyList<MeetingView.Raised> raised, Instant now, Phrases t) =>
    [
        new Text(t["meeting.list"], TextStyle.Section),
        new Listing([.. raised.Select(r => ItemOf(r.Author.Split(' ', 2)[0], r.Item, t)), .. MeetingQuestions.Of(now, t)]),
    ];

    internal static Line ItemOf(string author, string item, Phrases t) =>
        t.Line(item == "all" ? "meeting.item.all" : "meeting.item", ("author", Span.Name(author)), ("n", item));

    /// <summary>
    /// Asks until this reader or a yes has answered; then what is noted, with the way to say it differently for whose answer it is.
    /// </summary>
    private static Element[] Held(MeetingView view, Instant now, Phrases t)
    {
        if (view.Last(now) is not { } last)
            return [];
        var (yes, no) = (
            new Button("meeting.held", last.Id, t["meeting.held.yes"]), new Button("meeting.not-held", last.Id, t["meeting.held.no"]));
        return last switch
        {
            { IsHeld: true, Said: true } => [new Text(t["meeting.held.noted"]), new ButtonRow([no])],
            { IsHeld: true } => [new Text(t["meeting.held.noted"])],
            { Said: false } => [new Text(t["meeting.held.noted-not"]), new ButtonRow([yes])],
            _ => [new Text(t["meeting.held.ask"]), new ButtonRow([yes, no])],
        };
    }

    private static IEnumerable<Button> Buttons(MeetingView view, Person reader, MeetingOccurrence? next, Instant now, Phrases t)
    {
        var partnership = view.Frame.PartnershipId;
        if (view.Series is not { } series || view.Frame.IsInWriting)
            yield break;
        if (series.JoinUrl is { } join && next is not null)
            yield return new Button("meeting.join", "", t["meeting.join"], ButtonStyle.Primary) { Url = join };
        if (view.CanBeAsked(reader.Id, isReveal: false, now))
            yield return new Button("meeting.other-time", partnership, t["meeting.propose"]);
        if (
            next is not null
            && WallTime.MondayOf(next.StartsAt.InZone(reader.TimeZone).Date) == WallTime.MondayOf(now.InZone(reader.TimeZone).Date))
            yield return new Button("meeting.skip", next.Id, t["meeting.skip"]);
        if (
            series is { State: SeriesState.Booked, Calendar: CalendarKind.Graph }
            && series.OrganizerId != reader.Id
            && view.Find(reader.Id) is { HasCalendar: true })
            yield return new Button("meeting.own", partnership, t["meeting.own"]);
        if (view.File is { } file && series is { State: SeriesState.Booked, Calendar: CalendarKind.Ics })
            yield return new Button("meeting.file", "", t["meeting.file"]) { Url = file };
    }

    private static IEnumerable<Element> Feed(MeetingView view, Phrases t) =>
        view.Feed is { } feed
            ?
            [
                new Text(t.Fill("meeting.feed", ("address", feed.AbsoluteUri)), TextStyle.Subtle),
                new Link(new Button("meeting.new-feed", view.Frame.PartnershipId, t["meeting.new-feed"])),
            ]
            : [];
}
