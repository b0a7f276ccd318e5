using ChatOps.Channels.Slack.Api;

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

    /// <summary>Ten years: further than that no token's end matters.</summary>
    private const long Longest = 315_360_000;

    /// <summary>Renews the token, once; null: the token does not expire.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>From then on Slack refuses the token; null: never.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>Slack's code where it renews the token no more.</summary>
    public string? RenewalCode { get; init; }

    /// <summary>Tells this install from one that replaced it.</summary>
    public Instant InstalledAt { get; init; }

    public bool CanBeRenewed => RefreshToken is not null && RenewalCode is null;

    /// <summary>The organisation that it is for as a whole; null: it is for one workspace.</summary>
    public string? Organisation => Team == EveryTeam ? Enterprise : null;

    /// <summary>With the token, and how long it lasts, that Slack has just given.</summary>
    public SlackInstall With(string token, SlackInstalled answer, Instant now) => this with
    {
        Token = token,
        RefreshToken = answer.RefreshToken is { Length: > 0 } next ? next : null,
        ExpiresAt = answer.ExpiresIn is { } seconds ? now + Duration.FromSeconds(Math.Clamp(seconds, 0, Longest)) : null,
    };

    /// <summary>Never the token.</summary>
    public override string ToString() => Team;
}
