using ChatOps.Channels;
using ChatOps.Pairing.Rounds.Proposing;

namespace ChatOps.Pairing.Needs;

/// <summary>"needs", for moderators: the list now. Subject: the program; empty: their first.</summary>
internal sealed class ShowNeeds(ProposalDoor door) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct) =>
        await door.Moderated(visit, visit.Subject) is { } program ? new Reply.Aside(new CardRef(NeedsCard.Kind, program.Id.Value)) : new Reply.Say("error.moderators_only");
}
