using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Texts;

namespace ChatOps.Rounds.Ending;

/// <summary>
/// Paused after a quiet round, or because nothing was answered; one tap brings them back. Subject: the member's own <see cref="RoundEnd"/>.
/// </summary>
internal sealed class PausedNote(EndingStore store) : ICardBuilder
{
    public const string Kind = "paused-note";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await store.Find(showing.Db, showing.Subject) is { } end && end.PersonId == showing.Reader.Id ? Draw(end, showing.Phrases) : null;

    internal static Card Draw(RoundEnd end, Phrases t)
    {
        var why = end.WasQuiet ? "quiet" : "unanswered";
        return new Card(Kind, t["paused-note.notification"])
        {
            Locale = t.Tag,
            Heading = t[$"paused-note.{why}.heading"],
            Body = [new Text(t[$"paused-note.{why}"])],
            Buttons = [new Button("membership.resume", end.Round.ProgramId.Value, t["membership.resume.button"], ButtonStyle.Primary)],
            Footer = [new Text(t["sees.you"], TextStyle.Subtle)],
        };
    }
}
