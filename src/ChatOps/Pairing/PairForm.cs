using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Joining;
using ChatOps.Joining.Choosing;
using ChatOps.Partnerships;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Pairing;

/// <summary>The moderator puts two members together, or three. Subject: the program.</summary>
internal sealed class PairForm(ProgramStore programs, MembershipStore memberships, PairingStore pairings) : ICardBuilder
{
    public const string Kind = "pair-form";

    /// <summary>A Slack list holds a hundred; who does not fit is reached when others are paired.</summary>
    private const int Most = 100;

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var id = new ProgramId(showing.Subject);
        if (!await programs.IsModerator(showing.Db, id, showing.Reader.WorkEmail) || await programs.Find(showing.Db, id) is not { } program)
            return null;
        var isOpen = await pairings.OpenRound(showing.Db, id) is not null;
        return Draw(program, await memberships.Unpaired(showing.Db, id), isOpen, showing.Phrases);
    }

    internal static Card Draw(Program program, IReadOnlyList<Member> unpaired, bool isOpen, Phrases t)
    {
        var card = new Card(Kind, t["pair.title"]) { Locale = t.Tag, Heading = t.Fill("pair.heading", ("program", program.Name)) };
        if (unpaired.Count < 2)
            return card with { Body = [new Text(t["pair.too_few"])] };
        IReadOnlyList<Choice> choices = [.. unpaired.Take(Most).Select(m => new Choice(m.PersonId.Value, m.DisplayName))];
        return card with
        {
            Body = [new Text(t.Fill(isOpen ? "pair.lead" : "pair.lead.first", ("n", unpaired.Count)))],
            Form = new Form("pair.submit", program.Id.Value, t["pair.title"], t["pair.submit"], t["intake.cancel"])
            {
                Open = new Button("pair.open", program.Id.Value, t["pair.open"], ButtonStyle.Primary),
                Body =
                [
                    new ChoiceInput("first", t["pair.first"], choices) { Placeholder = t["input.choose"] },
                    new ChoiceInput("second", t["pair.second"], choices) { Placeholder = t["input.choose"] },
                    new ChoiceInput("third", t["pair.third"], choices) { Placeholder = t["input.choose"], IsOptional = true },
                ],
            },
        };
    }
}

/// <summary>"pair", for moderators. Subject: the program; empty: their only one, else they are asked.</summary>
internal sealed class OpenPairForm(MyPrograms mine) : ModeratorsForm(mine)
{
    protected override string Action => "pair.open";

    protected override Reply Open(Program program) => new Reply.Ask(new CardRef(PairForm.Kind, program.Id.Value));
}
