using System.Data.Common;
using ChatOps.Privacy;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Storage.Files;

namespace ChatOps.Operations.Checks;

/// <summary>The content key: is it there, and does it lie where a thief of the database finds it too.</summary>
internal sealed class KeyPlaceCheck(ChatOpsSettings settings, KeyRing ring, KeyCheck keys, Migrator migrator) : ICheck
{
    private const string FirstMigration = "0001_people";
    private const string MigrationOfChecks = "0047_key_checks";

    public string Subject => "Content key";

    private string? Folder => settings.ContentKey.Split(':', 2) is ["file", var folder] ? Path.GetFullPath(folder) : null;

    public async Task<Diagnosis> Run(Ct ct)
    {
        try
        {
            if (await Faults(ct) is { Count: > 0 } faults)
                return this.Failed(string.Join(' ', faults));
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

        if (Folder is { } folder && OpenToOthers(folder) is { } open)
            return this.Warning(open);
        return LiesBesideDatabase()
            ? this.Warning(
                $"{ring.Place} lies beside the database: one copied folder holds both. Set Content:Key to a folder elsewhere, or to "
                + "env:NAME.")
            : this.Ok($"{ring.Place} opens what it sealed.");
    }

    private string? OpenToOthers(string folder) =>
        Directory.EnumerateFiles(folder).Any(PrivateFiles.IsOpen)
            ? $"others than the owner can read {ring.Place}; set the files' mode to 0600."
        : PrivateFiles.IsOpen(folder) ? $"others than the owner can look into {ring.Place}; set the folder's mode to 0700."
        : null;

    /// <summary>None where nothing is stored yet.</summary>
    private async Task<IReadOnlyList<string>> Faults(Ct ct)
    {
        if (!DatabaseFile.Exists(settings.Database))
            return [];
        var pending = await migrator.Pending(ct);
        return pending.Contains(FirstMigration) ? [] : await keys.Faults(hasChecks: !pending.Contains(MigrationOfChecks), ct);
    }

    private bool LiesBesideDatabase() =>
        Folder is { } folder
        && DatabaseFile.Path(settings.Database) is { } file
        && (folder + Path.DirectorySeparatorChar).StartsWith(
            Path.GetDirectoryName(file) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
