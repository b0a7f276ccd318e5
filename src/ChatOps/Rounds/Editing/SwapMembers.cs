using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Matching;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Rounds.Proposing;
using ChatOps.Texts;

namespace ChatOps.Rounds.Editing;

/// <summary>
/// Two members change places, or one makes room for somebody who is left. Both groups are locked from then on: the moderator wanted them
/// so. One sentence refuses whatever a hard rule forbids, whichever it is. Subject: the group.
/// </summary>
internal sealed class SwapMembers(MayEditProposal mayEditProposal, Candidates candidates, ChangeGroups changes) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await mayEditProposal.OpenByGroup(visit, visit.Subject) is not var (program, proposal) || !proposal.IsOpenToChange)
            return new Reply.Say("proposal.gone");
        var group = proposal.Groups.Single(g => g.Id == visit.Subject);
        var known = await candidates.Load(visit.Db, program, proposal.FirstDay);
        return Decide(program.Settings.Rounds, proposal, group, known, visit.Fields, visit.Phrases) switch
        {
            Decision.Swapped swapped => await changes.Save(visit, proposal, swapped.Draft, group.Id),
            Decision.Refused refused => new Reply.Correct(new CardRef(GroupForm.Kind, visit.Subject), visit.Fields, refused.Errors),
            _ => throw new InvalidOperationException("A swap has two outcomes."),
        };
    }

    internal static Decision Decide(RoundSettings rounds, Proposal proposal, ProposedGroup group, Entrants known, Fields fields, Phrases t)
    {
        var who = group.Members.FirstOrDefault(m => m.PersonId.Value == fields.Choice("who"));
        var with = Named(GroupForm.Others(proposal, group), fields);
        List<FieldError> errors =
        [
            .. who is null ? [new FieldError("who", t["pair.error.choose"])] : Array.Empty<FieldError>(),
            .. with is null
                ? [new FieldError("with", t[fields.Has("with") ? "proposal.error.unknown" : "pair.error.choose"])]
                : Array.Empty<FieldError>(),
        ];
        if (who is null || with is null)
            return new Decision.Refused(errors);
        var other = proposal.GroupOf(with.PersonId);
        var changed = Formed(rounds, known, proposal.Splits, group, who, with);
        var otherwise = other is null ? null : Formed(rounds, known, proposal.Splits, other, with, who);
        if (changed is null || (other is not null && otherwise is null))
            return new Decision.Refused([new FieldError("with", t["pair.error.forbidden"])]);
        return new Decision.Swapped(
            new Draft(
                [
                    .. proposal.Groups.Select(g =>
                        g.Id == group.Id ? changed
                        : g.Id == otherwise?.Id ? otherwise
                        : g),
                ],
                other is not null
                    ? proposal.LeftOut
                    :
                    [
                        .. proposal.LeftOut.Where(l => l.PersonId != with.PersonId),
                        new LeftOutMember(who.PersonId, who.DisplayName, LeftOut.SetAside),
                    ]));
    }

    /// <summary>The group with one member instead of another; null when a rule forbids it, or one of them is not there any more.</summary>
    internal static ProposedGroup? Formed(
        RoundSettings rounds, Entrants known, IReadOnlyList<Pair> splits, ProposedGroup group, ProposedMember? without, ProposedMember with)
    {
        var there = known.All.Where(e => e.IsAvailable).ToDictionary(e => e.PersonId.Value);
        var ids = group.Members.Where(m => m != without).Append(with).Select(m => m.PersonId.Value).ToList();
        return ids.All(there.ContainsKey) && known.Judge(ids, splits) is Verdict.Fits fits
            ? Draft.Shaped(rounds, there, fits.Group, group with { IsLocked = true })
            : null;
    }

    /// <summary>By id from the list, by full name in a program too large for one.</summary>
    private static ProposedMember? Named(IReadOnlyList<ProposedMember> others, Fields fields)
    {
        if (fields.Choice("with") is { } id && others.FirstOrDefault(m => m.PersonId.Value == id) is { } chosen)
            return chosen;
        var named = fields.Words("with") is { } name ? others.Where(m => new Words(m.DisplayName).IsSameAs(name)).ToList() : [];
        return named is [var only] ? only : null;
    }

    internal abstract record Decision
    {
        internal sealed record Swapped(Draft Draft) : Decision;

        internal sealed record Refused(IReadOnlyList<FieldError> Errors) : Decision;
    }
}
