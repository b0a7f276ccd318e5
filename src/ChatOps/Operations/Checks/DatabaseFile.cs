using ChatOps.Storage;
using ChatOps.Storage.Files;
using ChatOps.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatOps.Operations.Checks;

/// <summary>SQLite's file, for checks that must not make it.</summary>
internal static class DatabaseFile
{
    public const string OtherNames =
        "this SQLite file has several names (hard links), and loses what is written through any but the first: keep one name, and copy "
        + "what you want to keep.";

    /// <summary>The full path; null on PostgreSQL, or when the connection string can't be read.</summary>
    public static string? Path(DbSettings settings)
    {
        try
        {
            return settings.EngineInUse == Engine.Sqlite ? SqliteConnections.Describe(settings).DataSource : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>True on PostgreSQL: there only a connection tells.</summary>
    public static bool Exists(DbSettings settings) => Path(settings) is not { } path || File.Exists(path);

    /// <summary>The network file system that the file lies on, or will; null where it lies on none.</summary>
    public static string? NetworkOf(DbSettings settings) => Path(settings) is { } path ? NetworkFiles.TypeOf(path) : null;

    /// <summary>True when somebody can come to the file by another name, past the lock and the log of this one.</summary>
    public static bool HasOtherNames(DbSettings settings) => Path(settings) is { } path && HardLinks.Of(path) > 1;

    /// <summary>
    /// Reading a database in write-ahead mode makes two files beside it, which only a writer takes away when it closes last. Held while
    /// others read, this writer writes nothing and leaves nothing behind. Null where the files are there already, or nothing can be opened.
    /// </summary>
    public static SqliteConnection? LeaveNoTrace(DbSettings settings)
    {
        if (Path(settings) is not { } path || !File.Exists(path) || File.Exists(path + "-wal"))
            return null;
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
            }.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA query_only = 1; SELECT count(*) FROM sqlite_master;");
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            return null;
        }
    }
}
