using System.Text.Json;
using System.Text.Json.Serialization;
using ChatOps.Web;

namespace ChatOps.Channels.Slack.Reading;

/// <summary>The outer shape of <c>POST /slack/events</c>: only what we read.</summary>
/// <remarks>https://docs.slack.dev/apis/events-api</remarks>
internal sealed record SlackEnvelope
{
    public string? Type { get; init; }
    public string? Challenge { get; init; }
    public string? TeamId { get; init; }
    public string? EnterpriseId { get; init; }

    /// <summary>The workspace in whose view the event happened; with a shared channel not always that of <see cref="TeamId"/>.</summary>
    public string? ContextTeamId { get; init; }

    /// <inheritdoc cref="ContextTeamId"/>
    public string? ContextEnterpriseId { get; init; }
    public string? EventId { get; init; }

    /// <summary>Unix seconds.</summary>
    public long EventTime { get; init; }

    public SlackEvent? Event { get; init; }
    public IReadOnlyList<SlackAuthorization>? Authorizations { get; init; }
}

/// <summary>One of the installs for which the event was sent.</summary>
internal sealed record SlackAuthorization
{
    /// <summary>Null with the install of a whole organisation.</summary>
    public string? TeamId { get; init; }
    public string? EnterpriseId { get; init; }
    public bool? IsEnterpriseInstall { get; init; }
    public string? UserId { get; init; }
    public bool IsBot { get; init; }
}

internal sealed record SlackEvent
{
    public string? Type { get; init; }
    public string? Subtype { get; init; }
    public string? User { get; init; }
    public string? BotId { get; init; }
    public string? Channel { get; init; }
    public string? ChannelType { get; init; }
    public string? Text { get; init; }
    public string? Ts { get; init; }

    /// <summary>The workspace of whoever did it.</summary>
    public string? UserTeam { get; init; }

    /// <inheritdoc cref="UserTeam"/>
    public string? Team { get; init; }

    /// <summary><c>message_changed</c>: the message as it is now.</summary>
    public SlackEvent? Message { get; init; }

    /// <summary><c>message_changed</c>, <c>message_deleted</c>: the message as it was.</summary>
    public SlackEvent? PreviousMessage { get; init; }

    /// <summary><c>message_deleted</c>: the <c>ts</c> of the message that was.</summary>
    public string? DeletedTs { get; init; }

    /// <summary>Of any shape: what is not as documented is passed over.</summary>
    public JsonElement? Blocks { get; init; }

    /// <inheritdoc cref="Blocks"/>
    public JsonElement? Files { get; init; }

    /// <inheritdoc cref="Blocks"/>
    public JsonElement? Attachments { get; init; }

    /// <summary><c>app_home_opened</c>: <c>home</c> or <c>messages</c>.</summary>
    public string? Tab { get; init; }

    public SlackRevoked? Tokens { get; init; }
}

/// <summary><c>tokens_revoked</c>: the ids of the users whose tokens are gone.</summary>
internal sealed record SlackRevoked
{
    public IReadOnlyList<string>? Bot { get; init; }
}

/// <summary>The <c>payload</c> of <c>POST /slack/interactions</c>.</summary>
/// <remarks>https://docs.slack.dev/reference/interaction-payloads</remarks>
internal sealed record SlackInteraction
{
    public string? Type { get; init; }
    public SlackTeam? Team { get; init; }
    public SlackId? Enterprise { get; init; }
    public SlackUserRef? User { get; init; }
    public SlackId? Channel { get; init; }
    public SlackMessageRef? Message { get; init; }
    public SlackContainer? Container { get; init; }
    public SlackView? View { get; init; }
    public SlackState? State { get; init; }
    public IReadOnlyList<SlackAction>? Actions { get; init; }
    public string? CallbackId { get; init; }
    public string? ActionTs { get; init; }
    public string? TriggerId { get; init; }
    public string? ResponseUrl { get; init; }
}

internal sealed record SlackId
{
    public string? Id { get; init; }
}

internal sealed record SlackTeam
{
    public string? Id { get; init; }
    public string? EnterpriseId { get; init; }
}

internal sealed record SlackUserRef
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Username { get; init; }
    public string? TeamId { get; init; }
    public string? EnterpriseId { get; init; }
}

internal sealed record SlackMessageRef
{
    /// <summary>Of whoever wrote it, that is of our bot.</summary>
    public string? Team { get; init; }

    public string? Ts { get; init; }
}

internal sealed record SlackContainer
{
    public string? Type { get; init; }
    public string? MessageTs { get; init; }
    public bool IsEphemeral { get; init; }
}

internal sealed record SlackAction
{
    public string? Type { get; init; }
    public string? ActionId { get; init; }
    public string? Value { get; init; }
    public string? ActionTs { get; init; }

    /// <summary>A button that opens an address reports its press too.</summary>
    public string? Url { get; init; }
}

/// <remarks>https://docs.slack.dev/reference/views</remarks>
internal sealed record SlackView
{
    public string? Id { get; init; }
    public string? Type { get; init; }
    public string? CallbackId { get; init; }
    public string? PrivateMetadata { get; init; }
    public string? Hash { get; init; }
    public string? TeamId { get; init; }
    public string? AppInstalledTeamId { get; init; }
    public SlackState? State { get; init; }
}

/// <summary><c>values[block_id][action_id]</c>, of any shape: an input that can't be read costs no other one.</summary>
internal sealed record SlackState
{
    public JsonElement? Values { get; init; }
}

/// <summary>The form of <c>POST /slack/commands</c>: only what we read.</summary>
/// <remarks>https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling</remarks>
internal sealed record SlackCommand(
    string Team,
    string? Enterprise,
    string User,
    string? UserName,
    string? Conversation,
    string? Text,
    string? Trigger,
    string? ResponseUrl)
{
    public static SlackCommand Read(ReadOnlySpan<byte> form) => new(
        SlackForm.Text(form, "team_id"u8) ?? "",
        SlackForm.Text(form, "enterprise_id"u8),
        SlackForm.Text(form, "user_id"u8) ?? "",
        SlackForm.Text(form, "user_name"u8),
        SlackForm.Text(form, "channel_id"u8),
        SlackForm.Text(form, "text"u8),
        SlackForm.Text(form, "trigger_id"u8),
        SlackForm.Text(form, "response_url"u8));

    /// <summary>Never the text.</summary>
    public override string ToString() => "(command)";
}

/// <summary>
/// What a form is about, and the route that draws it again after an answer that changes another field; carried in a view's
/// <c>private_metadata</c>. Never words.
/// </summary>
internal sealed record SlackTarget(string Subject, string Kind, string? Redraw = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(TolerantText), typeof(TolerantNumber), typeof(TolerantFlag)],
    MaxDepth = VendorJson.Deepest,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SlackEnvelope))]
[JsonSerializable(typeof(SlackInteraction))]
[JsonSerializable(typeof(SlackTarget))]
internal sealed partial class SlackJson : JsonSerializerContext;
