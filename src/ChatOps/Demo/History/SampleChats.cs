using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Demo.History;

/// <summary>
/// Puts into the chats what was said before the demo began, and into the outbox that it was: what changes later is then an edit.
/// </summary>
internal sealed class SampleChats(Db db, CardBuilders cards, Outbox outbox, DemoChats chats)
{
    private static readonly SqlText Sql = new("Demo");
    private static readonly SqlText Channels = new("Channels");

    public async Task Fill(IReadOnlyList<SeenMessage> seen, Ct ct)
    {
        var posted = new List<(SeenMessage Message, string Id)>();
        foreach (var message in seen.OrderBy(m => m.At))
        {
            if (await cards.Build(message.Card, message.Reader.PersonId, ct) is { } card)
                posted.Add((message, chats[message.Reader.Person.Key].Post(card, null, message.At)));
        }

        await db.Write(async session =>
        {
            foreach (var (message, id) in posted)
                await Record(session, message, id);
        }, ct);
    }

    private async Task Record(Session session, SeenMessage message, string id)
    {
        await outbox.Queue(session, new Posting(message.Card, message.Reader.PersonId, message.At));
        await session.Execute(Sql["MarkSeen"], new
        {
            message.Card.Kind,
            message.Card.Subject,
            Person = message.Reader.PersonId.Value,
            Account = message.Reader.AccountId.Value,
            Conversation = message.Reader.Person.Key,
            MessageId = id,
            message.At,
        });
        if (message.Sounds)
            await session.Execute(
                Channels["SaveSoundings"],
                new
                {
                    Rows = Rows.Of([
                        new { Delivery = Ids.New(), Person = message.Reader.PersonId.Value, message.Card.Kind },
                    ]),
                    Now = message.At,
                });
    }
}
