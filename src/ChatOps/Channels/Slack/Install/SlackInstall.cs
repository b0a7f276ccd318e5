namespace ChatOps.Channels.Slack.Install;

/// <summary>The app in one workspace, or in a whole Enterprise organisation.</summary>
/// <param name="Enterprise">The organisation's id; empty for a workspace on its own.</param>
/// <param name="Team">The workspace's id, or <see cref="EveryTeam"/>.</param>
/// <param name="BotUser">Who we are there.</param>
/// <param name="Scopes">What was granted, comma-separated.</param>
/// <param name="Token">The bot token, in the clear. Sealed before it is stored.</param>
internal sealed record SlackInstall(string Enterprise, string Team, string BotUser, string Scopes, string Token)
{
    /// <summary>Installed for a whole organisation.</summary>
    public const string EveryTeam = "*";

    /// <summary>Never the token.</summary>
    public override string ToString() => Team;
}
