using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatOps.Storage.Sqlite;

/// <summary>What SQLite's library is told or asked beside statements.</summary>
/// <remarks>https://www.sqlite.org/c3ref/funclist.html</remarks>
internal static class SqliteLibrary
{
    private const int MultiThread = 2;
    private const int CountsMemory = 9;
    private const int AsksWhetherMoved = 20;

    /// <summary>
    /// Before the first connection: each is used by one thread at a time, so none needs a lock; nobody asks how much memory there is in
    /// use.
    /// </summary>
    public static void Configure()
    {
        Batteries_V2.Init();
        // When a connection was opened before, SQLite refuses, and all stays as it was.
        _ = raw.sqlite3_config(MultiThread);
        _ = raw.sqlite3_config(CountsMemory, 0);
    }

    /// <summary>False: SQLite has ended the transaction by itself, as it does after some errors (disk full, input or output).</summary>
    public static bool IsInTransaction(this SqliteConnection connection) => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>
    /// Whether the main database's file was moved, renamed or taken away since it was opened; false where the system can't tell.
    /// </summary>
    /// <remarks>https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html#sqlitefcntlhasmoved</remarks>
    public static bool HasMoved(this SqliteConnection connection) =>
        FileControl(connection.Handle!.DangerousGetHandle(), 0, AsksWhetherMoved, out var has) == 0 && has != 0;

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int FileControl(nint connection, nint database, int operation, out int answer);
}
