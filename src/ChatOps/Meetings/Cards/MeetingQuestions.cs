using System.Globalization;
using ChatOps.Cards;
using ChatOps.Meetings.Times;
using ChatOps.Texts;

namespace ChatOps.Meetings.Cards;

/// <summary>Two good questions for a meeting: the same for both partners, other ones next week.</summary>
internal static class MeetingQuestions
{
    private const int All = 8;

    private static readonly LocalDate Start = new(2026, 1, 5);

    public static IReadOnlyList<Line> Of(Instant now, Phrases t) => Of(WallTime.MondayOf(now.InUtc().Date), t);

    public static IReadOnlyList<Line> Of(LocalDate monday, Phrases t)
    {
        var first = (int)(Period.DaysBetween(Start, monday) / 7L * 2 % All);
        return [.. new[] { first, first + 1 }.Select(i => (Line)t[$"meeting.question.{Number(((i % All) + All) % All)}"])];
    }

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
