using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Storage.Writing;

namespace ChatOps.Channels.Claiming;

/// <summary>What has left, recorded for many sendings with one statement.</summary>
internal sealed class Postings(PersonStore people) : ISetWork<Posted, Recorded>
{
    private static readonly SqlText Sql = new("Channels");

    public async Task<IReadOnlyList<Done<Recorded>?>> Together(Session db, IReadOnlyList<Posted> items)
    {
        await KeepRemovals(db, items);
        var recorded = (await Record(db, items)).ToDictionary(r => r.Id, StringComparer.Ordinal);
        var results = items.Select(i => Recorded.Of(recorded.GetValueOrDefault(i.Go.Row.Id), i.Go)).ToList();
        foreach (
            var (item, _) in items
                .Zip(results)
                .Where(r => r.Second.IsOurs)
                .OrderBy(r => r.First.Go.Account.Id.Value, StringComparer.Ordinal))
            await SaveConversation(db, item);
        return [.. results.Select(r => new Done<Recorded>(r))];
    }

    public async Task<Recorded> Alone(Session db, Posted item)
    {
        await KeepRemovals(db, [item]);
        var recorded = Recorded.Of((await Record(db, [item])).SingleOrDefault(), item.Go);
        if (recorded.IsOurs)
            await SaveConversation(db, item);
        return recorded;
    }

    /// <summary>Where an answer did not wait until the message before last was removed.</summary>
    private static async Task KeepRemovals(Session db, IReadOnlyList<Posted> items)
    {
        var kept = items.Where(i => i.Go.Row is { Stale: not null, Message: not null });
        foreach (var item in kept.OrderBy(i => i.Go.Row.Id, StringComparer.Ordinal))
            await db.Execute(
                Sql["KeepRemoval"],
                new { item.Go.Row.Id, item.Me, Removal = Ids.New(), Kind = CardKinds.Removal, item.Now });
    }

    private static Task<IReadOnlyList<RecordedRow>> Record(Session db, IReadOnlyList<Posted> items) =>
        db.Query<RecordedRow>(
            Sql["RecordPosted"],
            new
            {
                Ids = items.Select(i => i.Go.Row.Id).ToArray(),
                Rows = Rows.Of(
                    items.Select(i => new
                    {
                        i.Go.Row.Id,
                        i.Me,
                        Account = i.Go.Account.Id.Value,
                        i.Result.Message.Conversation,
                        Message = i.Result.Message.Id,
                        i.Result.Version,
                        SentAt = i.Result.At.ToUnixTimeMilliseconds(),
                        Now = i.Now.ToUnixTimeMilliseconds(),
                    })),
            });

    /// <summary>The first message of a chat says which chat that is.</summary>
    private async Task SaveConversation(Session db, Posted item)
    {
        if (
            item.Go.Row.Place.Length == 0
            && item.Go.Row.Kind != CardKinds.Home
            && item.Result.Message.Conversation != item.Go.Account.Conversation)
            await people.SaveConversation(db, item.Go.Account.Id, item.Result.Message.Conversation);
    }
}

/// <summary>A new message stands.</summary>
internal sealed record Posted(SendDecision.Go Go, SendResult.Posted Result, string Me, Instant Now);
