using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatOps.Operations.Manifests;

/// <summary>The app package that a Teams administrator uploads: manifest, two icons, German beside English.</summary>
/// <remarks>https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package</remarks>
internal static class TeamsManifest
{
    public const string File = "artifacts/chatops-teams.zip";

    // An entry's time is part of the file: the same settings give the same bytes.
    private static readonly DateTimeOffset Made = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="Misconfigured">A setting is missing or of the wrong shape.</exception>
    public static JsonObject Of(Settings settings)
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
        return ManifestTemplate.Fill("teams/manifest.json", new Dictionary<string, string>
        {
            ["appId"] = settings.Teams.AppId!,
            ["publicUrl"] = settings.Web.PublicUrl!.AbsoluteUri.TrimEnd('/'),
            ["publicHost"] = settings.Web.PublicUrl.IdnHost,
            ["version"] = typeof(TeamsManifest).Assembly.GetName().Version!.ToString(3),
        });
    }

    public static byte[] Package(JsonObject manifest)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            Add(zip, "manifest.json", Encoding.UTF8.GetBytes(ManifestTemplate.Write(manifest)));
            foreach (var name in (string[])["color.png", "outline.png", "de.json"])
                Add(zip, name, ManifestTemplate.Read($"teams/{name}"));
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = Made;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
