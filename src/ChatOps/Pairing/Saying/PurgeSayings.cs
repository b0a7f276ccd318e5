using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Clock;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Pairing.Saying;

/// <summary>What was carried is removed after seven days: the words in the tables, and the message in the chat.</summary>
internal sealed partial class PurgeSayings(Guard guard, SayStore store, Outbox outbox, ILogger<PurgeSayings> log) : ITick
{
    private const int Batch = 256;

    private static readonly Duration Kept = Duration.FromDays(7);

    public async Task Tick(Instant now, Ct ct)
    {
        var look = await guard.Begin(nameof(PurgeSayings), now, ct);
        var emptied = await look.Due(
            FaultKind.Saying, Batch, (session, most) => store.Old(session, now - Kept, most), id => new Item(id), Empty);
        if (emptied > 0)
            Log.MessagesWereRemoved(log, emptied);
    }

    private async Task Empty(Session session, IReadOnlyList<string> old)
    {
        var messages = new HashSet<string>();
        foreach (var id in old)
        {
            if (await store.Empty(session, id) is { } message)
                messages.Add(message);
        }

        foreach (var message in messages)
            await outbox.Refresh(session, new CardRef(SayCard.Kind, message));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} carried messages were removed")]
        public static partial void MessagesWereRemoved(ILogger logger, int count);
    }
}
