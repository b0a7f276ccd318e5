using System.Text.Json.Nodes;
using ChatOps.Channels.Slack.Api;
using ChatOps.Settings;

namespace ChatOps.Operations.Manifests;

/// <summary>The app as Slack takes it: addresses from the settings, scopes from the methods that we call.</summary>
/// <remarks>https://docs.slack.dev/reference/app-manifest</remarks>
internal static class SlackManifest
{
    public const string File = "artifacts/slack-manifest.json";

    /// <exception cref="Misconfigured">A setting is missing.</exception>
    public static JsonObject Of(ChatOpsSettings settings)
    {
        if (settings.Web.PublicUrl is not { } address)
            throw new Misconfigured(["Web:PublicUrl is missing: the address at which Slack reaches this host."]);
        var manifest = ManifestTemplate.Fill(
            "slack/manifest.json", new Dictionary<string, string> { ["publicUrl"] = address.AbsoluteUri.TrimEnd('/') });
        manifest["oauth_config"]!["scopes"]!["bot"] = new JsonArray([.. SlackScopes.All.Select(s => JsonValue.Create(s))]);
        return manifest;
    }
}
