using ChatOps.Channels;
using ChatOps.Rounds.Proposing;

namespace ChatOps.Rounds.Editing;

/// <summary>Opens a group to be changed. Subject: the group.</summary>
internal sealed class OpenGroupForm(MayEditProposal door) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct) => await door.OpenByGroup(visit, visit.Subject) switch
    {
        null => new Reply.Say("proposal.gone"),
        (_, { IsOpenToChange: false }) => new Reply.Say("proposal.gone"),
        _ => new Reply.Ask(new CardRef(GroupForm.Kind, visit.Subject)),
    };
}
