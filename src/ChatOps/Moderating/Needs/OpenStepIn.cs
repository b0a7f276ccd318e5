using ChatOps.Channels;

namespace ChatOps.Moderating.Needs;

/// <summary>Opens the choice of texts. Subject: the partnership.</summary>
internal sealed class OpenStepIn(MayStepIn door) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct) =>
        await door.Open(visit) is null ? new Reply.Say("step-in.gone") : new Reply.Ask(new CardRef(StepInForm.Kind, visit.Subject));
}
