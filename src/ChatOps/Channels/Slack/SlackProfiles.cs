using ChatOps.Channels.Slack.Api;
using ChatOps.People;

namespace ChatOps.Channels.Slack;

/// <summary>What Slack's user object says about somebody. Pure.</summary>
internal static class SlackProfiles
{
    /// <param name="user">From <c>users.info</c>.</param>
    /// <param name="team">Our workspace. Somebody of another one (a shared channel) is a guest here, whatever that workspace says about
    /// their address.</param>
    /// <param name="trust">Whose word on addresses counts. Anybody can confirm any address in a workspace of their own.</param>
    public static Profile Of(SlackUser user, string team, Trust trust)
    {
        var isGuest = user.IsRestricted || user.IsUltraRestricted || user.IsStranger || !BelongsTo(user, team);
        var email = user.Profile?.Email?.Trim().ToLowerInvariant();
        return new Profile(
            // The full name: a Slack display name is often a handle, and the partner may only know the name that Teams shows.
            Name(user.Profile?.RealName) ?? Name(user.RealName) ?? Name(user.Profile?.DisplayName) ?? "",
            string.IsNullOrEmpty(email) ? null : email,
            user is { IsEmailConfirmed: true, Deleted: false, IsBot: false } && !isGuest && !string.IsNullOrEmpty(email)
                && trust.Covers(team, email),
            string.IsNullOrEmpty(user.Tz) ? null : user.Tz,
            string.IsNullOrEmpty(user.Locale) ? null : user.Locale,
            user.Deleted)
        {
            IsGuest = isGuest,
        };
    }

    private static bool BelongsTo(SlackUser user, string team) =>
        string.IsNullOrEmpty(user.TeamId) || user.TeamId == team || user.EnterpriseUser?.Teams?.Contains(team) == true;

    private static string? Name(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim();
}
