using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Calls;
using ChatOps.Meetings.Proposals;

namespace ChatOps.Meetings;

/// <summary>How states are written in tables.</summary>
internal static class MeetingText
{
    public static string Of(SeriesState state) => state.ToString().ToLowerInvariant();

    public static string Of(OccurrenceState state) => state.ToString().ToLowerInvariant();

    public static string Of(CalendarKind kind) => kind == CalendarKind.Graph ? "graph" : "ics";

    public static string Of(SlotFit fit) => fit.ToString().ToLowerInvariant();

    public static string Of(TimeProposalState state) => state.ToString().ToLowerInvariant();

    public static string Of(CallState state) => state.ToString().ToLowerInvariant();

    public static string Of(SeriesEnd end) => end.ToString().ToLowerInvariant();

    public static string Of(CallKind kind) => kind switch
    {
        CallKind.MoveOccurrence => "move_occurrence",
        CallKind.CancelOccurrence => "cancel_occurrence",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static CallKind Call(string text) => Read<CallKind>(text.Replace("_", "", StringComparison.Ordinal));

    public static CalendarKind Calendar(string text) => Read<CalendarKind>(text);

    public static T Read<T>(string text)
        where T : struct, Enum => Enum.Parse<T>(text, ignoreCase: true);
}
