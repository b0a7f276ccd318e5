using System.Globalization;
using ChatOps.Storage.Files;

namespace ChatOps.Storage.Sqlite;

/// <summary>
/// One SQLite file has one host: a second would send again what the first is just sending. Held by a lock on a file beside it, which the
/// system takes back from a process that dies in whatever way. PostgreSQL may have several hosts.
/// </summary>
internal sealed class OneHost(DbSettings settings, IClock clock) : IDisposable
{
    private FileStream? _lock;
    private string _notes = "";

    /// <summary>
    /// Null: the file is this host's, until this is disposed of. Else who has it, as they wrote it down: empty where they had no time to.
    /// </summary>
    public string? Claim()
    {
        if (_lock is not null || settings.EngineInUse != Engine.Sqlite)
            return null;
        var file = RealPath.Of(SqliteConnections.Describe(settings).DataSource);
        _notes = file + ".host";
        PrivateFiles.MakeFolder(Path.GetDirectoryName(file)!);
        PrivateFiles.MakeFile(file + ".lock");
        try
        {
            _lock = new FileStream(file + ".lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException))
        {
            return Read(_notes);
        }

        PrivateFiles.MakeFile(_notes);
        var since = clock.GetCurrentInstant().ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
        File.WriteAllText(_notes, $"process {Environment.ProcessId} on {Environment.MachineName}, since {since} UTC");
        return null;
    }

    /// <summary>The locked file stays: who deletes it can take it from under somebody who is just opening it.</summary>
    public void Dispose()
    {
        if (_lock is null)
            return;
        Forget(_notes);
        _lock.Dispose();
        _lock = null;
    }

    /// <summary>What stays there says nothing as long as nobody holds the lock.</summary>
    private static void Forget(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
