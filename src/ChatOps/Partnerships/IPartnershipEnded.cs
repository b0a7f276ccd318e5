using ChatOps.Storage;

namespace ChatOps.Partnerships;

/// <summary>
/// Told when a partnership ends, in the same unit of work: what it left in people's chats loses its buttons. Whoever left something there
/// answers it.
/// </summary>
internal interface IPartnershipEnded
{
    Task Ended(Session db, string partnershipId);
}
