using ChatOps.Channels;
using ChatOps.Channels.Queueing;

namespace ChatOps.Joining.Invitations;

/// <summary>"No, thanks": kept so that nobody asks again, and told to nobody. Subject: the invitation.</summary>
internal sealed class DeclineInvitation(InvitationStore invitations, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await invitations.Find(visit.Db, visit.Subject) is not { } invitation || invitation.PersonId != visit.Person.Id)
            return new Reply.Say("error.not_yours");
        await invitations.Decline(visit.Db, invitation.Id);
        var card = new CardRef(InvitationCard.Kind, invitation.Id);
        await outbox.Refresh(visit.Db, card);
        return new Reply.Show(card);
    }
}
