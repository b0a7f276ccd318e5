using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Channels;

/// <summary>"This card about this subject to this person", inside the caller's unit of work. The worker is woken by the commit.</summary>
internal sealed class Outbox
{
    /// <summary>Queues the card, or asks for its message to be brought up to date when it was sent before.</summary>
    public Task Queue(Session db, Posting posting) => throw new NotImplementedException();

    /// <summary>Brings every message of this card up to date, for whoever has one; sends nothing new.</summary>
    public Task Refresh(Session db, CardRef card) => throw new NotImplementedException();

    /// <summary>Asks the channel about an account, soon; what it says goes to <see cref="TakeProfile"/>.</summary>
    public Task LookUp(Session db, AccountId account, PersonId person, Instant dueAt) => throw new NotImplementedException();

    /// <summary>An account of this person can be written to (again): what waited for it goes out.</summary>
    public Task Revive(Session db, PersonId person) => throw new NotImplementedException();

    /// <summary>Two accounts turned out to be one person's: what was queued for the one is now for the other.</summary>
    public Task Reassign(Session db, PersonId from, PersonId to) => throw new NotImplementedException();

    /// <summary>Where a card stands for a person; null when it was never queued. What bundles comments of 15 minutes asks this.</summary>
    public Task<Standing?> Find(Session db, CardRef card, PersonId person) => throw new NotImplementedException();
}
