using ChatOps.Settings;

namespace ChatOps.Meetings.Calendars;

/// <summary>The calendars of this installation. Our own feeds are always there.</summary>
internal sealed class MeetingCalendars(IEnumerable<IMeetingCalendar> all, ChatOpsSettings settings)
{
    private readonly Dictionary<CalendarKind, IMeetingCalendar> _all = all.ToDictionary(c => c.Kind);

    /// <summary>Null: it was connected once and is not any more; what it is to do waits.</summary>
    public IMeetingCalendar? Find(CalendarKind kind) => _all.GetValueOrDefault(kind);

    /// <summary>Where new series go, if their organizer has a place there.</summary>
    public CalendarKind Preferred =>
        settings.Calendar != "ics" && _all.ContainsKey(CalendarKind.Graph) ? CalendarKind.Graph : CalendarKind.Ics;
}
