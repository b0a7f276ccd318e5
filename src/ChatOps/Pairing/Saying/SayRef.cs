using ChatOps.Channels;

namespace ChatOps.Pairing.Saying;

/// <summary>What the form carries as its subject: the partnership, and the message that it was opened from, if any. Untrusted, as every subject is.</summary>
internal readonly record struct SayRef(string PartnershipId, string MessageId = "")
{
    public static SayRef Parse(string subject) => subject.Split(':', 2) is [var partnership, var message] ? new SayRef(partnership, message) : new SayRef(subject);

    /// <summary>Where the form was opened; null: it was asked for by typing.</summary>
    public CardRef? Origin => this switch
    {
        { MessageId.Length: > 0 } => new CardRef(SayCard.Kind, MessageId),
        { PartnershipId.Length: > 0 } => new CardRef(RevealCard.Kind, PartnershipId),
        _ => null,
    };

    public override string ToString() => MessageId.Length > 0 ? $"{PartnershipId}:{MessageId}" : PartnershipId;
}
