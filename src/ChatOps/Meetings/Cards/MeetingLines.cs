using ChatOps.Cards;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Proposals;
using ChatOps.Meetings.Times;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.Meetings.Cards;

/// <summary>The meeting's part of a card: when, what is different this week, and times to choose from. Pure.</summary>
/// <param name="View">What is known.</param>
/// <param name="Reader">For whom.</param>
/// <param name="Now">Now.</param>
/// <param name="T">In their language.</param>
/// <param name="IsOnReveal">Buttons lead back to the card that they stand on.</param>
internal sealed record MeetingLines(MeetingView View, Person Reader, Instant Now, Phrases T, bool IsOnReveal = false)
{
    public const string Choose = "meeting.choose";
    public const string ChooseOnReveal = "meeting.choose-here";
    public const string None = "meeting.none";
    public const string NoneOnReveal = "meeting.none-here";

    /// <summary>All of it, as the reveal and the meeting's own card show it.</summary>
    public IEnumerable<Element> Draw() =>
    [
        new Text(Line.Of([Span.Bold(T["meeting.label"]), "  ", .. When().Spans])),
        .. Feed(),
        .. ThisWeek(),
        .. Choices(),
    ];

    /// <summary>The way to the feed, where the line says that the meeting is in it.</summary>
    private IEnumerable<Element> Feed() =>
        View is { Series: { State: SeriesState.Booked, Calendar: CalendarKind.Ics }, IsMailed: false, Feed: { } feed }
            ? [new Link(new Button("meeting.feed", "", T["meeting.feed.open"]) { Url = feed })]
            : [];

    /// <summary>The meeting line.</summary>
    public Line When() => View switch
    {
        { Frame.IsInWriting: true } => T["meeting.writing"],
        { Series: { State: SeriesState.Booked, Time: { } time } series } => Booked(series, time),
        { Series.State: SeriesState.Asking } => T["meeting.asking"],
        { Series: { State: SeriesState.Failed, Time: null } } => T["meeting.no_time"],
        { Frame.Here.Count: < 2 } => T["meeting.paused"],
        _ => T["meeting.finding"],
    };

    /// <summary>What is different in the week that runs: moved, left out, somebody not available.</summary>
    public IEnumerable<Element> ThisWeek()
    {
        var monday = WallTime.MondayOf(Now.InZone(Reader.TimeZone).Date);
        foreach (
            var occurrence in View.Occurrences.Where(o =>
                o.EndsAt > Now && WallTime.MondayOf(o.StartsAt.InZone(Reader.TimeZone).Date) == monday))
        {
            var line = occurrence.State switch
            {
                OccurrenceState.Moved => (Line)T.Fill("meeting.week.moved", ("time", MeetingTimes.One(occurrence.StartsAt, Reader, T))),
                OccurrenceState.Skipped => T["meeting.week.skipped"],
                OccurrenceState.Dropped => T["meeting.week.dropped"],
                OccurrenceState.Away when occurrence.AwayPersonId == Reader.Id => T["meeting.week.away.you"],
                OccurrenceState.Away => T.Line(
                    "meeting.week.away",
                    ("name", Span.Name(View.Find(occurrence.AwayPersonId ?? default)?.DisplayName.Split(' ', 2)[0] ?? ""))),
                _ => null,
            };
            if (line is not null)
                yield return new Text(line);
        }
    }

    /// <summary>The times that this reader can choose from.</summary>
    public IEnumerable<Element> Choices()
    {
        if (View.Proposal is not { } proposal || !proposal.IsOn(Reader.Id, IsOnReveal))
            yield break;
        if (proposal.State == TimeProposalState.Looking)
        {
            yield return new Text(T["meeting.looking"], TextStyle.Subtle);
            yield break;
        }

        var zone = Zone(proposal);
        var options = proposal
            .Options.Select((o, i) => (Start: o, Number: i))
            .Where(o => proposal.CanBeChosen(o.Start, zone, Now))
            .ToList();
        if (options.Count == 0)
        {
            yield return new Text(T["meeting.no_other"]);
            yield break;
        }

        yield return new Text(Question(proposal));
        Button[] buttons =
        [
            .. options.Select(o => new Button(
                IsOnReveal ? ChooseOnReveal : Choose,
                $"{proposal.Id}/{o.Number}",
                MeetingTimes.Short(o.Start, zone, Reader, T),
                ButtonStyle.Primary)),
            new Button(IsOnReveal ? NoneOnReveal : None, proposal.Id, T["meeting.none"]),
        ];
        foreach (var row in buttons.Chunk(2))
            yield return new ButtonRow(row);
    }

    private Line Question(MeetingProposal proposal) => proposal switch
    {
        { PersonId: null, Day: null } when View.EndsEarly(Now) => T["meeting.ask.rest"],
        { PersonId: null, Day: null } => T["meeting.ask.series"],
        { PersonId: null } => T["meeting.ask.one"],
        _ => T["meeting.ask"],
    };

    private DateTimeZone Zone(MeetingProposal proposal) =>
        View.Singles.Prepend(View.Series).FirstOrDefault(s => s?.Id == proposal.SeriesId)?.Time?.TimeZone
        ?? View.Series?.Time?.TimeZone
        ?? Reader.TimeZone;

    private Line Booked(MeetingSeries series, MeetingTime time)
    {
        var others = View.PartnersOf(Reader.Id);
        if (time.Fit == SlotFit.Closest)
        {
            var spans = others.SelectMany(
                (o, i) =>
                    (IEnumerable<Span>)
                        [
                            i == 0 ? "" : ", ",
                            .. T.Line(
                                "meeting.time_for",
                                ("time", MeetingTimes.For(time, o.Hours.Zone, Reader.TimeZone, Now, T)),
                                ("partner", Span.Name(FirstName(o)))).Spans,
                        ]);
            return Line.Of([
                .. ((Line)T.Fill("meeting.closest", ("time", MeetingTimes.For(time, Reader.TimeZone, Reader.TimeZone, Now, T)))).Spans,
                " ",
                .. spans,
                ".",
            ]);
        }

        if (time.EveryWeeks == 0)
            return T["meeting.booked.own"];
        var key = series.Calendar == CalendarKind.Graph ? "meeting.booked"
            : View.IsMailed ? "meeting.booked.mail"
            : View.Feed is null ? "meeting.booked.only"
            : "meeting.booked.feed";
        return T.Fill(
            series.Calendar == CalendarKind.Graph && others.Count > 1 ? "meeting.booked.three" : key,
            ("when", MeetingTimes.Series(time, Reader.TimeZone, Now, T)));
    }

    private static string FirstName(Attendee person) => person.DisplayName.Split(' ', 2)[0];
}
