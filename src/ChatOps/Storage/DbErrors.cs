using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace ChatOps.Storage;

/// <summary>The engines' errors by name: <c>catch (Exception e) when (e.IsUniqueViolation())</c>.</summary>
internal static class DbErrors
{
    public static bool IsUniqueViolation(this Exception error) =>
        error switch
        {
            SqliteException e => e.SqliteExtendedErrorCode is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_ROWID,
            PostgresException e => e.SqlState == PostgresErrorCodes.UniqueViolation,
            _ => error.InnerException?.IsUniqueViolation() ?? false,
        };

    /// <summary>Another process holds the lock for longer than we wait.</summary>
    public static bool IsBusy(this Exception error) =>
        error switch
        {
            SqliteException e => e.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED,
            PostgresException e => e.SqlState == PostgresErrorCodes.LockNotAvailable,
            _ => error.InnerException?.IsBusy() ?? false,
        };

    /// <summary>The server undid the transaction for another's sake; the same work may succeed when it is run again.</summary>
    public static bool IsDeadlock(this Exception error) =>
        error switch
        {
            PostgresException e => e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
            _ => error.InnerException?.IsDeadlock() ?? false,
        };

    /// <summary>The database is away, full, locked or read-only: no row's own fault, and the next one would fail as well.</summary>
    public static bool IsOutage(this Exception error) =>
        error switch
        {
            SqliteException e => e.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_NOMEM or raw.SQLITE_READONLY or raw.SQLITE_IOERR
                or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN or raw.SQLITE_NOTADB,
            // Classes 08, 53, 57 and 58: connection, resources, operator, system; 25006: read-only.
            PostgresException e => e.SqlState is "25006" || e.SqlState[..2] is "08" or "53" or "57" or "58" || e.IsDeadlock() || e.IsBusy(),
            NpgsqlException => true,
            _ => error.InnerException?.IsOutage() ?? false,
        };
}
