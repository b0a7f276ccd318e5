using System.Data.Common;
using ChatOps.Privacy;
using ChatOps.Storage;

namespace ChatOps.Operations.Checks;

/// <summary>The content key: is it there, and does it lie where a thief of the database finds it too.</summary>
internal sealed class KeyPlaceCheck(Settings settings, KeyRing ring, KeyCheck keys, Migrator migrator) : ICheck
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public string Subject => "Content key";

    private string? Folder => settings.ContentKey.Split(':', 2) is ["file", var folder] ? Path.GetFullPath(folder) : null;

    public async Task<Diagnosis> Run(Ct ct)
    {
        try
        {
            if (await HasContent(ct) && await keys.Missing(ct) is { Count: > 0 } missing)
                return this.Failed($"{ring.Place} lacks the key {string.Join(", ", missing)}, under which stored content is encrypted; put it back.");
            if (ring.IsEmpty)
                return this.Ok($"there is no key in {ring.Place} yet; the first start makes it.");
        }
        catch (Misconfigured e)
        {
            return this.Failed(string.Join(' ', e.Sentences));
        }
        catch (DbException)
        {
            return this.Warning("whether stored content needs another key can't be told; see Database.");
        }

        if (Folder is { } folder && IsOpenToOthers(folder))
            return this.Warning($"others than the owner can read {ring.Place}; set the files' mode to 0600.");
        return LiesBesideDatabase()
            ? this.Warning($"{ring.Place} lies beside the database: one copied folder holds both. Set Content:Key to a folder elsewhere, or to env:NAME.")
            : this.Ok($"{ring.Place} holds what stored content needs.");
    }

    private static bool IsOpenToOthers(string folder)
    {
        if (OperatingSystem.IsWindows())
            return false;
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if ((File.GetUnixFileMode(file) & Others) != UnixFileMode.None)
                return true;
        }

        return false;
    }

    private async Task<bool> HasContent(Ct ct) => DatabaseFile.Exists(settings.Database) && (await migrator.Pending(ct)).Count == 0;

    private bool LiesBesideDatabase() =>
        Folder is { } folder && DatabaseFile.Path(settings.Database) is { } file
        && (folder + Path.DirectorySeparatorChar).StartsWith(Path.GetDirectoryName(file) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
