using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Channels;

/// <summary>"This card about this subject to this person", inside the caller's unit of work. The worker is woken by the commit.</summary>
internal sealed class Outbox
{
    /// <summary>Queues the card, or asks for its message to be brought up to date when it was sent before.</summary>
    public Task Queue(Session db, Posting posting) => throw new NotImplementedException();

    /// <summary>Brings every message of this card up to date, for whoever has one; sends nothing new.</summary>
    public Task Refresh(Session db, CardRef card) => throw new NotImplementedException();
}

/// <summary>What is to be shown to whom, from when to when.</summary>
internal sealed record Posting(CardRef Card, PersonId Person, Instant DueAt)
{
    /// <summary>After this the card is not worth sending any more; null: always.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>Post at the end of the chat, as a new message, and remove the earlier one: a nudge, an answer.</summary>
    public bool PostsAnew { get; init; }

    /// <summary>A shared channel's conversation; empty for the person's own chat.</summary>
    public string Place { get; init; } = "";

    /// <summary>The account to use instead of the preferred one: an answer goes where the question came from.</summary>
    public AccountId? Account { get; init; }
}
