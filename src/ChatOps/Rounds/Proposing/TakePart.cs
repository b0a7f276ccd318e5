using ChatOps.Channels;
using ChatOps.Joining;

namespace ChatOps.Rounds.Proposing;

/// <summary>
/// A moderator wants to be paired in the program that they moderate, and fills in the same form as everybody. Subject: the program.
/// </summary>
internal sealed class TakePart(MayEditProposal mayEditProposal, MembershipStore memberships) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await mayEditProposal.Moderated(visit, visit.Subject) is not { } program)
            return new Reply.Say("error.moderators_only");
        return await memberships.Find(visit.Db, program.Id, visit.Person.Id) is { IsIn: true }
            ? new Reply.Aside(new CardRef(JoinedCard.Kind, program.Id.Value))
            : new Reply.Aside(new CardRef(IntakeForm.Kind, program.Id.Value));
    }
}
