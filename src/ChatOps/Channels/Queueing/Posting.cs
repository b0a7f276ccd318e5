using ChatOps.People;

namespace ChatOps.Channels.Queueing;

/// <summary>What is to be shown to whom, from when to when.</summary>
internal sealed record Posting(CardRef Card, PersonId Person, Instant DueAt)
{
    /// <summary>
    /// After this a new message is not worth sending any more; null: always. An edit of a message that is there never expires.
    /// </summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>
    /// Post at the end of the chat, as a new message, and remove the earlier one: a nudge, an answer, one more thing that a partner says.
    /// A partner's other words that were posted less than 15 minutes ago are edited in place all the same.
    /// </summary>
    public bool PostsAnew { get; init; }

    /// <summary>A shared channel's conversation; empty for the person's own chat.</summary>
    public string Place { get; init; } = "";

    /// <summary>The account to use instead of the preferred one: an answer goes where the question came from.</summary>
    public AccountId? Account { get; init; }

    /// <summary>Where it differs from what <see cref="CardKinds"/> says of the kind: a nudge, an answer.</summary>
    public Importance? Importance { get; init; }
}

/// <summary>Where a card stands for a person.</summary>
/// <param name="State">See <see cref="RowState"/>.</param>
/// <param name="PostedAt">When its message was posted; null while there is none.</param>
/// <param name="Code">The vendor's code of the last failure, or null.</param>
internal sealed record Standing(RowState State, Instant? PostedAt, string? Code)
{
    private static readonly Duration Together = Duration.FromMinutes(15);

    /// <summary>
    /// A partner's message takes one more text: begun less than fifteen minutes ago, or still waiting for its reader's morning.
    /// </summary>
    public static bool TakesOneMore(Instant begunAt, Standing? standing, Instant now) =>
        begunAt > now - Together || standing is { PostedAt: null, State: RowState.Due or RowState.Unreachable };
}

/// <summary>Where a row of the outbox stands.</summary>
internal enum RowState
{
    /// <summary>There is something to send, edit or remove, now or at a later hour.</summary>
    Due,

    /// <summary>The person sees the newest version, or there was nothing to show.</summary>
    Done,

    /// <summary>None of the person's accounts can be written to; waits for <see cref="Outbox.Revive"/>.</summary>
    Unreachable,

    /// <summary>Did not fit into the week's messages.</summary>
    Dropped,

    /// <summary>Found no room, no hour or no answer before it lost its worth.</summary>
    Expired,

    /// <summary>Refused by the vendor, or tried too often: a dead letter with the vendor's code.</summary>
    Dead,
}
