using ChatOps.Channels;
using ChatOps.Joining.Choosing;
using ChatOps.Programs;

namespace ChatOps.Moderating.Needs;

/// <summary>"needs", for moderators: the list now. Subject: the program; empty: their only one, else they are asked.</summary>
internal sealed class ShowNeeds(MyPrograms mine) : ModeratorsForm(mine)
{
    protected override string Action => "needs.show";

    protected override Reply Open(Program program) => new Reply.Aside(new CardRef(NeedsCard.Kind, program.Id.Value));
}
