using ChatOps.Matching;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Rounds.Proposing;

/// <summary>Proposals: one is open a program at a time. What a caller decided about an older version is not kept.</summary>
internal sealed partial class ProposalStore
{
    private static readonly SqlText Sql = new("Rounds");

    public async Task<Proposal?> Find(Session db, string id) => await Whole(db, await db.Find<Row>(Sql["FindProposal"], new { Id = id }));

    /// <summary>The one that is not opened or dropped yet.</summary>
    public async Task<Proposal?> FindOpen(Session db, ProgramId program) =>
        await Whole(db, await db.Find<Row>(Sql["FindOpenProposal"], new { ProgramId = program }));

    public async Task<Proposal?> OfRound(Session db, string roundId) =>
        await Whole(db, await db.Find<Row>(Sql["ProposalOfRound"], new { RoundId = roundId }));

    public async Task<Proposal?> OfGroup(Session db, string groupId) =>
        await db.Find<string>(Sql["ProposalOfGroup"], new { Id = groupId }) is { } id ? await Find(db, id) : null;

    /// <summary>All that are open, without their groups.</summary>
    public async Task<IReadOnlyList<Proposal>> Open(Session db) =>
        [.. (await db.Query<Row>(Sql["OpenProposals"])).Select(r => r.ToProposal())];

    /// <summary>False when the program has an open one.</summary>
    public async Task<bool> Add(Session db, Proposal proposal, Instant now) => await db.Execute(Sql["AddProposal"], new
    {
        proposal.Id,
        proposal.ProgramId,
        proposal.FirstDay,
        proposal.LastDay,
        proposal.OpensAt,
        proposal.IsNow,
        Now = now,
    }) > 0;

    /// <summary>Everything but the groups. False: it was changed meanwhile.</summary>
    public async Task<bool> Move(Session db, Proposal proposal, Instant? approvedAt = null) => await db.Execute(Sql["MoveProposal"], new
    {
        proposal.Id,
        proposal.Version,
        State = Text(proposal.State),
        proposal.FirstDay,
        proposal.LastDay,
        proposal.OpensAt,
        proposal.IsNow,
        ApprovedBy = proposal.ApprovedBy?.Value,
        ApprovedAt = approvedAt,
        proposal.RoundId,
    }) > 0;

    /// <summary>The proposal with these groups. False: it was changed meanwhile, and nothing is kept.</summary>
    public async Task<bool> Save(Session db, Proposal proposal, Draft draft)
    {
        if (!await Move(db, proposal))
            return false;
        await db.Execute(Sql["ForgetMembers"], new { proposal.Id });
        await db.Execute(Sql["ForgetGroups"], new { proposal.Id });
        foreach (var group in draft.Groups)
        {
            await db.Execute(
                Sql["AddProposedGroup"],
                new { group.Id, ProposalId = proposal.Id, group.IsLocked, Reasons = string.Join(',', group.Reasons), group.Overlap });
            foreach (var member in group.Members)
                await AddMember(db, proposal.Id, member.PersonId, group.Id, Sides.Text(member.Side), null, null);
        }

        foreach (var left in draft.LeftOut)
            await AddMember(db, proposal.Id, left.PersonId, null, Sides.Text(Side.Mutual), Text(left.Why), left.Code);
        return true;
    }

    public async Task Split(Session db, Proposal proposal, IEnumerable<Pair> pairs)
    {
        foreach (var pair in pairs.Select(Entrants.Ordered))
            await db.Execute(Sql["AddSplit"], new { ProposalId = proposal.Id, FirstId = pair.A, SecondId = pair.B });
    }

    private static Task<int> AddMember(
        Session db, string proposal, PersonId person, string? group, string side, string? leftOut, string? code) =>
        db.Execute(
            Sql["AddProposedMember"],
            new { ProposalId = proposal, PersonId = person, GroupId = group, Side = side, LeftOut = leftOut, Code = code });

    private static async Task<Proposal?> Whole(Session db, Row? row)
    {
        if (row is null)
            return null;
        var groups = await db.Query<GroupRow>(Sql["GroupsOfProposal"], new { row.Id });
        var left = await db.Query<LeftRow>(Sql["LeftOutOfProposal"], new { row.Id });
        var splits = await db.Query<SplitRow>(Sql["SplitsOfProposal"], new { row.Id });
        return row.ToProposal() with
        {
            Groups =
            [
                .. groups
                    .GroupBy(g => g.GroupId)
                    .Select(GroupRow.ToGroup)
                    .OrderBy(g => g.Members[0].DisplayName, StringComparer.InvariantCulture)
                    .ThenBy(g => g.Members[0].PersonId.Value, StringComparer.Ordinal),
            ],
            LeftOut =
            [
                .. left.Select(l => l.ToMember())
                    .OrderBy(l => l.DisplayName, StringComparer.InvariantCulture)
                    .ThenBy(l => l.PersonId.Value, StringComparer.Ordinal),
            ],
            Splits = [.. splits.Select(s => new Pair(s.FirstId, s.SecondId))],
        };
    }
}
