using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatOps.Storage.Outages;

/// <summary>Which of the engines' errors mean that the database is away, and nothing about the work itself.</summary>
/// <remarks>https://www.sqlite.org/rescode.html, https://www.postgresql.org/docs/current/errcodes-appendix.html</remarks>
internal static class Outages
{
    /// <summary>Null: the error says nothing of the kind.</summary>
    public static Outage? OutageOf(this Exception error) => error switch
    {
        DatabaseAway away => away.Outage,
        SqliteException e => Of(e.SqliteErrorCode),
        PostgresException e => Of(e.SqlState),
        // Our own use of a connection was wrong: no outage.
        NpgsqlOperationInProgressException => null,
        NpgsqlException or SocketException => Outage.Unreachable,
        _ => error.InnerException?.OutageOf(),
    };

    /// <summary>What <see cref="Db"/> said of an outage, also where somebody else's exception stands around it.</summary>
    public static bool IsAway(this Exception error) => error is DatabaseAway || error.InnerException?.IsAway() == true;

    private static Outage? Of(int code) => code switch
    {
        Sqlite.Full => Outage.Full,
        Sqlite.ReadOnly => Outage.ReadOnly,
        Sqlite.Busy or Sqlite.Locked or Sqlite.Protocol => Outage.Locked,
        Sqlite.InputOutput => Outage.DiskFailed,
        Sqlite.Corrupt or Sqlite.NotADatabase => Outage.Damaged,
        Sqlite.CantOpen => Outage.Unreachable,
        _ => null,
    };

    private static Outage? Of(string state) =>
        state switch
        {
            PostgresErrorCodes.ReadOnlySqlTransaction => Outage.ReadOnly,
            PostgresErrorCodes.DiskFull => Outage.Full,
            PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure =>
                Outage.Locked,
            PostgresErrorCodes.IoError => Outage.DiskFailed,
            PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => Outage.Damaged,
            // Connections, resources, an operator's shutdown, the system around the server, a login that is refused, a database that is not
            // there.
            ['0', '8', ..]
            or ['5', '3', ..]
            or ['5', '7', 'P', ..]
            or ['5', '8', ..]
            or ['2', '8', ..]
            or PostgresErrorCodes.InvalidCatalogName => Outage.Unreachable,
            _ => null,
        };

    private static class Sqlite
    {
        public const int Busy = 5;
        public const int Locked = 6;
        public const int ReadOnly = 8;
        public const int InputOutput = 10;
        public const int Corrupt = 11;
        public const int Full = 13;
        public const int CantOpen = 14;
        public const int Protocol = 15;
        public const int NotADatabase = 26;
    }
}
