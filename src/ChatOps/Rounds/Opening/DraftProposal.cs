using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds.Proposing;
using ChatOps.Storage;

namespace ChatOps.Rounds.Opening;

/// <summary>Puts a proposal together. Matching is done between a reading and a unit of work: nobody's check-in waits for it.</summary>
internal sealed partial class DraftProposal(
    Db db,
    ProposalStore proposals,
    Candidates candidates,
    UnreadIntakes unread,
    WriteDraft write,
    Outbox outbox,
    ILogger<DraftProposal> log)
{
    private static readonly SqlText Sql = new("Rounds");

    /// <summary>Anew, but for what the moderator locked; then it is shown, and approved where the program does so itself.</summary>
    public async Task Run(Program program, string id, Instant now, Ct ct)
    {
        var rounds = program.Settings.Rounds;
        var isApproved = rounds.ApprovesItself;
        if (await Read(program, id, ct) is not var (proposal, known) || proposal.State != ProposalState.Drafting)
            return;
        var draft = Draft.Make(rounds, known, [.. proposal.Groups.Where(g => g.IsLocked)], proposal.Splits);
        if (isApproved)
            draft = draft.WithThirds(rounds, known, proposal.Splits);
        if (
            await write.Ahead(proposal, draft, ct) is not { } written
            || written.Next(isApproved ? ProposalState.Approved : ProposalState.Proposed) is not { } drafted)
            return;
        var proposed = drafted with
        {
            OpensAt = proposal.IsNow
                ? proposal.OpensAt
                : Hours.Earliest(rounds, proposal.FirstDay, [.. known.All.Where(e => e.IsAvailable).Select(e => e.Zone)]),
        };
        if (await Save(program, proposed, draft, known, tellsAnew: true, now, ct))
            Log.ProposalStands(log, program.Id, draft.Groups.Count, draft.LeftOut.Count);
    }

    /// <summary>Somebody in it has gone or can't be reached any more, or somebody came.</summary>
    public Task<bool> IsAstray(string id, Ct ct) => db.Read(session => IsAstray(session, id), ct);

    public static async Task<bool> IsAstray(Session session, string id) => await session.Find<int>(Sql["CountAstray"], new { Id = id }) > 0;

    /// <summary>What still holds stays; who lost their partner, and who came, are matched with each other. Nobody is told anew.</summary>
    /// <returns>The proposal as it then stands; null: it was changed meanwhile.</returns>
    public async Task<Proposal?> Mend(Program program, string id, Instant now, Ct ct, bool beforeOpening = false)
    {
        if (await Read(program, id, ct) is not var (proposal, known) || !proposal.IsOpenToChange)
            return null;
        var draft = Draft.Make(program.Settings.Rounds, known, proposal.Groups, proposal.Splits);
        if (beforeOpening || program.Settings.Rounds.ApprovesItself)
            draft = draft.WithThirds(program.Settings.Rounds, known, proposal.Splits);
        return await Save(program, proposal, draft, known, tellsAnew: false, now, ct)
            ? proposal with { Version = proposal.Version + 1, Groups = draft.Groups, LeftOut = draft.LeftOut }
            : null;
    }

    private Task<(Proposal Proposal, Entrants Known)?> Read(Program program, string id, Ct ct) =>
        db.Read<(Proposal, Entrants)?>(
            async session =>
                await proposals.Find(session, id) is { } proposal
                    ? (proposal, await candidates.Load(session, program, proposal.FirstDay))
                    : null,
            ct);

    private Task<bool> Save(Program program, Proposal proposal, Draft draft, Entrants known, bool tellsAnew, Instant now, Ct ct) =>
        db.Write(
            async session =>
            {
                if (!await proposals.Save(session, proposal, draft))
                    return false;
                await unread.Note(session, program, known, now);
                await outbox.Refresh(session, new CardRef(CardKinds.Rounds, program.Id.Value));
                if (!tellsAnew)
                    await outbox.Refresh(session, new CardRef(ProposalCard.Kind, proposal.Id));
                foreach (var moderator in tellsAnew ? await session.Query<PersonId>(Sql["ModeratorsOf"], new { proposal.ProgramId }) : [])
                    await outbox.Queue(session, new Posting(new CardRef(ProposalCard.Kind, proposal.Id), moderator, now));
                return true;
            },
            ct);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A proposal of {Program} stands: {Groups} groups, {Left} left out")]
        public static partial void ProposalStands(ILogger logger, ProgramId program, int groups, int left);
    }
}
