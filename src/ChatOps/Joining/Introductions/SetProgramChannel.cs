using ChatOps.Channels;
using ChatOps.Joining.Choosing;

namespace ChatOps.Joining.Introductions;

/// <summary>"channel", said by a moderator in a shared channel: introductions go here from now on.</summary>
internal sealed class SetProgramChannel(MyPrograms mine, ProgramChannels channels) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var possible = await mine.For(visit.Db, visit.Person, "program.channel");
        if (possible.Count == 0)
            return new Reply.Say("error.moderators_only");
        if (visit.Inbound.Place is not { } place)
            return new Reply.Say("introduction.in_a_channel");
        if (WhichProgram.Of(visit, possible) is not WhichProgram.Choice.One one)
            return new Reply.Say("invite.which");
        await channels.Set(visit.Db, one.Program.Id, place, visit);
        return new Reply.Say("introduction.channel_set");
    }
}
