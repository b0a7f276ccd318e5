using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Joining;
using ChatOps.Partnerships;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Rounds.Ending;

/// <summary>
/// The answers of a round that is over take effect: who stays, who takes a break, who goes on alone; thanks are delivered, the moderators
/// get what was said about the program. In batches, so that nobody waits behind a whole company; what was done is marked, so that an
/// interruption goes on where it was.
/// </summary>
internal sealed partial class FinishRound(
    Guard guard, EndingStore store, PairingStore pairings, MembershipStore memberships, IRescheduleCheckIns checkIns, Parting parting,
    Outbox outbox, ILogger<FinishRound> log)
{
    private const int Batch = 64;

    /// <summary>
    /// Everything that comes before the round is closed. False: somebody's answer did not take effect yet and is tried again a few times
    /// first.
    /// </summary>
    public async Task<bool> Run(Round round, Instant now, Ct ct)
    {
        var look = await Finish(round, isCutShort: false, now, ct);
        if (look.IsYetToTry(FaultKind.Finishing, round.ProgramId.Value))
            return false;
        await look.Due(
            FaultKind.PairEnd,
            Batch,
            (session, most) => store.PartnershipsOf(session, round, most),
            id => new Item(id, round.ProgramId.Value),
            (session, some) => End(session, some, now),
            round.ProgramId.Value);
        return true;
    }

    /// <summary>
    /// Before another round cuts this one short: who said "a break" or "alone" is not paired again. Who was not asked, or has not answered,
    /// is not paused for it.
    /// </summary>
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
        var feedback = await store.FeedbackOf(session, round.Id);
        foreach (var unread in feedback.Select(f => f.Unread).OfType<string>())
            Log.AnswerCantBeRead(log, unread);
        if (!feedback.Any(f => f.Helped is not null || f.Change is not null))
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

    /// <summary>Nobody's answer holds up the others: one that can't take effect is left out, and the round goes on.</summary>
    private async Task<GuardedLook> Finish(Round round, bool isCutShort, Instant now, Ct ct)
    {
        var look = await guard.Begin(nameof(CloseRounds), now, ct);
        var done = await look.Due(
            FaultKind.Finishing, Batch, (session, most) => store.ToFinish(session, round, isCutShort, most),
            m => new Item(m.MembershipId, round.ProgramId.Value),
            (session, some) => Finish(session, round, some, now), round.ProgramId.Value);
        if (done > 0)
            Log.AnswersTookEffect(log, round.Id, done);
        return look;
    }

    private async Task Finish(Session session, Round round, IReadOnlyList<Finishing> members, Instant now)
    {
        await pairings.HoldOf(session, members.Select(m => m.PersonId));
        foreach (var member in members)
        {
            if (await store.Finish(session, round, member, now) is { } id)
                await Finish(session, round, member, id, Decide(member), now);
        }
    }

    /// <summary>The partnerships end, and their cards lose their buttons.</summary>
    private async Task End(Session session, IReadOnlyList<string> standing, Instant now)
    {
        await pairings.Hold(session, standing);
        foreach (var partnership in standing)
        {
            if (await pairings.End(session, partnership, now))
                await parting.Clear(session, partnership);
        }
    }

    private async Task Finish(Session session, Round round, Finishing member, string id, Outcome outcome, Instant now)
    {
        if (
            outcome is Outcome.TakesABreak or Outcome.Graduates or Outcome.IsPaused
            && await memberships.Load(session, member.MembershipId) is { } membership)
        {
            await memberships.Save(
                session,
                membership with
                {
                    State = outcome == Outcome.Graduates ? MembershipState.Graduated : MembershipState.Paused,
                    PausedUntil = null,
                },
                now);
            await checkIns.Reschedule(session, round.ProgramId, member.PersonId, now);
        }

        if (outcome == Outcome.IsPaused)
            await outbox.Queue(session, new Posting(new CardRef(PausedNote.Kind, id), member.PersonId, now));
        await outbox.Refresh(session, new CardRef(RoundEndCard.Kind, id));
        foreach (var partner in member.HasWords ? await store.Thanked(session, id) : [])
            await outbox.Queue(session, new Posting(new CardRef(ThanksCard.Kind, id), partner.PersonId, now));
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
        [LoggerMessage(
            LogLevel.Error, "The words of {Row} at the end of a round can't be read: they are left out of what the moderators see")]
        public static partial void AnswerCantBeRead(ILogger logger, string row);

        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} answers to the end of {Round} took effect")]
        public static partial void AnswersTookEffect(ILogger logger, string round, int count);
    }
}
