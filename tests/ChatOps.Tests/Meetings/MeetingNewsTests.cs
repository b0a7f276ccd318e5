using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Standing;
using ChatOps.People;

namespace ChatOps.Tests.Meetings;

/// <summary>When a change of today's meeting is told.</summary>
public sealed class MeetingNewsTests
{
    private static readonly Attendee Reader = new()
    {
        PersonId = new PersonId("ana"),
        DisplayName = "Ana Ruiz",
        Hours = new WorkingHours(DateTimeZoneProviders.Tzdb["Europe/Berlin"], "12345", 9 * 60, 17 * 60),
    };

    [Theory]
    [InlineData(10, 15, 10)] // in the working day: now
    [InlineData(7, 15, 9)] // before it: as it begins
    [InlineData(7, 9, 7)] // that would be too late
    [InlineData(18, 21, 18)] // after it: now, it is today's
    public void a_change_of_todays_meeting_is_told_in_time(int hour, int meeting, int told) =>
        MeetingNews.Leaves(Reader, [At(24, meeting)], At(24, hour)).ShouldBe(At(24, told));

    [Fact]
    public void a_change_of_another_day_is_not_todays() => MeetingNews.Leaves(Reader, [At(25, 10), At(24, 8)], At(24, 10)).ShouldBeNull();

    private static Instant At(int day, int hour) => Instant.FromUtc(2026, 11, day, hour - 1, 0);
}
