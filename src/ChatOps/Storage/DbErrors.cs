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

    /// <summary>The server undid the transaction for another's sake; the same work may succeed when it is run again.</summary>
    public static bool IsDeadlock(this Exception error) =>
        error switch
        {
            PostgresException e => e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
            _ => error.InnerException?.IsDeadlock() ?? false,
        };
}
