using ChatOps.Meetings.Calendars;
using ChatOps.People;

namespace ChatOps.Meetings.Standing;

/// <summary>In whose calendar a series is made, and in which. Pure.</summary>
internal static class Organizer
{
    /// <summary>After so many series that Outlook refused, a pair gets its time without Outlook.</summary>
    private const int Patience = 2;

    /// <param name="here">The partners who come, in their order.</param>
    /// <param name="wanted">Who asked for it; null: nobody in particular.</param>
    /// <param name="without">Whose calendar was tried in vain.</param>
    /// <param name="failed">How often a series failed.</param>
    /// <param name="preferred">Where new series go.</param>
    public static (PersonId Person, CalendarKind Calendar) Choose(
        IReadOnlyList<Attendee> here, PersonId? wanted, IReadOnlyCollection<PersonId> without, int failed, CalendarKind preferred)
    {
        var first = here.OrderBy(p => p.PersonId == wanted ? 0 : 1).ToList();
        var owner = preferred == CalendarKind.Graph && failed < Patience
            ? first.FirstOrDefault(p => p.HasCalendar && !without.Contains(p.PersonId) && (p.ObjectId ?? p.Email) is not null)
            : null;
        return owner is null ? (first[0].PersonId, CalendarKind.Ics) : (owner.PersonId, CalendarKind.Graph);
    }
}
