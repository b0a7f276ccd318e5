using ChatOps.Channels;
using ChatOps.Rounds.Proposing;

namespace ChatOps.Rounds.Planning;

/// <summary>A dry run: what would be proposed. Nothing is kept and nobody is told. Subject: the program, and a page.</summary>
internal sealed class TryRound(MayEditProposal mayEditProposal) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var at = PageRef.Read(visit.Subject);
        if (await mayEditProposal.Moderated(visit, at.Id) is not { } program)
            return new Reply.Say("error.moderators_only");
        var card = new CardRef(DryRunCard.Kind, $"{at with { Id = program.Id.Value }}");
        return visit.Subject.Contains('/', StringComparison.Ordinal) ? new Reply.Show(card) : new Reply.Aside(card);
    }
}
