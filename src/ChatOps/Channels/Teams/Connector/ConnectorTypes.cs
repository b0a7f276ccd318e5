using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ChatOps.Channels.Teams.Connector;

/// <summary>What opens (or finds again) the personal conversation with one user.</summary>
/// <remarks>https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#conversationparameters-object</remarks>
internal sealed record ConversationParameters(bool IsGroup, ConnectorAccount Bot, IReadOnlyList<ConnectorAccount> Members, TenantChannelData ChannelData, string TenantId)
{
    public static ConversationParameters Personal(string appId, string tenant, string member) =>
        new(IsGroup: false, new ConnectorAccount($"28:{appId}"), [new ConnectorAccount(member)], new TenantChannelData(new TenantRef(tenant)), tenant);
}

internal sealed record ConnectorAccount(string Id);

internal sealed record TenantChannelData(TenantRef Tenant);

internal sealed record TenantRef(string Id);

/// <summary>A message that we send or that replaces one we sent.</summary>
internal sealed record OutgoingActivity
{
    public string Type { get; } = "message";

    /// <summary>What a notification shows when the message is nothing but a card.</summary>
    public string? Summary { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<OutgoingAttachment>? Attachments { get; init; }

    public AlertChannelData? ChannelData { get; init; }

    public static OutgoingActivity OfCard(JsonObject card, string notification, bool alerts) => new()
    {
        Summary = notification.Length == 0 ? null : notification,
        Attachments = [new OutgoingAttachment(OutgoingAttachment.AdaptiveCard, card)],
        ChannelData = alerts ? new AlertChannelData(new Alerting(true)) : null,
    };

    public override string ToString() => "(activity)";
}

internal sealed record OutgoingAttachment(string ContentType, JsonObject Content)
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";
}

/// <summary>Shows the message in the activity feed.</summary>
internal sealed record AlertChannelData(Alerting Notification);

internal sealed record Alerting(bool Alert);

/// <summary>The connector's answer to a created conversation and to a sent or updated activity.</summary>
internal sealed record Resource
{
    public string? Id { get; init; }
}

/// <summary>One member of a conversation. Teams says <c>aadObjectId</c>, older answers <c>objectId</c>.</summary>
/// <remarks>https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context#fetch-the-roster-or-user-profile</remarks>
internal sealed record RosterMember
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? AadObjectId { get; init; }
    public string? ObjectId { get; init; }
    public string? Email { get; init; }
    public string? UserPrincipalName { get; init; }
    public string? TenantId { get; init; }

    /// <summary><c>user</c>, <c>guest</c> or <c>anonymous</c>.</summary>
    public string? UserRole { get; init; }

    public override string ToString() => "(member)";
}

internal sealed record MembersPage
{
    public IReadOnlyList<RosterMember> Members { get; init; } = [];
    public string? ContinuationToken { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(OutgoingActivity))]
[JsonSerializable(typeof(Resource))]
[JsonSerializable(typeof(RosterMember))]
[JsonSerializable(typeof(MembersPage))]
internal sealed partial class ConnectorJson : JsonSerializerContext
{
    /// <summary>Letters of every script unescaped: a Japanese card is 24 KB so, and 39 KB escaped.</summary>
    public static readonly ConnectorJson Relaxed = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
