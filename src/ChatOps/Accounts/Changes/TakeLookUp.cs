using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Accounts.Changes;

/// <summary>
/// What a channel said of an account: kept for the check that asked, which decides about everybody together; else taken over at once.
/// </summary>
internal sealed class TakeLookUp(Db db, CheckStore checks, LinkAccounts link, IClock clock)
{
    public async Task Take(AccountId account, LookUp found, Ct ct)
    {
        if (
            Sighted(account, found) is { } sighting
            && await db.Write(session => checks.See(session, sighting, clock.GetCurrentInstant()), ct)
            && found is LookUp.Found or LookUp.Missing { State: AccountState.Deactivated })
            return;
        await link.Take(account, found, ct);
    }

    /// <summary>Null: it says nothing about the person. That somebody removed the app is no sign that they left.</summary>
    internal static Sighting? Sighted(AccountId account, LookUp found) => found switch
    {
        LookUp.Found { Profile: var p } => new Sighting
        {
            AccountId = account,
            IsGone = p.IsDeactivated,
            Name = p.Name,
            Email = p.Email,
            IsEmailVerified = p.IsEmailVerified,
            Zone = p.Zone,
            Locale = p.Locale,
            IsGuest = p.IsGuest,
        },
        LookUp.Missing missing => new Sighting { AccountId = account, IsGone = IsGone(missing) },
        _ => null,
    };

    /// <summary>
    /// Slack: closed or unknown. Teams: the chat is there and its member is not
    /// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context).
    /// </summary>
    private static bool IsGone(LookUp.Missing missing) =>
        missing.State == AccountState.Deactivated || missing.Code is "MemberNotFoundInConversation" or "UserNotFound";
}
