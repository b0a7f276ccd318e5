using ChatOps.Channels;

namespace ChatOps.Programs;

/// <summary>"program": opens the form for those who may create one.</summary>
internal sealed class NewProgram(ModeratorList creators) : IUseCase
{
    public Task<Reply> Handle(Visit visit, Ct ct) => Task.FromResult<Reply>(
        creators.MayCreate(visit.Person.WorkEmail) ? new Reply.Ask(new CardRef(ProgramForm.Kind, "")) : new Reply.Say("error.moderators_only"));
}
