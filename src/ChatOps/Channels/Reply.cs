using ChatOps.Cards;

namespace ChatOps.Channels;

/// <summary>A card by reference: its kind in <c>Routes</c> and the id it is about. What queues and replies hold instead of text.</summary>
internal readonly record struct CardRef(string Kind, string Subject);

/// <summary>What a use case wants its person to see at once. References only; the dispatcher builds the card after the commit.</summary>
internal abstract record Reply
{
    /// <summary>
    /// Nothing was done, though the card is shown as it stands: what was asked for came too late. A <see cref="Correct"/> says so by
    /// itself, and a <see cref="Say"/> by its sentence.
    /// </summary>
    public bool IsRefusal { get; init; }

    /// <summary>Nothing more to say. A modal closes.</summary>
    internal sealed record Nothing : Reply;

    /// <summary>One sentence by its text key: a toast, an ephemeral line.</summary>
    internal sealed record Say(string TextKey) : Reply;

    /// <summary>The card as it stands now. Where it is in the chat already, that message changes; a modal closes.</summary>
    internal sealed record Show(CardRef Card) : Reply;

    /// <summary>
    /// Another card, beside the one it was asked from, which stays as it is: the menu, how my data is kept. On top of a modal, else at the
    /// end of the chat.
    /// </summary>
    internal sealed record Aside(CardRef Card) : Reply;

    /// <summary>
    /// The card's form, to be opened now: as a modal in Slack, inside the chat card in Teams. What was typed is filled in again.
    /// </summary>
    internal sealed record Ask(CardRef Card, Fields? Typed = null) : Reply;

    /// <summary>
    /// The form again, with what was typed and the fields marked. Nothing was stored, and the delivery is not remembered.
    /// </summary>
    internal sealed record Correct(CardRef Card, Fields Typed, IReadOnlyList<FieldError> Errors) : Reply;

    public static readonly Reply Done = new Nothing();
}

/// <summary>A <see cref="Reply"/> with its card built: what an adapter turns into the vendor's answer.</summary>
internal abstract record Answer
{
    internal sealed record Nothing : Answer;

    /// <param name="Text">One sentence.</param>
    /// <param name="IsRefusal">What was sent is not taken: where it was typed, it stays before whoever typed it.</param>
    internal sealed record Say(string Text, bool IsRefusal = false) : Answer;

    internal sealed record Show(Card Card) : Answer;

    /// <summary>Only where the gesture came from inside a modal: put on top of it (Slack <c>views.push</c>).</summary>
    internal sealed record Aside(Card Card) : Answer;

    internal sealed record Ask(Card Card) : Answer;

    internal sealed record Correct(Card Card, IReadOnlyList<FieldError> Errors) : Answer;

    /// <summary>The database is away: nothing was stored, and the vendor is told 503. The text is for the person, beside that.</summary>
    internal sealed record Away(string Text) : Answer;

    public static readonly Answer Done = new Nothing();
}
