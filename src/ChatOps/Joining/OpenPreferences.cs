using ChatOps.Channels;
using ChatOps.Joining.Choosing;

namespace ChatOps.Joining;

/// <summary>"Fine-tune my match", from a card or typed. Subject: the program; empty: the only one, else they are asked.</summary>
internal sealed class OpenPreferences(MyPrograms mine) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct) => WhichProgram.Of(visit, await mine.For(visit.Db, visit.Person, "preferences.open")) switch
    {
        WhichProgram.Choice.One one => new Reply.Ask(new CardRef(PreferencesForm.Kind, one.Program.Id.Value)),
        WhichProgram.Choice.Ask => new Reply.Aside(new CardRef(WhichProgramCard.Kind, "preferences.open")),
        _ => new Reply.Say("join.first"),
    };
}
