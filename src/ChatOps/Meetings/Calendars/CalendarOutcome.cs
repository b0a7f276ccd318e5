namespace ChatOps.Meetings.Calendars;

/// <summary>
/// What came of one call at a calendar. Codes are the vendor's (<c>ErrorItemNotFound</c>), never a text that holds somebody's data.
/// </summary>
internal abstract record CalendarOutcome<T>
{
    internal sealed record Done(T Value) : CalendarOutcome<T>;

    /// <summary>
    /// Surely nothing happened: throttled, or the vendor is out of order (429, 503, 504, no connection). Again after this long at the
    /// earliest.
    /// </summary>
    internal sealed record Wait(Duration? After, string Code) : CalendarOutcome<T>;

    /// <summary>
    /// The answer got lost (timeout, connection reset, 5xx): it may have happened. The same request again, byte for byte.
    /// </summary>
    internal sealed record Lost(string Code) : CalendarOutcome<T>;

    /// <summary>Refused for good: the same request would be refused again.</summary>
    internal sealed record Refused(string Code) : CalendarOutcome<T>;

    /// <summary>What it was about does not exist (any more): 404, 410.</summary>
    internal sealed record Gone(string Code) : CalendarOutcome<T>
    {
        /// <summary>Not the meeting alone: its organizer has no mailbox any more.</summary>
        public bool IsOrganizers { get; init; }
    }
}

/// <summary>It was done, and there is nothing more to say.</summary>
internal sealed record Applied
{
    public static readonly Applied Value = new();
}

/// <summary>A series that stands in a calendar.</summary>
/// <param name="ExternalId">The vendor's id: of the series' master in Graph (immutable id), the UID in iCalendar.</param>
/// <param name="JoinUrl">Where to meet; null without one, or while it is not known yet.</param>
internal sealed record BookedSeries(string ExternalId, Uri? JoinUrl);
