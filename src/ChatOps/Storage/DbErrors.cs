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

    /// <summary>
    /// Somebody else stored the same, or changed what was decided about, between the look at it and the writing: a second look finds that.
    /// </summary>
    public static bool IsOvertaken(this Exception error) => error is Overtaken || error.IsUniqueViolation();

    /// <summary>The server undid the transaction for another's sake; the same work may succeed when it is run again.</summary>
    public static bool IsDeadlock(this Exception error) =>
        error switch
        {
            PostgresException e => e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
            _ => error.InnerException?.IsDeadlock() ?? false,
        };
}

/// <summary>What this unit of work read before it locked anything is not so any more: it is to be run again.</summary>
internal sealed class Overtaken(string what) : Exception($"{what} changed between two statements of a unit of work.");
