using ChatOps.Clock;

namespace ChatOps.Meetings.Calls;

/// <summary>A call at a calendar is queued, or one has ended.</summary>
internal sealed class MeetingSignal : Signal;
