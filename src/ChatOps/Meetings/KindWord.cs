using ChatOps.Meetings.Calendars;
using ChatOps.Texts;

namespace ChatOps.Meetings;

/// <summary>What calendars carry of ours, in the languages of those who come: a line each. Never a member's words.</summary>
internal static class KindWord
{
    /// <summary>The text of the invitation.</summary>
    public static IReadOnlyList<string> Invitation(SeriesPlan plan) => In(plan, "meeting.body");

    public static string Of(SeriesEnd why, SeriesPlan plan) => Lines(plan, why switch
    {
        SeriesEnd.Over => "meeting.cancel.over",
        SeriesEnd.Changed => "meeting.cancel.changed",
        SeriesEnd.Away => "meeting.cancel.away",
        _ => "meeting.cancel.moved",
    });

    /// <summary>One occurrence is left out.</summary>
    public static string Skipped(SeriesPlan plan) => Lines(plan, "meeting.cancel.week");

    /// <summary>To somebody who came along for a while, in their language.</summary>
    public static string Left(Attendee guest) => TextCatalog.For(guest.Locale)["meeting.cancel.guest"];

    private static string Lines(SeriesPlan plan, string key) => string.Join('\n', In(plan, key));

    private static IReadOnlyList<string> In(SeriesPlan plan, string key) =>
        [.. plan.Everybody.Select(p => TextCatalog.For(p.Locale)).DistinctBy(t => t.Tag).Select(t => t[key])];
}
