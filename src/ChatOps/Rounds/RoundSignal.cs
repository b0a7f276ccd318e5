using ChatOps.Clock;

namespace ChatOps.Rounds;

/// <summary>A moderator waits for what comes of their word.</summary>
internal sealed class RoundSignal : Signal;
