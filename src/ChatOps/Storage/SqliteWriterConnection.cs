using Microsoft.Data.Sqlite;

namespace ChatOps.Storage;

internal sealed class SqliteWriterConnection(DbSettings settings) : IWriterConnection
{
    // 64 MiB of log between two copies into the file, 8 MiB of pages in memory: with 100,000 members a check-in changes a dozen pages
    // all over the file, and with its usual 4 SQLite would copy them again and again. What a savepoint may need stays in memory.
    private const string Pragmas = """
        PRAGMA busy_timeout=30000;
        PRAGMA journal_mode=WAL;
        PRAGMA synchronous=FULL;
        PRAGMA foreign_keys=ON;
        PRAGMA temp_store=MEMORY;
        PRAGMA wal_autocheckpoint=16000;
        PRAGMA cache_size=-8192;
        """;

    private SqliteStatements? _connection;
    private bool _isMarked;

    public int GroupSize => 256;

    public bool IsOpen => _connection is { IsOpen: true };

    public bool IsLost => false;

    private SqliteStatements Connection => _connection ?? throw new InvalidOperationException("The writer is not open.");

    public void Open()
    {
        if (IsOpen)
            return;
        _connection?.Dispose();
        _connection = new SqliteStatements(Connect(settings));
    }

    /// <summary>Opens the file for writing; it and its folder are created when they are not there.</summary>
    public static SqliteConnection Connect(DbSettings settings)
    {
        var text = SqliteConnections.Describe(settings);
        Directory.CreateDirectory(Path.GetDirectoryName(text.DataSource)!);
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public Session NewSession() => new(Connection);

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

    public void Flush()
    {
        // Everything ran when it was sent.
    }

    public void Commit() => Connection.Run("COMMIT");

    public void Rollback()
    {
        if (_connection is not { IsOpen: true, IsInTransaction: true } connection)
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
