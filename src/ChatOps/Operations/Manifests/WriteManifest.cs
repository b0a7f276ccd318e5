using System.Text;
using ChatOps.Settings;

namespace ChatOps.Operations.Manifests;

/// <summary>
/// <c>manifest slack</c> and <c>manifest teams</c>: the file under <c>artifacts/</c> of the working folder, from the settings.
/// </summary>
internal static class WriteManifest
{
    /// <summary>The file that was written.</summary>
    public static async Task<string> Run(ManifestKind kind, ChatOpsSettings settings, Ct ct)
    {
        var (file, content) = kind == ManifestKind.Slack
            ? (SlackManifest.File, Encoding.UTF8.GetBytes(ManifestTemplate.Write(SlackManifest.Of(settings))))
            : (TeamsManifest.File, TeamsManifest.Package(TeamsManifest.Of(settings)));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, content, ct);
        return file;
    }
}
