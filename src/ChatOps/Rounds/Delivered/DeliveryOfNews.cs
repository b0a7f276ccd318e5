using ChatOps.Channels.Queueing;
using ChatOps.People;

namespace ChatOps.Rounds.Delivered;

/// <summary>What became of one person's reveal in a round.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="DisplayName">Their name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Code">The vendor's own code, where there is one.</param>
internal sealed record DeliveryOfNews(PersonId PersonId, string DisplayName, DeliveryState State, string? Code = null)
{
    /// <summary>Somebody has to do something about it.</summary>
    public bool NeedsLook => State is DeliveryState.Failed or DeliveryState.Blocked or DeliveryState.NotInstalled or DeliveryState.Gone;

    /// <summary>From the outbox's row, and from what the vendor said of the account.</summary>
    /// <param name="row">Null: it was never queued.</param>
    /// <param name="isSent">A message stands in their chat.</param>
    /// <param name="account">The best of their accounts; null when there is none.</param>
    public static DeliveryState StateOf(RowState? row, bool isSent, AccountState? account) => (row, isSent) switch
    {
        (_, true) => DeliveryState.Sent,
        (null or RowState.Due, _) => DeliveryState.Queued,
        (RowState.Unreachable, _) => account switch
        {
            AccountState.Blocked => DeliveryState.Blocked,
            AccountState.Deactivated or null => DeliveryState.Gone,
            AccountState.Active => DeliveryState.Queued,
            _ => DeliveryState.NotInstalled,
        },
        (RowState.Done, _) => DeliveryState.Ended,
        _ => DeliveryState.Failed,
    };
}

/// <summary>In the order in which a moderator wants to read them.</summary>
internal enum DeliveryState
{
    Failed,
    Blocked,
    NotInstalled,

    /// <summary>The account is closed at the vendor.</summary>
    Gone,

    /// <summary>Not in this round, and why.</summary>
    LeftOut,

    /// <summary>Came since, or waits for another partner.</summary>
    Waiting,

    Queued,

    /// <summary>The partnership was over before it could be told.</summary>
    Ended,

    Sent,
}
