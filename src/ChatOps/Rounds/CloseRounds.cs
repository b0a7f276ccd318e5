using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Clock;
using ChatOps.Partnerships;
using ChatOps.Rounds.Ending;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Rounds;

/// <summary>Ends the rounds whose last day is over everywhere on earth, once the answers to their end have taken effect.</summary>
internal sealed partial class CloseRounds(
    Db db, Guard guard, PairingStore pairings, FinishRound finish, Outbox outbox, ILogger<CloseRounds> log) : ITick
{
    public async Task Tick(Instant now, Ct ct)
    {
        // The last place where a day ends is UTC-12.
        var today = now.InZone(DateTimeZone.ForOffset(Offset.FromHours(-12))).Date;
        var over = await db.Read(session => pairings.RoundsOver(session, today), ct);
        var look = await guard.Begin(nameof(CloseRounds), now, ct);
        foreach (var round in over)
            await look.Run(FaultKind.Round, new Item(round.Id, round.ProgramId.Value), () => Close(round, now, ct));
    }

    private async Task Close(Round round, Instant now, Ct ct)
    {
        if (!await finish.Run(round, now, ct))
            return;
        await db.Write(async session =>
        {
            await pairings.HoldOf(session, round.ProgramId);
            await finish.Tell(session, round, now);
            await pairings.Close(session, round, now);
            await outbox.Refresh(session, new CardRef(CardKinds.Rounds, round.ProgramId.Value));
        }, ct);
        Log.RoundIsOver(log, round.Id);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Round {Round} is over")]
        public static partial void RoundIsOver(ILogger logger, string round);
    }
}
