using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Texts;

namespace ChatOps.Programs;

/// <summary>A program is there, and what its moderator may do next. Subject: the program.</summary>
internal sealed class ProgramCreatedCard(ProgramStore programs) : ICardBuilder
{
    public const string Kind = "program-created";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var id = new ProgramId(showing.Subject);
        return await programs.IsModerator(showing.Db, id, showing.Reader.WorkEmail) && await programs.Find(showing.Db, id) is { } program
            ? Draw(program, showing.Phrases)
            : null;
    }

    internal static Card Draw(Program program, Phrases t) => new(Kind, t["program.created.notification"])
    {
        Locale = t.Tag,
        Heading = t.Fill("program.created.heading", ("program", program.Name)),
        Body = [new Text(t["program.created"])],
        Buttons =
        [
            new Button("rounds.show", program.Id.Value, t["program.created.rounds"], ButtonStyle.Primary),
            new Button("invitation.open", program.Id.Value, t["program.created.invite"]),
            new Button("join.open", program.Id.Value, t["program.created.join"]),
        ],
    };
}
