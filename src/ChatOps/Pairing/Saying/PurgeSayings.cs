using ChatOps.Channels;
using ChatOps.Operations;
using ChatOps.Storage;

namespace ChatOps.Pairing.Saying;

/// <summary>What was carried is removed after seven days: the words in the tables, and the message in the chat.</summary>
internal sealed partial class PurgeSayings(Db db, SayStore store, Outbox outbox, ILogger<PurgeSayings> log) : ITick
{
    private const int Batch = 256;

    private static readonly Duration Kept = Duration.FromDays(7);

    public async Task Tick(Instant now, Ct ct)
    {
        while (await db.Write(session => Empty(session, now), ct) is > 0 and var emptied)
        {
            Log.MessagesWereRemoved(log, emptied);
            ct.ThrowIfCancellationRequested();
        }
    }

    private async Task<int> Empty(Session session, Instant now)
    {
        var messages = await store.Empty(session, now - Kept, Batch);
        foreach (var message in messages)
            await outbox.Refresh(session, new CardRef(SayCard.Kind, message));
        return messages.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} carried messages were removed")]
        public static partial void MessagesWereRemoved(ILogger logger, int count);
    }
}
