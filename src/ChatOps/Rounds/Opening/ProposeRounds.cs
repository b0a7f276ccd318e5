using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds.Proposing;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Rounds.Opening;

/// <summary>Begins a proposal some days before a round's first day.</summary>
internal sealed partial class ProposeRounds(
    Db db, ProgramStore programs, RoundPlans plans, ProposalStore proposals, ILogger<ProposeRounds> log)
{
    public async Task Run(GuardedLook look, Instant now, Ct ct)
    {
        foreach (var (id, firstDay) in await db.Read(plans.Awaited, ct))
            await look.Run(FaultKind.Program, new Item(id.Value, id.Value), () => Propose(id, firstDay, now, ct));
    }

    private async Task Propose(ProgramId id, LocalDate firstDay, Instant now, Ct ct)
    {
        if (
            await db.Read(session => programs.Find(session, id), ct) is not { } program
            || now < ProposedAt(program.Settings.Rounds, firstDay))
            return;
        if (await db.Write(session => Begin(session, program, firstDay, isNow: false, now), ct))
            Log.RoundIsProposed(log, id);
    }

    /// <summary>False: the program has a proposal that is not opened yet.</summary>
    public Task<bool> Begin(Session session, Program program, LocalDate firstDay, bool isNow, Instant now)
    {
        var proposal = new Proposal
        {
            Id = Ids.New(),
            ProgramId = program.Id,
            FirstDay = firstDay,
            LastDay = RoundPlan.LastDay(program, firstDay),
            OpensAt = isNow ? now : Hours.Earliest(program.Settings.Rounds, firstDay, []),
            IsNow = isNow,
        };
        return proposals.Add(session, proposal, now);
    }

    internal static Instant ProposedAt(RoundSettings rounds, LocalDate firstDay) =>
        firstDay.PlusDays(-rounds.DaysAhead).At(LocalTime.Midnight.PlusMinutes(rounds.RevealsAt)).InUtc().ToInstant();

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The next round of {Program} is proposed")]
        public static partial void RoundIsProposed(ILogger logger, ProgramId program);
    }
}
