using ChatOps.Channels;
using ChatOps.Joining.Notice;
using ChatOps.Programs;

namespace ChatOps.Joining.Choosing;

/// <summary>What a moderator opens by a word or a button: of the program that is named, or the only one, else they are asked.</summary>
internal abstract class ModeratorsForm(MyPrograms mine) : IUseCase
{
    protected abstract string Action { get; }

    public async Task<Reply> Handle(Visit visit, Ct ct) => WhichProgram.Of(visit, await mine.For(visit.Db, visit.Person, Action)) switch
    {
        WhichProgram.Choice.One one => Open(one.Program),
        WhichProgram.Choice.Ask => new Reply.Aside(new CardRef(WhichProgramCard.Kind, Action)),
        _ => new Reply.Say("error.moderators_only"),
    };

    protected abstract Reply Open(Program program);
}

/// <summary>"notice".</summary>
internal sealed class OpenNotice(MyPrograms mine) : ModeratorsForm(mine)
{
    protected override string Action => "notice.open";

    protected override Reply Open(Program program) => new Reply.Ask(new CardRef(NoticeForm.Kind, program.Id.Value));
}

/// <summary>"applicants": who waits for an answer.</summary>
internal sealed class ShowApplicants(MyPrograms mine) : ModeratorsForm(mine)
{
    protected override string Action => "applicants.show";

    protected override Reply Open(Program program) => new Reply.Aside(new CardRef(ApplicantsCard.Kind, program.Id.Value));
}
