using ChatOps.Texts;

namespace ChatOps.Cards;

/// <summary>
/// What stands on a card, to read as a whole beside the chat: because it is long there, or because words stay out of the chat.
/// </summary>
internal static class WholeCard
{
    /// <summary>The button that opens it, in place of the words.</summary>
    public static ButtonRow Read(string action, string subject, Phrases t) =>
        new([new Button(action, subject, t["copy.read"], ButtonStyle.Primary) { OpensDialog = true }]);

    /// <param name="kind">The kind under which it is opened.</param>
    /// <param name="notification">As on the card in the chat.</param>
    /// <param name="close">The action of its one button.</param>
    /// <param name="subject">That of the card.</param>
    /// <param name="title">The key of its title.</param>
    /// <param name="body">What is to be read.</param>
    /// <param name="t">The reader's phrases.</param>
    public static Card Of(
        string kind, string notification, string close, string subject, string title, IEnumerable<Element> body, Phrases t) =>
        new(kind, notification)
        {
            Locale = t.Tag,
            Form = new Form(close, subject, t[title], t["copy.whole.submit"], t["copy.whole.close"]) { Body = [.. body] },
        };
}
