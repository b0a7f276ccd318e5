using ChatOps.Channels;

namespace ChatOps.Demo.History;

/// <summary>
/// A message that was there before the demo began: who saw which card since when, and whether it counts as one of the bot's own of that
/// week.
/// </summary>
internal sealed record SeenMessage(Instant At, CardRef Card, SampleMember Reader, bool Sounds);
