using System.Data;
using Microsoft.Data.Sqlite;

namespace ChatOps.Storage;

internal sealed class SqliteWriterConnection(DbSettings settings) : IWriterConnection
{
    private KeptConnection? _connection;

    public bool Blocks => true;

    public bool IsOpen => _connection?.State == ConnectionState.Open;

    private KeptConnection Connection => _connection ?? throw new InvalidOperationException("The writer is not open.");

    public Task Open()
    {
        if (!IsOpen)
            _connection = Connect(settings);
        return Task.CompletedTask;
    }

    /// <summary>Opens the file for writing; it and its folder are created when they are not there.</summary>
    public static KeptConnection Connect(DbSettings settings)
    {
        var text = SqliteConnections.Describe(settings);
        Directory.CreateDirectory(Path.GetDirectoryName(text.DataSource)!);
        var connection = new KeptConnection(text.ToString());
        try
        {
            connection.Open();
            connection.Run("PRAGMA busy_timeout=5000");
            connection.Run("PRAGMA journal_mode=WAL");
            connection.Run("PRAGMA synchronous=FULL");
            connection.Run("PRAGMA foreign_keys=ON");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public Session NewSession() => new(Engine.Sqlite, Connection);

    public Task Begin() => Run("BEGIN IMMEDIATE");

    public Task Save() => Run("SAVEPOINT unit");

    public Task Restore()
    {
        Connection.Run("ROLLBACK TO unit");
        return Run("RELEASE unit");
    }

    public Task Release() => Run("RELEASE unit");

    public Task Commit() => Run("COMMIT");

    public Task Rollback()
    {
        // SQLite has rolled back by itself after some errors (disk full, input or output): the connection is then outside a transaction already.
        if (_connection is { } connection && IsOpen && SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            try
            {
                connection.Run("ROLLBACK");
            }
            catch (SqliteException)
            {
                connection.Dispose();
            }
        }
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;

    private Task Run(string text)
    {
        Connection.Run(text);
        return Task.CompletedTask;
    }
}
