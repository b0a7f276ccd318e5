using ChatOps.Cards;
using ChatOps.Privacy;

namespace ChatOps.Demo;

/// <summary>One message in a chat: a card of the bot, or what the person typed.</summary>
internal sealed record DemoMessage(string Id, Instant PostedAt)
{
    /// <summary>The card as it was built; null for typed text.</summary>
    public Card? Card { get; init; }

    /// <summary>What the person typed; null for the bot's own messages.</summary>
    public Words? Typed { get; init; }

    public Instant? ChangedAt { get; init; }

    /// <summary>
    /// What a button of this card led to, shown in its place until it is sent or closed: a form, a form to correct, another card.
    /// </summary>
    public Card? Opened { get; init; }

    /// <summary>The outbox's id of the sending.</summary>
    public string? DeliveryId { get; init; }

    /// <summary>Grows with every change, so that a page knows what it shows already.</summary>
    public int Revision { get; init; }

    /// <summary>The card that the person sees now.</summary>
    public Card? Shown => Opened ?? Card;

    /// <summary>Never the text.</summary>
    public override string ToString() => Id;
}
