using ChatOps.Matching;
using ChatOps.Partnerships;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Rounds.Proposing;

/// <summary>Proposals: one is open a program at a time. What a caller decided about an older version is not kept.</summary>
internal sealed partial class ProposalStore
{
    /// <summary>Rows of one statement.</summary>
    private const int AtOnce = 256;

    private static readonly SqlText Sql = new("Rounds");
    private static readonly Statement VersionForChange = Sql["ProposalOfVersion"].Locking("p");

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
        proposal.ProbedAt,
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

    /// <summary>
    /// The proposal with these groups instead of those that it had; what stays as it is is not written. False: it was changed meanwhile,
    /// and nothing is kept.
    /// </summary>
    public async Task<bool> Save(Session db, Proposal proposal, Draft draft)
    {
        if (!await Move(db, proposal))
            return false;
        var before = proposal.Groups.ToDictionary(g => g.Id);
        var standing = draft.Groups.Where(g => before.TryGetValue(g.Id, out var was) && g.IsAs(was)).Select(g => g.Id).ToHashSet();
        await ForgetLeftOut(db, proposal.Id);
        foreach (var gone in before.Keys.Where(g => !standing.Contains(g)).Chunk(AtOnce))
            await Forget(db, gone);
        foreach (var some in draft.Groups.Where(g => !standing.Contains(g.Id)).Chunk(AtOnce))
            await Add(db, proposal.Id, some);
        foreach (var some in draft.LeftOut.Chunk(AtOnce))
            await Add(
                db, proposal.Id, some.Select(l => new MemberRow(l.PersonId.Value, null, Sides.Text(Side.Mutual), Text(l.Why), l.Code)));
        return true;
    }

    /// <summary>Nobody else changes it until the unit of work ends. False: it has another version by now.</summary>
    public async Task<bool> Holds(Session db, Proposal proposal) =>
        await db.Find<string>(VersionForChange, new { proposal.Id, proposal.Version }) is not null;

    /// <summary>Some of the groups that no moderator locked are no more; how many.</summary>
    public async Task<int> ForgetUnlocked(Session db, string id, int most)
    {
        var groups = await db.Query<string>(Sql["UnlockedGroups"], new { Id = id, Most = most });
        if (groups.Count > 0)
            await Forget(db, [.. groups]);
        return groups.Count;
    }

    public Task ForgetLeftOut(Session db, string id) => db.Execute(Sql["ForgetLeftOut"], new { Id = id });

    public async Task Add(Session db, string proposal, IReadOnlyList<ProposedGroup> groups)
    {
        var rows = groups.Select(g => new { g.Id, g.IsLocked, Reasons = string.Join(',', g.Reasons), g.Overlap });
        await db.Execute(Sql["AddProposedGroups"], new { ProposalId = proposal, Rows = Rows.Of(rows) });
        var members = groups.SelectMany(g => g.Members.Select(m => new MemberRow(m.PersonId.Value, g.Id, Sides.Text(m.Side), null, null)));
        await Add(db, proposal, members);
    }

    public async Task Split(Session db, Proposal proposal, IEnumerable<Pair> pairs)
    {
        foreach (var pair in pairs.Select(Entrants.Ordered))
            await db.Execute(Sql["AddSplit"], new { ProposalId = proposal.Id, FirstId = pair.A, SecondId = pair.B });
    }

    private static async Task Forget(Session db, string[] groups)
    {
        await db.Execute(Sql["ForgetMembers"], new { Ids = groups });
        await db.Execute(Sql["ForgetGroups"], new { Ids = groups });
    }

    private static Task<int> Add(Session db, string proposal, IEnumerable<MemberRow> members) =>
        db.Execute(Sql["AddProposedMembers"], new { ProposalId = proposal, Rows = Rows.Of(members) });

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
