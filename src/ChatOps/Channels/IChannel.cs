using ChatOps.Cards;
using ChatOps.People;

namespace ChatOps.Channels;

/// <summary>
/// The port to one channel. One call here is one call (or one short fixed sequence) at the vendor: nothing is retried inside, the outbox
/// is the only thing that retries. Expected failures come back as <see cref="Delivery"/> values; exceptions are bugs.
/// </summary>
internal interface IChannel
{
    Channel Channel { get; }

    /// <summary>Sends a new message to the person's own chat, or into <paramref name="place"/> when it is given.</summary>
    /// <param name="to">Whom to write to; the conversation is opened when it is not known yet.</param>
    /// <param name="place">A shared channel's conversation id, or null for the personal chat.</param>
    /// <param name="card">What to show.</param>
    /// <param name="deliveryId">Our id of this sending. Slack keeps it as message metadata, so that <see cref="Find"/> can adopt
    /// it.</param>
    /// <param name="ct">Ends the call; the outcome is then unknown and the worker treats it as interrupted.</param>
    Task<Delivery> Post(Account to, string? place, Card card, string deliveryId, Ct ct);

    /// <summary>Changes a message in place. May be repeated freely.</summary>
    Task<Delivery> Update(Account to, MessageRef message, Card card, Ct ct);

    /// <summary>Removes one of our own messages. A message that is gone already counts as removed.</summary>
    Task<Delivery> Remove(Account to, MessageRef message, Ct ct);

    /// <summary>
    /// Looks for a message of an interrupted <see cref="Post"/>, in the person's own chat or in <paramref name="place"/>. Slack reads the
    /// chat's history since then; Teams cannot be asked and says so.
    /// </summary>
    Task<Finding> Find(Account to, string? place, string deliveryId, Instant since, Ct ct);

    /// <summary>What the vendor says about this account, or the failure that kept it from saying.</summary>
    Task<LookUp> LookUp(Account account, Ct ct);
}

/// <summary>The handle of a message that was sent. Teams: conversation id and activity id. Slack: channel id and <c>ts</c>.</summary>
internal readonly record struct MessageRef(string Conversation, string Id);

/// <summary>What came of one call at the vendor. <c>Code</c> is always the vendor's own, never a text of ours or theirs.</summary>
internal abstract record Delivery
{
    /// <summary>Done. The message's handle; for a removal the handle of what was removed.</summary>
    internal sealed record Sent(MessageRef Message) : Delivery;

    /// <summary>429: nothing was sent, and what it names waits, also when <paramref name="After"/> is not given.</summary>
    /// <param name="After">How long.</param>
    /// <param name="Code">The vendor's.</param>
    /// <param name="Names">A method of the workspace; null: the conversation that was written to.</param>
    internal sealed record Throttled(Duration? After, string Code, string? Names = null) : Delivery;

    /// <summary>A passing fault: try again later, with backoff. The call had no effect, or may be repeated.</summary>
    internal sealed record TryAgain(string Code, Duration? After = null) : Delivery;

    /// <summary>The answer was lost after the request left: the message may or may not exist.</summary>
    internal sealed record Unknown(string Code) : Delivery;

    /// <summary>The person can't be reached on this account until something changes there.</summary>
    internal sealed record Unreachable(AccountState State, string Code) : Delivery;

    /// <summary>The conversation or message is not there any more: forget the handle and send anew.</summary>
    internal sealed record Gone(string Code) : Delivery;

    /// <summary>The vendor refuses this card for good. A bug of ours or of the configuration: dead letter.</summary>
    internal sealed record Refused(string Code) : Delivery;
}

/// <summary>What became of an interrupted sending. Only <see cref="Nowhere"/> is a proof that nothing was sent.</summary>
internal abstract record Finding
{
    /// <summary>It arrived: the outbox adopts the message.</summary>
    internal sealed record Found(MessageRef Message) : Finding;

    /// <summary>The whole stretch was read, and it is not there.</summary>
    internal sealed record Nowhere : Finding;

    /// <summary>This channel has no way to tell.</summary>
    internal sealed record CannotTell : Finding;

    /// <summary>The vendor did not answer now: ask again later, send nothing until then.</summary>
    /// <param name="Code">The vendor's.</param>
    /// <param name="After">Not before that.</param>
    /// <param name="Names">The method that is to be left alone as long; null: it did not ask.</param>
    internal sealed record TryAgain(string Code, Duration? After = null, string? Names = null) : Finding;
}

internal abstract record LookUp
{
    internal sealed record Found(Profile Profile) : LookUp;

    /// <summary>The vendor does not know this account any more, or not in reach of us.</summary>
    /// <param name="Code">The vendor's code.</param>
    /// <param name="State">What that says about the account; null: nothing.</param>
    internal sealed record Missing(string Code, AccountState? State = null) : LookUp;

    /// <inheritdoc cref="Finding.TryAgain"/>
    internal sealed record TryAgain(string Code, Duration? After = null, string? Names = null) : LookUp;
}
