namespace ChatOps.Channels.Slack.Reading;

/// <summary>
/// Where a payload comes from, whatever its shape: the workspaces that it names, the one for which it was sent to us first, and the
/// organisation. Which of them has the app is for <c>SlackTokens.Place</c> to say.
/// </summary>
/// <remarks>
/// https://docs.slack.dev/reference/interaction-payloads, https://docs.slack.dev/apis/events-api#event-type-structure and
/// https://docs.slack.dev/enterprise/organization-ready-apps: with an install of a whole organisation <c>team</c> may be null and
/// <c>app_installed_team_id</c> the organisation's; in channels that are shared with others <c>team_id</c> may be theirs.
/// </remarks>
internal sealed record SlackOrigin(IReadOnlyList<string> Teams, string? Enterprise, string? User)
{
    public static SlackOrigin Of(SlackEnvelope envelope)
    {
        var happened = envelope.Event;
        var authorization = envelope.Authorizations?.FirstOrDefault(a => a is { IsBot: true })
            ?? (envelope.Authorizations is [var first, ..] ? first : null);
        return Of(
            [authorization?.TeamId, envelope.ContextTeamId, envelope.TeamId, happened?.UserTeam, happened?.Team],
            [authorization?.EnterpriseId, envelope.ContextEnterpriseId, envelope.EnterpriseId],
            happened?.Message?.User ?? happened?.User ?? happened?.PreviousMessage?.User);
    }

    /// <summary>A modal that was opened from a shared channel is handed in with the team of whoever did: the app's own counts.</summary>
    public static SlackOrigin Of(SlackInteraction payload) => Of(
        [payload.View?.AppInstalledTeamId, payload.Team?.Id, payload.Message?.Team, payload.View?.TeamId, payload.User?.TeamId],
        [payload.Enterprise?.Id, payload.Team?.EnterpriseId, payload.User?.EnterpriseId],
        payload.User?.Id);

    public static SlackOrigin Of(SlackCommand command) => Of([command.Team], [command.Enterprise], command.User);

    /// <summary>Slack puts the organisation's id where a workspace's would be: they differ in their first letter.</summary>
    private static SlackOrigin Of(IReadOnlyList<string?> teams, IReadOnlyList<string?> enterprises, string? user) => new(
        [.. teams.Where(t => !string.IsNullOrEmpty(t) && !IsEnterprise(t)).Select(t => t!).Distinct()],
        enterprises.Concat(teams.Where(t => t is not null && IsEnterprise(t))).FirstOrDefault(e => !string.IsNullOrEmpty(e)),
        string.IsNullOrEmpty(user) ? null : user);

    private static bool IsEnterprise(string id) => id is ['E', ..];
}
