using System.Data;
using Microsoft.Data.Sqlite;

namespace ChatOps.Storage;

internal sealed class SqliteWriterConnection(DbSettings settings) : IWriterConnection
{
    private KeptConnection? _connection;
    private bool _isMarked;

    public int GroupSize => 256;

    public bool IsOpen => _connection?.State == ConnectionState.Open;

    private KeptConnection Connection => _connection ?? throw new InvalidOperationException("The writer is not open.");

    public void Open()
    {
        if (!IsOpen)
            _connection = Connect(settings);
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
            // 64 MiB of log between two copies into the file, 32 MiB of pages in memory: with 100,000 members a check-in changes a dozen pages
            // all over the file, and SQLite's 4 and 2 would copy and read them again and again.
            connection.Run("PRAGMA wal_autocheckpoint=16000");
            connection.Run("PRAGMA cache_size=-32768");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public Session NewSession() => new(Engine.Sqlite, Connection, blocks: true);

    public void Begin()
    {
        _isMarked = false;
        Connection.Run("BEGIN IMMEDIATE");
    }

    public void Save()
    {
        if (_isMarked)
            Connection.Run("RELEASE unit");
        Connection.Run("SAVEPOINT unit");
        _isMarked = true;
    }

    public void Restore() => Connection.Run("ROLLBACK TO unit");

    public void Commit() => Connection.Run("COMMIT");

    public void Rollback()
    {
        // SQLite has rolled back by itself after some errors (disk full, input or output): the connection is then outside a transaction already.
        if (_connection is not { } connection || !IsOpen || SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) != 0)
            return;
        try
        {
            connection.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            connection.Dispose();
        }
    }

    public void Dispose() => _connection?.Dispose();
}
