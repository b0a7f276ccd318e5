using ChatOps.Channels;
using ChatOps.Joining.Choosing;
using ChatOps.Programs;

namespace ChatOps.Pairing;

/// <summary>"pair", for moderators. Subject: the program; empty: their only one, else they are asked.</summary>
internal sealed class OpenPairForm(MyPrograms mine) : ModeratorsForm(mine)
{
    protected override string Action => "pair.open";

    protected override Reply Open(Program program) => new Reply.Ask(new CardRef(PairForm.Kind, program.Id.Value));
}
