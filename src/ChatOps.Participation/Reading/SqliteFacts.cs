using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatOps.Participation.Reading;

/// <summary>
/// A read-only SQLite connection on which every statement is asked at preparing what it touches: the totals pass, nothing else does.
/// </summary>
/// <remarks>https://www.sqlite.org/c3ref/set_authorizer.html</remarks>
internal static class SqliteFacts
{
    private static readonly HashSet<string> Readable = new(ParticipationOptions.Tables, StringComparer.OrdinalIgnoreCase);

    public static SqliteConnection Open(ParticipationOptions options)
    {
        var text = new SqliteConnectionStringBuilder(options.ConnectionString) { Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        text.DataSource = Path.GetFullPath(text.DataSource);
        var connection = new SqliteConnection(text.ToString());
        connection.Open();
        raw.sqlite3_set_authorizer(connection.Handle!, Authorize, null);
        return connection;
    }

    /// <summary>The last argument is a view's or a CTE's name, which a query can choose: it never counts.</summary>
    private static int Authorize(object? user, int action, string first, string second, string database, string inner) => action switch
    {
        raw.SQLITE_SELECT or raw.SQLITE_TRANSACTION or raw.SQLITE_RECURSIVE => raw.SQLITE_OK,
        raw.SQLITE_FUNCTION when !second.Equals("load_extension", StringComparison.OrdinalIgnoreCase) => raw.SQLITE_OK,
        raw.SQLITE_READ when Readable.Contains(first) => raw.SQLITE_OK,
        _ => raw.SQLITE_DENY,
    };
}
