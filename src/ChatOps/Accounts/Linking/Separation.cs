using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Storage;

namespace ChatOps.Accounts.Linking;

/// <summary>
/// Takes a joining back. Each side keeps only the work email that its own accounts vouch for, and the message that told of it says so.
/// </summary>
internal sealed class Separation(PersonStore people, Outbox outbox, AuditLog audit)
{
    /// <param name="db">The unit of work.</param>
    /// <param name="account">The account that came.</param>
    /// <param name="forGood">Its address does not join it again by itself.</param>
    /// <param name="actor">For the audit.</param>
    /// <returns>False: it was never joined.</returns>
    public async Task<bool> Part(Session db, AccountId account, bool forGood, string actor)
    {
        if (await people.FindAccount(db, account) is not { } joined
            || !await people.Unjoin(db, account, forGood)
            || await people.FindAccount(db, account) is not { } apart)
            return false;
        await audit.Record(db, actor, "accounts.separated", joined.PersonId);
        await outbox.HandOver(db, new CardRef(AccountsJoinedCard.Kind, account.Value), joined.PersonId, apart.PersonId);
        foreach (var side in new[] { joined.PersonId, apart.PersonId })
        {
            await people.KeepOwn(db, side);
            foreach (var left in await people.AccountsOf(db, side))
                await outbox.Refresh(db, new CardRef(AccountsJoinedCard.Kind, left.Id.Value));
        }

        return true;
    }
}
