using ChatOps.Operations;
using ChatOps.Pairing.Ending;
using ChatOps.Storage;

namespace ChatOps.Pairing;

/// <summary>Ends the rounds whose last day is over everywhere on earth, once the answers to their end have taken effect.</summary>
internal sealed partial class CloseRounds(Db db, PairingStore pairings, FinishRound finish, ILogger<CloseRounds> log) : ITick
{
    public async Task Tick(Instant now, Ct ct)
    {
        // The last place where a day ends is UTC-12.
        var today = now.InZone(DateTimeZone.ForOffset(Offset.FromHours(-12))).Date;
        var over = await db.Read(session => pairings.RoundsOver(session, today), ct);
        foreach (var round in over)
        {
            await finish.Run(round, now, ct);
            await db.Write(async session =>
            {
                await finish.Tell(session, round, now);
                await pairings.Close(session, round, now);
            }, ct);
            Log.RoundIsOver(log, round.Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Round {Round} is over")]
        public static partial void RoundIsOver(ILogger logger, string round);
    }
}
