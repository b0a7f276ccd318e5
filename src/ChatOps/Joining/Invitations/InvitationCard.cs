using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Joining.Invitations;

/// <summary>A colleague asks whether one would like to join; saying no is said to nobody. Subject: the invitation.</summary>
internal sealed class InvitationCard(InvitationStore invitations, ProgramStore programs, MembershipStore memberships, PersonStore people)
    : ICardBuilder
{
    public const string Kind = "invitation";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        if (await invitations.Find(showing.Db, showing.Subject) is not { } invitation || invitation.PersonId != showing.Reader.Id
            || await programs.Find(showing.Db, invitation.ProgramId) is not { } program
            || await people.Find(showing.Db, invitation.InvitedBy) is not { } inviter)
            return null;
        return Draw(invitation, program, inviter, await memberships.Find(showing.Db, program.Id, showing.Reader.Id), showing.Phrases);
    }

    internal static Card Draw(Invitation invitation, Program program, Person inviter, Membership? membership, Phrases t)
    {
        var card = new Card(Kind, t["invitation.notification"]) { Locale = t.Tag };
        if (membership is not null)
            return card with { Body = [new Text(t.Fill("invitation.joined", ("program", program.Name)))] };
        if (invitation.IsDeclined)
            return card with { Body = [new Text(t["invitation.declined"])] };
        return card with
        {
            Heading = t.Line("invitation.heading", ("name", Span.Name(inviter.DisplayName)), ("program", program.Name)),
            Body =
            [
                new Text(
                    t.Fill(
                        "intake.lead",
                        ("program", program.Name),
                        ("weeks", program.Settings.Weeks),
                        ("minutes", program.Settings.Minutes))),
                new Text(t["invitation.silence"], TextStyle.Subtle),
            ],
            Buttons =
            [
                new Button("join.open", program.Id.Value, t["intake.open"], ButtonStyle.Primary),
                new Button("invitation.decline", invitation.Id, t["invitation.decline"]),
            ],
        };
    }
}
