using System.Runtime.InteropServices;
using SQLitePCL;

namespace ChatOps.Storage;

/// <summary>
/// The calls of SQLite's library that run once a value, a column or a row. Called as they are: the wrapper's bookkeeping around each of them, some three
/// hundred for one check-in, costs more than most of the calls.
/// </summary>
/// <remarks>https://www.sqlite.org/c3ref/funclist.html</remarks>
internal static unsafe partial class SqliteEngine
{
    public const int Row = 100;
    public const int Done = 101;

    private const string Library = "e_sqlite3";
    private const int MultiThread = 2;
    private const int AsksWhetherMoved = 20;
    private const int CountsMemory = 9;

    /// <summary>Before the first connection: each is used by one thread at a time, so none needs a lock; nobody asks how much memory there is in use.</summary>
    public static void Configure()
    {
        Batteries_V2.Init();
        // When a connection was opened before, SQLite refuses, and all stays as it was.
        _ = raw.sqlite3_config(MultiThread);
        _ = raw.sqlite3_config(CountsMemory, 0);
    }

    /// <summary>Whether the main database's file was moved since it was opened; false where the system can't tell.</summary>
    /// <remarks>https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html#sqlitefcntlhasmoved</remarks>
    public static bool HasMoved(nint connection)
    {
        var has = 0;
        return Control(connection, null, AsksWhetherMoved, &has) == 0 && has != 0;
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_file_control")]
    private static partial int Control(nint connection, byte* database, int operation, void* argument);

    [LibraryImport(Library, EntryPoint = "sqlite3_prepare_v3")]
    public static partial int Prepare(nint connection, byte* text, int length, uint flags, out nint statement, out byte* tail);

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    public static partial int Reset(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_finalize")]
    public static partial int End(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_stmt_readonly")]
    public static partial int IsReadOnly(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_changes")]
    [SuppressGCTransition]
    public static partial int Changes(nint connection);

    [LibraryImport(Library, EntryPoint = "sqlite3_clear_bindings")]
    [SuppressGCTransition]
    public static partial int ClearValues(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    [SuppressGCTransition]
    public static partial int Put(nint statement, int number, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_double")]
    [SuppressGCTransition]
    public static partial int Put(nint statement, int number, double value);

    /// <param name="statement">The statement.</param>
    /// <param name="number">From 1.</param>
    /// <param name="value">Stays where it is until the statement is reset, when <paramref name="fate"/> is 0.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="fate">0: not ours to free or copy; -1: copied at once.</param>
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    public static partial int PutText(nint statement, int number, byte* value, int length, nint fate);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_blob")]
    public static partial int PutBytes(nint statement, int number, byte* value, int length, nint fate);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_count")]
    public static partial int Columns(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_name")]
    public static partial nint ColumnName(nint statement, int at);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    [SuppressGCTransition]
    public static partial int ColumnType(nint statement, int at);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    [SuppressGCTransition]
    public static partial long ColumnNumber(nint statement, int at);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_double")]
    [SuppressGCTransition]
    public static partial double ColumnReal(nint statement, int at);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_text")]
    public static partial byte* ColumnText(nint statement, int at);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob")]
    public static partial byte* ColumnBytes(nint statement, int at);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    [SuppressGCTransition]
    public static partial int ColumnLength(nint statement, int at);
}
