using ChatOps.Cards;
using ChatOps.Meetings.Cards;
using ChatOps.Texts;

namespace ChatOps.CheckIns.Copies;

/// <summary>
/// The next meeting's list on a weekly card, once something was raised: by number, and two good questions. Never in the calendar.
/// </summary>
internal static class WeeklyAgenda
{
    /// <param name="author">Whose week it is; null when they read it themselves.</param>
    /// <param name="raised">The commitments, by number, or <c>all</c>.</param>
    /// <param name="week">Its Monday.</param>
    /// <param name="t">The reader's language.</param>
    public static IEnumerable<Element> Draw(string? author, IReadOnlyList<string> raised, LocalDate week, Phrases t) =>
        raised.Count == 0
            ? []
            :
            [
                new Text(t["meeting.list"], TextStyle.Section),
                new Listing([
                    .. raised.Distinct().Order(StringComparer.Ordinal).Select(item => ItemOf(author, item, t)),
                    .. MeetingQuestions.Of(week, t),
                ]),
            ];

    private static Line ItemOf(string? author, string item, Phrases t) => author is null
        ? t.Fill(item == "all" ? "meeting.item.yours.all" : "meeting.item.yours", ("n", item))
        : MeetingCard.ItemOf(author, item, t);
}
