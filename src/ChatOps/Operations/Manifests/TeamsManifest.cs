using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Settings;
using ChatOps.Web.Tab;

namespace ChatOps.Operations.Manifests;

/// <summary>The app package that a Teams administrator uploads: manifest, two icons, German beside English.</summary>
/// <remarks>https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package</remarks>
internal static class TeamsManifest
{
    public const string File = "artifacts/chatops-teams.zip";

    // An entry's time is part of the file: the same settings give the same bytes.
    private static readonly DateTimeOffset Made = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="Misconfigured">A setting is missing or of the wrong shape.</exception>
    public static JsonObject Of(ChatOpsSettings settings)
    {
        var faults = new List<string>();
        if (settings.Teams.AppId is null)
            faults.Add("Teams:AppId is missing: the bot registration's app id.");
        else if (!Guid.TryParseExact(settings.Teams.AppId, "D", out _))
            faults.Add("Teams:AppId must be a GUID.");
        if (settings.Web.PublicUrl is null)
            faults.Add("Web:PublicUrl is missing: the address at which Teams reaches this host.");
        if (faults.Count > 0)
            throw new Misconfigured(faults);
        var values = new Dictionary<string, string>
        {
            ["appId"] = settings.Teams.AppId!,
            ["entraId"] = settings.Web.Entra.ClientId ?? "",
            ["publicUrl"] = settings.Web.PublicUrl!.AbsoluteUri.TrimEnd('/'),
            ["publicHost"] = settings.Web.PublicUrl.IdnHost,
            ["version"] = typeof(TeamsManifest).Assembly.GetName().Version!.ToString(3),
        };
        var manifest = ManifestTemplate.Fill("teams/manifest.json", values);
        return HasTab(settings) ? Joined(manifest, ManifestTemplate.Fill("teams/tab.json", values)) : manifest;
    }

    public static byte[] Package(JsonObject manifest)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            Add(zip, "manifest.json", Encoding.UTF8.GetBytes(ManifestTemplate.Write(manifest)));
            foreach (var name in (string[])["color.png", "outline.png"])
                Add(zip, name, ManifestTemplate.Read($"teams/{name}"));
            Add(zip, "de.json", Encoding.UTF8.GetBytes(ManifestTemplate.Write(German(manifest))));
        }

        return bytes.ToArray();
    }

    /// <summary>What the manifest says, in German.</summary>
    internal static JsonObject German(JsonObject manifest)
    {
        var german = ManifestTemplate.Fill("teams/de.json", new Dictionary<string, string>());
        return manifest.ContainsKey("staticTabs")
            ? Joined(german, ManifestTemplate.Fill("teams/tab-german.json", new Dictionary<string, string>()))
            : german;
    }

    /// <summary>The participation page as a tab: where Entra signs in, and this build has what the page needs inside Teams.</summary>
    private static bool HasTab(ChatOpsSettings settings) =>
        settings.Web.HasTab && settings.Participation.Enabled && TabPage.TeamsScript.Length > 0;

    private static JsonObject Joined(JsonObject manifest, JsonObject more)
    {
        foreach (var (name, value) in more)
            manifest[name] = value?.DeepClone();
        return manifest;
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = Made;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
