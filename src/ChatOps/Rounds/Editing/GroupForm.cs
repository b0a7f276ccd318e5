using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Programs;
using ChatOps.Rounds.Proposing;
using ChatOps.Texts;

namespace ChatOps.Rounds.Editing;

/// <summary>One group of a proposal, to be changed: swap a member, lock it, take it apart. Subject: the group.</summary>
internal sealed class GroupForm(ProgramStore programs, ProposalStore proposals) : ICardBuilder
{
    public const string Kind = "proposal-group";

    /// <summary>A Slack list holds a hundred; in a larger program the other one is named.</summary>
    public const int MostChoices = 100;

    public const int NameLength = 120;

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        if (await proposals.OfGroup(showing.Db, showing.Subject) is not { } proposal
            || !await programs.IsModerator(showing.Db, proposal.ProgramId, showing.Reader.WorkEmail)
            || proposal.Groups.FirstOrDefault(g => g.Id == showing.Subject) is not { } group)
            return null;
        return Draw(proposal, group, showing.Phrases);
    }

    internal static Card Draw(Proposal proposal, ProposedGroup group, Phrases t)
    {
        var others = Others(proposal, group);
        return new Card(Kind, t["proposal.group.title"])
        {
            Locale = t.Tag,
            Heading = t["proposal.group.title"],
            Form = new Form("proposal.swap", group.Id, t["proposal.group.title"], t["proposal.swap"], t["slack.close"])
            {
                Body =
                [
                    new Text(GroupLines.Names(group, t)),
                    .. GroupLines.Why(group, t) is { Length: > 0 } why ? [new Text(why, TextStyle.Subtle)] : Array.Empty<Element>(),
                    new ChoiceInput(
                        "who", t["proposal.swap.who"], [.. group.Members.Select(m => new Choice(m.PersonId.Value, m.DisplayName))])
                    {
                        Placeholder = t["input.choose"],
                    },
                    others.Count <= MostChoices
                        ? new ChoiceInput(
                            "with", t["proposal.swap.with"], [.. others.Select(m => new Choice(m.PersonId.Value, m.DisplayName))])
                        {
                            Placeholder = t["input.choose"],
                        }
                        : new TextInput("with", t["proposal.swap.with"], NameLength) { Placeholder = t["proposal.swap.with.placeholder"] },
                ],
                Buttons =
                [
                    new Button(
                        group.IsLocked ? "proposal.unlock" : "proposal.lock",
                        group.Id,
                        t[group.IsLocked ? "proposal.unlock" : "proposal.lock"]),
                    new Button("proposal.split", group.Id, t["proposal.split"]),
                ],
            },
            Buttons = [new Button("proposal.page", proposal.Id, t["rounds.back"])],
        };
    }

    /// <summary>
    /// Everybody whom a swap can name: the members of the other groups, and who is left without being out of reach. By name.
    /// </summary>
    internal static IReadOnlyList<ProposedMember> Others(Proposal proposal, ProposedGroup group) =>
        [
            .. proposal
                .Groups.Where(g => g.Id != group.Id)
                .SelectMany(g => g.Members)
                .Concat(
                    proposal
                        .LeftOut.Where(l => l.Why is LeftOut.Unmatched or LeftOut.SetAside)
                        .Select(l => new ProposedMember(l.PersonId, l.DisplayName)))
                .OrderBy(m => m.DisplayName, StringComparer.InvariantCulture)
                .ThenBy(m => m.PersonId.Value, StringComparer.Ordinal),
        ];
}

/// <summary>Opens a group to be changed. Subject: the group.</summary>
internal sealed class OpenGroupForm(MayEditProposal mayEditProposal) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct) => await mayEditProposal.OpenByGroup(visit, visit.Subject) switch
    {
        null => new Reply.Say("proposal.gone"),
        (_, { IsOpenToChange: false }) => new Reply.Say("proposal.gone"),
        _ => new Reply.Ask(new CardRef(GroupForm.Kind, visit.Subject)),
    };
}
