using ChatOps.Channels.Queueing;
using ChatOps.Partnerships;
using ChatOps.People;

namespace ChatOps.Pairing.Repairing;

/// <summary>
/// An active member of an open round who stands with nobody: joined meanwhile, was left, or asked for another partner. Which of these is
/// not told here.
/// </summary>
internal sealed record Unpaired
{
    public required PersonId PersonId { get; init; }
    public required Round Round { get; init; }
    public required QuietHours Hours { get; init; }

    /// <summary>Since when: they joined, their last partnership of this round ended, or the round began.</summary>
    public required Instant Since { get; init; }

    /// <summary>Their last partnership of this round ended then; null: they had none.</summary>
    public Instant? LeftAt { get; init; }

    /// <summary>The last two weeks with a partner went by in silence: nobody new waits for them until they write.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>When a partner was last looked for.</summary>
    public Instant? TriedAt { get; init; }

    /// <summary>When they were told that it will be the next round.</summary>
    public Instant? ToldAt { get; init; }
}
