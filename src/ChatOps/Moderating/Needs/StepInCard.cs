using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Moderating.Needs;

/// <summary>A moderator's word, to each of a pair. Subject: the step-in.</summary>
internal sealed class StepInCard(ProgramStore programs, PairingStore pairings, PersonStore people) : ICardBuilder
{
    public const string Kind = "step-in";

    private static readonly SqlText Sql = new("Moderating/Needs");

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        if (
            await showing.Db.Find<Row>(Sql["FindStepIn"], new { Id = showing.Subject }) is not { } row
            || await pairings.Find(showing.Db, row.PartnershipId) is not { } partnership
            || !partnership.Partners.Any(p => p.PersonId == showing.Reader.Id)
            || await programs.Find(showing.Db, partnership.ProgramId) is not { } program
            || await people.Find(showing.Db, row.SentBy) is not { } moderator)
            return null;
        return Draw(program, moderator.DisplayName, row.Text, showing.Phrases);
    }

    internal static Card Draw(Program program, string moderator, string text, ChatOps.Texts.Phrases t) =>
        new(Kind, t["step-in.notification"])
        {
            Locale = t.Tag,
            Body =
            [
                new Text(t.Line("step-in.from", ("moderator", Span.Name(moderator, bold: true)), ("program", program.Name))),
                new Text(t[$"step-in.{text}"]),
            ],
        };

    private sealed record Row
    {
        public string PartnershipId { get; init; } = "";
        public string Text { get; init; } = "";
        public PersonId SentBy { get; init; }
    }
}
