using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Programs;

namespace ChatOps.Joining;

/// <summary>What a moderator posts in a channel: what the program is, and one button. Subject: the program.</summary>
internal sealed class JoinInviteCard(ProgramStore programs) : ICardBuilder
{
    public const string Kind = "join-invite";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        return await programs.Find(showing.Db, new ProgramId(showing.Subject)) is not { } program
            ? null
            : new Card(Kind, t.Fill("invite.notification", ("program", program.Name)))
            {
                Locale = t.Tag,
                Heading = t["intake.heading"],
                Body =
                [
                    new Text(
                        t.Fill(
                            "intake.lead",
                            ("program", program.Name),
                            ("weeks", program.Settings.Weeks),
                            ("minutes", program.Settings.Minutes))),
                ],
                Buttons = [new Button("join.open", program.Id.Value, t["intake.open"], ButtonStyle.Primary)],
            };
    }
}
