using System.Data.Common;
using ChatOps.Storage;
using ChatOps.Storage.Files;

namespace ChatOps.Operations.Checks;

internal sealed class DatabaseCheck(DbSettings settings, Migrator migrator) : ICheck
{
    public string Subject => "Database";

    /// <summary>SQLite's file, or the folder that it lies in.</summary>
    private string? OpenToOthers() => DatabaseFile.Path(settings) is not { } file ? null
        : Path.GetDirectoryName(file) is { } folder && PrivateFiles.IsOpen(folder) ? folder
        : ((string[])[file, file + "-wal", file + "-shm"]).FirstOrDefault(PrivateFiles.IsOpen);

    public async Task<Diagnosis> Run(Ct ct)
    {
        if (DatabaseFile.NetworkOf(settings) is { } network)
            return this.Warning(
                $"the file lies on a network file system ({network}), where SQLite can lose what was written; put it on a disk of this "
                + "machine, or use PostgreSQL.");
        if (DatabaseFile.HasOtherNames(settings))
            return this.Failed(DatabaseFile.OtherNames);
        if (!DatabaseFile.Exists(settings))
            return this.Ok("there is no database file yet; the first start makes it.");
        try
        {
            var pending = await migrator.Pending(ct);
            if (OpenToOthers() is { } open)
                return this.Warning($"others than the owner can look into {open}; set a folder's mode to 0700 and a file's to 0600.");
            return pending.Count == 0
                ? this.Ok(
                    $"{(settings.EngineInUse == Engine.Postgres ? "PostgreSQL" : "SQLite")}, all {Migrator.Known.Count} migrations are "
                    + "applied.")
                : this.Warning($"{pending.Count} migrations are pending; the next start or migrate applies them.");
        }
        catch (Exception e) when (e is DbException or TimeoutException or System.Net.Sockets.SocketException)
        {
            return this.Failed(
                $"Database:ConnectionString leads to no database that can be read ({(e as DbException)?.SqlState ?? "no connection"}).");
        }
    }
}
