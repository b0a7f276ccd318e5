using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Standing;
using ChatOps.People;

namespace ChatOps.Tests.Meetings;

public sealed class OrganizerTests
{
    private static readonly Attendee Ana = Of("ana");
    private static readonly Attendee Gil = Of("gil") with { IsGuest = true };

    [Fact]
    public void a_guest_owns_no_series_in_outlook_not_even_when_they_ask() =>
        Organizer.Choose([Gil, Ana], Gil.PersonId, [], 0, CalendarKind.Graph).ShouldBe((Ana.PersonId, CalendarKind.Graph));

    [Fact]
    public void two_guests_get_their_time_without_outlook() =>
        Organizer
            .Choose([Gil, Gil with { PersonId = new PersonId("guy") }], null, [], 0, CalendarKind.Graph)
            .Calendar.ShouldBe(CalendarKind.Ics);

    private static Attendee Of(string name) => new()
    {
        PersonId = new PersonId(name),
        DisplayName = name,
        Email = $"{name}@contoso.example",
        ObjectId = $"object-{name}",
        Hours = new WorkingHours(DateTimeZone.Utc, "12345", 540, 1020),
    };
}
