using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Storage.Writing;

namespace ChatOps.Channels.Dispatching;

/// <summary>
/// Holds the pairs in which people stand, until the unit of work ends: what a member does, what their partner does and what the clock does
/// with a pair are then never decided about at the same moment. Pairing answers it.
/// </summary>
internal interface IHoldPairs
{
    /// <summary>Those of whoever is behind these accounts. Somebody unknown has none.</summary>
    Task Hold(Session db, IReadOnlyList<AccountKey> accounts);
}

/// <summary>What one account does. Known before anything is read.</summary>
internal sealed record AccountTurn(AccountKey Account, IHoldPairs Pairs) : WriteTurn($"{Account.Lane}:{Account.UserId}")
{
    public override Task Hold(Session db, IReadOnlyList<WriteTurn> turns) =>
        Pairs.Hold(db, [.. turns.Cast<AccountTurn>().Select(t => t.Account)]);
}
