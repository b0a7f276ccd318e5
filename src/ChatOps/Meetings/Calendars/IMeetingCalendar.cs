namespace ChatOps.Meetings.Calendars;

/// <summary>
/// Where meetings stand: Outlook through Graph, or our own feeds and mails. One call is one call at the vendor's: nothing is repeated in
/// here, the worker alone does that. No call keeps or logs anybody's subjects, and none throws for what a vendor can answer.
/// </summary>
internal interface IMeetingCalendar
{
    CalendarKind Kind { get; }

    /// <summary>
    /// Busy times and working hours from <paramref name="from"/> to <paramref name="to"/>, at most 61 days apart, for 20 people at most;
    /// one answer a person, in their order. The calls count against the mailbox of the first.
    /// </summary>
    Task<CalendarOutcome<IReadOnlyList<Availability>>> FreeBusy(IReadOnlyList<Attendee> people, Instant from, Instant to, Ct ct);

    /// <summary>
    /// The request of one attempt at booking. Pure: kept before it leaves, and sent again byte for byte after a lost answer.
    /// </summary>
    string Write(SeriesPlan plan);

    /// <summary>
    /// Books the series with what <see cref="Write"/> gave for this plan. The same attempt again has the effect of one and answers
    /// <c>Done</c> with the series that stands. <c>Gone</c>: the organizer has no mailbox here.
    /// </summary>
    Task<CalendarOutcome<BookedSeries>> Book(SeriesPlan plan, string request, Ct ct);

    /// <summary>The whole series to the plan's hour, from its first day on. Moves made of single occurrences may be lost.</summary>
    Task<CalendarOutcome<Applied>> Move(SeriesPlan plan, Ct ct);

    /// <summary>Ends the series with a kind word to all. <c>Gone</c> is as good as <c>Done</c>.</summary>
    Task<CalendarOutcome<Applied>> Cancel(SeriesPlan plan, string comment, Ct ct);

    /// <param name="plan">The series as it is booked.</param>
    /// <param name="day">The day on which the series has this occurrence, in its zone, whatever became of it since.</param>
    /// <param name="start">The new wall time in the series' zone.</param>
    /// <param name="ct">Ends the waiting.</param>
    Task<CalendarOutcome<Applied>> MoveOccurrence(SeriesPlan plan, LocalDate day, LocalDateTime start, Ct ct);

    Task<CalendarOutcome<Applied>> CancelOccurrence(SeriesPlan plan, LocalDate day, string comment, Ct ct);

    /// <summary>Somebody comes along from now on: one of the plan's guests. Nobody else need hear of it.</summary>
    Task<CalendarOutcome<Applied>> Invite(SeriesPlan plan, Attendee guest, Ct ct);

    /// <summary>They come along no more; the plan's guests are those who are left.</summary>
    Task<CalendarOutcome<Applied>> Uninvite(SeriesPlan plan, Attendee guest, string comment, Ct ct);

    /// <summary>
    /// The series as it stands at the vendor's now, with its occurrences from <paramref name="from"/> on: after a notification, and to
    /// catch up. <c>Gone</c>: somebody deleted it.
    /// </summary>
    Task<CalendarOutcome<SeriesSeen>> Read(SeriesPlan plan, Instant from, Ct ct);
}

internal enum CalendarKind
{
    /// <summary>Stated hours, private feeds, and invitations by mail where mail is set.</summary>
    Ics,

    /// <summary>Outlook, through Microsoft Graph.</summary>
    Graph,
}
