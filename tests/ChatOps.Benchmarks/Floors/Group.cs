using System.Data;
using System.Data.Common;
using ChatOps.Storage;
using ChatOps.Storage.Postgres;
using ChatOps.Storage.Sqlite;
using Npgsql;

namespace ChatOps.Benchmarks.Floors;

/// <summary>
/// A group as the host's writer runs it: one transaction, a savepoint, the statements, the commit. Connections as the host opens them.
/// </summary>
internal static class Group
{
    public static DbConnection Open(DbSettings database)
    {
        if (database.EngineInUse == Engine.Sqlite)
            return SqliteWriterConnection.Connect(database);
        var connection = new NpgsqlConnection(PostgresConnections.Describe(database) + ";Pooling=false");
        connection.Open();
        return connection;
    }

    public static async Task Run(DbConnection connection, Func<DbTransaction, Task> work)
    {
        await using var transaction = connection is Microsoft.Data.Sqlite.SqliteConnection file
            ? file.BeginTransaction(IsolationLevel.Serializable, deferred: false)
            : await connection.BeginTransactionAsync();
        await transaction.SaveAsync("unit");
        await work(transaction);
        await transaction.CommitAsync();
    }
}
