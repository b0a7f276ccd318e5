using ChatOps.Cards;
using ChatOps.People;

namespace ChatOps.Channels;

/// <summary>One thing that a person did, in no channel's dialect. The adapters make it; from here on nothing knows the wire.</summary>
/// <param name="Account">Who did it, as the channel proved it.</param>
/// <param name="Action">The route: <c>check-in.submit</c>, <c>menu</c>. For a typed message see <see cref="Text"/>.</param>
/// <param name="Subject">The id that the button or form carried; empty when it carried none. Untrusted: the use case checks whose it
/// is.</param>
/// <param name="Fields">What was filled in.</param>
/// <param name="DeliveryId">
/// Unique for this gesture and the same when the vendor repeats it; prefixed with channel and tenant. Remembered in the transaction of its
/// effect.
/// </param>
internal sealed record Inbound(AccountKey Account, string Action, string Subject, Fields Fields, string DeliveryId)
{
    /// <summary>What a button or form of nobody's does: whoever pressed it is told that it does not work.</summary>
    public const string UnknownAction = "unknown";

    /// <summary>
    /// A typed message or command text, mention stripped. The dispatcher reads a verb from it where no action is given; null for buttons
    /// and forms.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>
    /// The typed message, by the name that its channel goes on giving it when it is edited or deleted; null: not one of a chat.
    /// </summary>
    public string? TypedId { get; init; }

    /// <summary>
    /// The others whom a typed message mentions, each once. In Slack their user id, in Teams the id by which the connector knows them
    /// (<c>29:…</c>).
    /// </summary>
    public IReadOnlyList<AccountKey> Mentioned { get; init; } = [];

    /// <summary>Files came with a typed message. They are never carried.</summary>
    public bool HasFiles { get; init; }

    /// <summary>What the delivery itself tells about the sender, for the first contact.</summary>
    public Sender Sender { get; init; } = Sender.Unknown;

    /// <summary>The shared channel where it happened, or null in the personal chat.</summary>
    public string? Place { get; init; }

    /// <summary>
    /// True when the adapter shows the answer itself (an invoke, a modal, a slash command). False for a plain message: the answer then goes
    /// through the outbox.
    /// </summary>
    public bool IsAnsweredAtOnce { get; init; }

    /// <summary>
    /// The person acts on a message of their chat, or on a modal that was opened from it (Slack): a card that stands in the chat is brought
    /// up to date there by the outbox and not built for the answer.
    /// </summary>
    public bool SeesCardInChat { get; init; }

    /// <summary>
    /// An aside can be put on top of what the person sees: in Slack on a modal, and as a modal over anything whose button was pressed.
    /// </summary>
    public bool IsInModal { get; init; }

    /// <summary>Who acts through this account from a page, as the audit calls them; null: the account's person.</summary>
    public string? Actor { get; init; }

    /// <summary>A second key for the same happening, where the vendor is known to repeat it under a new id; or null.</summary>
    public string? BusinessKey { get; init; }

    /// <summary>Never the text.</summary>
    public override string ToString() => $"{Action} by {Account.Channel}";
}

/// <summary>What a delivery carries about its sender besides the account key. All optional.</summary>
internal sealed record Sender(string? Name = null, string? Locale = null, string? Zone = null)
{
    public static readonly Sender Unknown = new();

    /// <summary>The personal conversation, when the delivery came from there.</summary>
    public string? Conversation { get; init; }

    public string? ServiceUrl { get; init; }

    public string? ConnectorId { get; init; }

    public override string ToString() => "(sender)";
}
