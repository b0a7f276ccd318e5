using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Programs;

namespace ChatOps.Joining.Away;

/// <summary>The day came until which a member was away. Subject: the membership.</summary>
internal sealed class WelcomeBackCard(ProgramStore programs, MembershipStore memberships) : ICardBuilder
{
    public const string Kind = "welcome-back";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        return await memberships.Find(showing.Db, showing.Subject) is not { } membership || membership.PersonId != showing.Reader.Id
            || await programs.Find(showing.Db, membership.ProgramId) is not { } program
            ? null
            : new Card(Kind, t["membership.resumed"])
            {
                Locale = t.Tag,
                Heading = t["membership.resumed"],
                Body = [new Text(t.Fill("back.lead", ("program", program.Name)))],
                Buttons = membership.State != MembershipState.Active ? [] :
                [
                    new Button("menu", "", t["menu.button"], ButtonStyle.Primary),
                    new Button("membership.pause", program.Id.Value, t["back.longer"]),
                ],
            };
    }
}
