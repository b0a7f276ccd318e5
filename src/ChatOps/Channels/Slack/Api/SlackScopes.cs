using System.Collections.Frozen;

namespace ChatOps.Channels.Slack.Api;

/// <summary>
/// Which bot scope each method needs: the one place from which the manifest, the install and <c>doctor</c> take their scopes.
/// </summary>
/// <remarks>https://docs.slack.dev/reference/scopes</remarks>
internal static class SlackScopes
{
    public static readonly FrozenDictionary<string, string[]> ByMethod = new Dictionary<string, string[]>
    {
        ["auth.test"] = [],
        ["chat.delete"] = ["chat:write"],
        ["chat.postEphemeral"] = ["chat:write"],
        ["chat.postMessage"] = ["chat:write"],
        ["chat.update"] = ["chat:write"],
        ["conversations.history"] = ["im:history"],
        ["conversations.open"] = ["im:write"],
        ["oauth.v2.access"] = [],
        ["users.info"] = ["users:read", "users:read.email"],
        ["users.lookupByEmail"] = ["users:read.email"],
        ["views.open"] = [],
        ["views.publish"] = [],
        ["views.push"] = [],
        ["views.update"] = [],
    }.ToFrozenDictionary();

    /// <summary>What is delivered to us and needs a scope: the command, and messages in the personal chat.</summary>
    private static readonly string[] Deliveries = ["commands", "im:history"];

    /// <summary>Every scope of the app, sorted.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        .. ByMethod.Values.SelectMany(s => s).Concat(Deliveries).Distinct().Order(StringComparer.Ordinal),
    ];
}
