using ChatOps.Channels;
using ChatOps.Joining.Choosing;
using ChatOps.Programs;

namespace ChatOps.Rounds.Planning;

/// <summary>"rounds", for moderators. Subject: the program; empty: their only one, else they are asked.</summary>
internal sealed class ShowRounds(MyPrograms mine) : ModeratorsForm(mine)
{
    protected override string Action => "rounds.show";

    protected override Reply Open(Program program) => new Reply.Aside(new CardRef(RoundsCard.Kind, program.Id.Value));
}
