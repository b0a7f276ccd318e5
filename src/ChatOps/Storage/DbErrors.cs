using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatOps.Storage;

/// <summary>The engines' errors by name: <c>catch (Exception e) when (e.IsUniqueViolation())</c>.</summary>
/// <remarks>https://www.sqlite.org/rescode.html</remarks>
internal static class DbErrors
{
    private const int Unique = 2067;
    private const int PrimaryKey = 1555;
    private const int RowId = 2579;

    public static bool IsUniqueViolation(this Exception error) =>
        error switch
        {
            SqliteException e => e.SqliteExtendedErrorCode is Unique or PrimaryKey or RowId,
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
