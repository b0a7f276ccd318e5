using ChatOps.Clock;
using ChatOps.Storage;
using ChatOps.Storage.Writing;

namespace ChatOps.Channels.Claiming;

/// <summary>
/// What is about to leave, marked for many sendings with one statement. True: it may leave; false: its claim ran out meanwhile.
/// </summary>
internal sealed class Attempts(LeaseTime time) : ISetWork<Attempt, bool>
{
    private static readonly SqlText Sql = new("Channels");

    public async Task<IReadOnlyList<Done<bool>?>> Together(Session db, IReadOnlyList<Attempt> items)
    {
        var marked = (await Mark(db, items)).ToHashSet(StringComparer.Ordinal);
        return [.. items.Select(i => new Done<bool>(marked.Contains(i.Go.Row.Id)))];
    }

    public async Task<bool> Alone(Session db, Attempt item) => (await Mark(db, [item])).Count > 0;

    private Task<IReadOnlyList<string>> Mark(Session db, IReadOnlyList<Attempt> items) => db.Query<string>(Sql["MarkAttempts"], new
    {
        Ids = items.Select(i => i.Go.Row.Id).ToArray(),
        Rows = Rows.Of(items.Select(i => new
        {
            i.Go.Row.Id,
            i.Me,
            Version = i.Go.Row.Wanted,
            Account = i.Go.Account.Id.Value,
            Now = i.Now.ToUnixTimeMilliseconds(),
        })),
        Lasting = (long)items[0].Lasting.TotalMilliseconds,
        time.Leases,
    });
}

/// <summary>A new message leaves now, by the holder of this claim, which then lasts as long again.</summary>
internal sealed record Attempt(SendDecision.Go Go, string Me, Instant Now, Duration Lasting);
