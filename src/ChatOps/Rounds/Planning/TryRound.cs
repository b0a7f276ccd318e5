using ChatOps.Channels;
using ChatOps.Rounds.Proposing;

namespace ChatOps.Rounds.Planning;

/// <summary>A dry run: what would be proposed. Nothing is kept and nobody is told. Subject: the program, and a page.</summary>
internal sealed class TryRound(MayEditProposal mayEditProposal) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var at = PageRef.Read(visit.Subject);
        return await mayEditProposal.Moderated(visit, at.Id) is { } program
            ? new Reply.Show(new CardRef(DryRunCard.Kind, $"{at with { Id = program.Id.Value }}"))
            : new Reply.Say("error.moderators_only");
    }
}
