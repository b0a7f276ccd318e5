using ChatOps.Cards;
using ChatOps.People;

namespace ChatOps.Channels.Sending;

/// <summary>
/// Builds a card as it stands now, for its reader. Null: there is nothing to show (any more), and the row is closed without sending.
/// </summary>
internal delegate Task<Card?> BuildCard(CardRef card, PersonId reader, Ct ct);

/// <summary>
/// Takes what a channel says about an account (<see cref="LookUp.Found"/> or <see cref="LookUp.Missing"/>). Called at least once a look-up:
/// the same profile twice has the effect of one.
/// </summary>
internal delegate Task TakeProfile(AccountId account, LookUp found, Ct ct);
