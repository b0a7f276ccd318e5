using System.Text.Json.Serialization;
using ChatOps.Channels.Slack.Reading;

namespace ChatOps.Channels.Slack.Api;

/// <summary>What every method answers: <c>ok</c>, and <c>error</c> when it is false.</summary>
internal record SlackResult
{
    public bool Ok { get; init; }
    public string? Error { get; init; }

    /// <summary>The token's scopes, comma-separated, from the answer's <c>x-oauth-scopes</c> header.</summary>
    [JsonIgnore]
    public string? Scopes { get; init; }

    public sealed override string ToString() => GetType().Name;
}

internal sealed record SlackAuthTested : SlackResult
{
    public string? TeamId { get; init; }
    public string? EnterpriseId { get; init; }
    public string? UserId { get; init; }
}

internal sealed record SlackPosted : SlackResult
{
    public string? Channel { get; init; }
    public string? Ts { get; init; }
}

internal sealed record SlackOpened : SlackResult
{
    public SlackId? Channel { get; init; }
}

internal sealed record SlackHistory : SlackResult
{
    public IReadOnlyList<SlackPast>? Messages { get; init; }
    public SlackPage? ResponseMetadata { get; init; }
}

internal sealed record SlackPage
{
    public string? NextCursor { get; init; }
}

internal sealed record SlackPast
{
    public string? Ts { get; init; }
    public SlackMetadata? Metadata { get; init; }
}

internal sealed record SlackMetadata
{
    public string? EventType { get; init; }
    public SlackId? EventPayload { get; init; }
}

internal sealed record SlackUserFound : SlackResult
{
    public SlackUser? User { get; init; }
}

/// <remarks>https://docs.slack.dev/reference/objects/user-object</remarks>
internal sealed record SlackUser
{
    public string? Id { get; init; }
    public string? TeamId { get; init; }
    public bool Deleted { get; init; }
    public string? RealName { get; init; }
    public string? Tz { get; init; }
    public string? Locale { get; init; }
    public bool IsBot { get; init; }
    public bool IsRestricted { get; init; }
    public bool IsUltraRestricted { get; init; }
    public bool IsStranger { get; init; }

    /// <summary>Absent means not confirmed.</summary>
    public bool IsEmailConfirmed { get; init; }

    public SlackProfile? Profile { get; init; }
    public SlackEnterpriseUser? EnterpriseUser { get; init; }
}

internal sealed record SlackProfile
{
    public string? DisplayName { get; init; }
    public string? RealName { get; init; }
    public string? Email { get; init; }
}

internal sealed record SlackEnterpriseUser
{
    public IReadOnlyList<string>? Teams { get; init; }
}

/// <remarks>https://docs.slack.dev/reference/methods/oauth.v2.access</remarks>
internal sealed record SlackInstalled : SlackResult
{
    public string? AccessToken { get; init; }
    public string? RefreshToken { get; init; }

    /// <summary>Seconds until the token expires; absent: it does not.</summary>
    public long? ExpiresIn { get; init; }

    public string? TokenType { get; init; }
    public string? Scope { get; init; }
    public string? BotUserId { get; init; }
    public bool IsEnterpriseInstall { get; init; }
    public SlackId? Team { get; init; }
    public SlackId? Enterprise { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(TolerantText), typeof(TolerantNumber), typeof(TolerantFlag)])]
[JsonSerializable(typeof(SlackResult))]
[JsonSerializable(typeof(SlackAuthTested))]
[JsonSerializable(typeof(SlackPosted))]
[JsonSerializable(typeof(SlackOpened))]
[JsonSerializable(typeof(SlackHistory))]
[JsonSerializable(typeof(SlackUserFound))]
[JsonSerializable(typeof(SlackInstalled))]
internal sealed partial class SlackApiJson : JsonSerializerContext;
