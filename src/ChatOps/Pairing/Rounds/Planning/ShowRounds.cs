using ChatOps.Channels;
using ChatOps.Pairing.Rounds.Proposing;

namespace ChatOps.Pairing.Rounds.Planning;

/// <summary>"rounds", for moderators. Subject: the program; empty: their first.</summary>
internal sealed class ShowRounds(ProposalDoor door) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct) =>
        await door.Moderated(visit, visit.Subject) is { } program ? new Reply.Aside(new CardRef(RoundsCard.Kind, program.Id.Value)) : new Reply.Say("error.moderators_only");
}
