using ChatOps.Channels;
using ChatOps.Joining;
using ChatOps.Pairing.Changes;
using ChatOps.Storage;

namespace ChatOps.Pairing.Ending;

/// <summary>
/// The answers of a round that is over take effect: who stays, who takes a break, who goes on alone; thanks are delivered, the moderators get what was said
/// about the program. In batches, so that nobody waits behind a whole company; what was done is marked, so that an interruption goes on where it was.
/// </summary>
internal sealed partial class FinishRound(
    Db db, EndingStore store, PairingStore pairings, MembershipStore memberships, IRescheduleCheckIns checkIns, Parting parting, Outbox outbox, ILogger<FinishRound> log)
{
    private const int Batch = 64;

    /// <summary>Everything that comes before the round is closed.</summary>
    public async Task Run(Round round, Instant now, Ct ct)
    {
        await Finish(round, isCutShort: false, now, ct);
        while (await db.Write(session => End(session, round, now), ct) > 0)
            ct.ThrowIfCancellationRequested();
    }

    /// <summary>Before another round cuts this one short: who said "a break" or "alone" is not paired again. Who was not asked, or has not answered, is not paused for it.</summary>
    public Task TakeAnswers(Round round, Instant now, Ct ct) => Finish(round, isCutShort: true, now, ct);

    /// <summary>Within the unit of work in which another round cuts this one short: nothing more is asked about it.</summary>
    public async Task CutShort(Session session, Round round, Instant now)
    {
        foreach (var id in await store.Forget(session, round, now))
            await outbox.Refresh(session, new CardRef(RoundEndCard.Kind, id));
        await Tell(session, round, now);
    }

    /// <summary>Within the unit of work that closes the round: the moderators' card.</summary>
    public async Task Tell(Session session, Round round, Instant now)
    {
        if ((await store.FeedbackOf(session, round.Id)).Count == 0)
            return;
        foreach (var moderator in await store.ModeratorsOf(session, round.ProgramId))
            await outbox.Queue(session, new Posting(new CardRef(RoundFeedbackCard.Kind, round.Id), moderator, now));
    }

    internal static Outcome Decide(Finishing member) => member switch
    {
        { IsActive: false } => Outcome.Nothing,
        { Next: "again" or "same" } => Outcome.Stays,
        { Next: "break" } => Outcome.TakesABreak,
        { Next: "alone" } => Outcome.Graduates,
        // Nobody is paired unasked.
        _ => Outcome.IsPaused,
    };

    private async Task Finish(Round round, bool isCutShort, Instant now, Ct ct)
    {
        while (await db.Write(session => Finish(session, round, isCutShort, now), ct) is > 0 and var done)
        {
            Log.AnswersTookEffect(log, round.Id, done);
            ct.ThrowIfCancellationRequested();
        }
    }

    private async Task<int> Finish(Session session, Round round, bool onlyAnswered, Instant now)
    {
        var members = await store.ToFinish(session, round, onlyAnswered, Batch);
        foreach (var member in members)
        {
            if (await store.Finish(session, round, member, now) is { } id)
                await Finish(session, round, member, id, Decide(member), now);
        }

        return members.Count;
    }

    /// <summary>The partnerships end, and their cards lose their buttons.</summary>
    private async Task<int> End(Session session, Round round, Instant now)
    {
        var standing = await store.PartnershipsOf(session, round, Batch);
        foreach (var partnership in standing)
        {
            if (await pairings.End(session, partnership, now))
                await parting.Clear(session, partnership);
        }

        return standing.Count;
    }

    private async Task Finish(Session session, Round round, Finishing member, string id, Outcome outcome, Instant now)
    {
        if (outcome is Outcome.TakesABreak or Outcome.Graduates or Outcome.IsPaused && await memberships.Find(session, member.MembershipId) is { } membership)
        {
            await memberships.Save(session, membership with { State = outcome == Outcome.Graduates ? MembershipState.Graduated : MembershipState.Paused, PausedUntil = null }, now);
            await checkIns.Reschedule(session, round.ProgramId, member.PersonId, now);
        }

        if (outcome == Outcome.IsPaused)
            await outbox.Queue(session, new Posting(new CardRef(PausedNote.Kind, id), member.PersonId, now));
        await outbox.Refresh(session, new CardRef(RoundEndCard.Kind, id));
        if (member.HasWords && await store.Find(session, id) is { Words.Thanks: not null } end)
        {
            foreach (var partner in end.Partners)
                await outbox.Queue(session, new Posting(new CardRef(ThanksCard.Kind, id), partner.PersonId, now));
        }
    }

    internal enum Outcome
    {
        /// <summary>They had gone, or were away already.</summary>
        Nothing,
        Stays,
        TakesABreak,
        Graduates,
        IsPaused,
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} answers to the end of {Round} took effect")]
        public static partial void AnswersTookEffect(ILogger logger, string round, int count);
    }
}
