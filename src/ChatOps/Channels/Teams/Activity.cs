using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatOps.Channels.Teams;

/// <summary>The parts of an incoming activity that we read, in the protocol's own words. Everything else is passed over.</summary>
/// <remarks>https://github.com/microsoft/Agents/blob/main/specs/activity/protocol-activity.md</remarks>
internal sealed record Activity
{
    public string? Type { get; init; }
    public string? Id { get; init; }
    public string? Timestamp { get; init; }
    public string? ChannelId { get; init; }
    public string? ServiceUrl { get; init; }
    public ChannelAccount? From { get; init; }
    public ChannelAccount? Recipient { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public string? Text { get; init; }

    /// <summary>BCP 47 tag of the client.</summary>
    public string? Locale { get; init; }

    /// <summary>IANA zone id of the client.</summary>
    public string? LocalTimezone { get; init; }

    /// <summary>The message whose card was pressed.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>Which invoke this is: <c>adaptiveCard/action</c>.</summary>
    public string? Name { get; init; }

    /// <summary>What an <c>installationUpdate</c> did: <c>add</c>, <c>remove</c>, <c>add-upgrade</c>, <c>remove-upgrade</c>.</summary>
    public string? Action { get; init; }

    /// <summary>An invoke's argument, or the inputs of an <c>Action.Submit</c>. May hold member text.</summary>
    public JsonElement Value { get; init; }
    public JsonElement ChannelData { get; init; }
    public JsonElement Entities { get; init; }
    public JsonElement MembersAdded { get; init; }
    public JsonElement MembersRemoved { get; init; }

    /// <summary>The tenant that Teams names in every context, or the conversation's.</summary>
    public string? Tenant => ChannelData.Text("tenant", "id") ?? Conversation?.TenantId;

    /// <summary>The chat of one person with the bot. Its ids begin with <c>a:</c>.</summary>
    public bool IsPersonal => Conversation is { } conversation
        && (conversation.ConversationType ?? (conversation.Id?.StartsWith("a:", StringComparison.Ordinal) is true ? "personal" : "")) == "personal";

    public bool IsInvoke => Type == "invoke";

    /// <summary>Null when the bytes are no activity: not JSON, not an object, without a type.</summary>
    public static Activity? Read(System.Buffers.ReadOnlySequence<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            var activity = JsonSerializer.Deserialize(ref reader, ActivityJson.Default.Activity);
            return activity is { Type.Length: > 0 } && !reader.Read() ? activity : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override string ToString() => "(activity)";
}

internal sealed record ChannelAccount
{
    /// <summary><c>29:…</c> for a user, <c>28:…</c> for a bot; known to this bot only.</summary>
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? AadObjectId { get; init; }

    public override string ToString() => "(account)";
}

internal sealed record ConversationAccount
{
    public string? Id { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType { get; init; }
    public string? TenantId { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(LooseText)])]
[JsonSerializable(typeof(Activity))]
internal sealed partial class ActivityJson : JsonSerializerContext;
