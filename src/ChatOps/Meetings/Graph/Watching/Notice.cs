using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatOps.Meetings.Graph.Watching;

/// <summary>What Graph posts: that something changed, not what.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/resources/changenotificationcollection</remarks>
internal sealed record Notices
{
    public IReadOnlyList<JsonElement>? Value { get; init; }

    /// <summary>What can be read of it: one that can't costs no other. Null: nothing can.</summary>
    public static IReadOnlyList<Notice>? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            if (JsonSerializer.Deserialize(body, NoticeJson.Default.Notices)?.Value is not { } value)
                return null;
            var some = value.Select(One).OfType<Notice>().ToList();
            return some.Count > 0 || value.All(v => v.ValueKind is JsonValueKind.Null) ? some : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Notice? One(JsonElement item)
    {
        try
        {
            return item.Deserialize(NoticeJson.Default.Notice);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record Notice
{
    public string? SubscriptionId { get; init; }

    public string? ClientState { get; init; }

    /// <summary>At the address for lifecycle only.</summary>
    public string? LifecycleEvent { get; init; }

    public LifecycleEvent? Said => LifecycleEvent switch
    {
        "reauthorizationRequired" => ChatOps.Meetings.Graph.Watching.LifecycleEvent.ReauthorizationRequired,
        "subscriptionRemoved" => ChatOps.Meetings.Graph.Watching.LifecycleEvent.SubscriptionRemoved,
        "missed" => ChatOps.Meetings.Graph.Watching.LifecycleEvent.Missed,
        _ => null,
    };
}

internal enum LifecycleEvent
{
    /// <summary>To be renewed, or it falls silent.</summary>
    ReauthorizationRequired,
    SubscriptionRemoved,

    /// <summary>Some notifications did not reach us.</summary>
    Missed,
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Notices))]
[JsonSerializable(typeof(Notice))]
internal sealed partial class NoticeJson : JsonSerializerContext;
