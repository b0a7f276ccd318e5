using ChatOps.Clock;

namespace ChatOps.Meetings.Graph.Watching;

/// <summary>Graph told of a change.</summary>
internal sealed class GraphSignal : Signal;
