using System.Text.Json.Serialization;

namespace ChatOps.Meetings.Graph.Watching;

/// <summary>What Graph posts: that something changed, not what.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/resources/changenotificationcollection</remarks>
internal sealed record Notices
{
    public IReadOnlyList<Notice>? Value { get; init; }
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
internal sealed partial class NoticeJson : JsonSerializerContext;
