using ChatOps.Channels;
using ChatOps.Channels.Queueing;

namespace ChatOps.Pairing.Saying;

/// <summary>
/// What the form carries as its subject: among whom (see <see cref="SayCircles"/>), and the message or cover that it was opened from, if
/// any. Untrusted, as every subject is.
/// </summary>
internal readonly record struct SayRef(string CircleId, string MessageId = "")
{
    private const string Cover = "cover";

    public static SayRef Parse(string subject) =>
        subject.Split(':', 2) is [var circle, var message] ? new SayRef(circle, message) : new SayRef(subject);

    /// <summary>Opened on the card of a cover.</summary>
    public static SayRef OnCover(string coverId) => new(coverId, Cover);

    /// <summary>Where the form was opened; null: it was asked for by typing.</summary>
    public CardRef? Origin => this switch
    {
        { MessageId: Cover } => new CardRef(CardKinds.Cover, CircleId),
        { MessageId.Length: > 0 } => new CardRef(SayCard.Kind, MessageId),
        { CircleId.Length: > 0 } => new CardRef(RevealCard.Kind, CircleId),
        _ => null,
    };

    public override string ToString() => MessageId.Length > 0 ? $"{CircleId}:{MessageId}" : CircleId;
}
