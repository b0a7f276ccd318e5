using System.Data;
using ChatOps.Storage.Files;
using ChatOps.Storage.Outages;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatOps.Storage.Sqlite;

internal sealed class SqliteWriterConnection(DbSettings settings) : IWriterConnection
{
    // Ten seconds for somebody else who writes: no longer than a vendor waits for us.
    // 64 MiB of log between two copies into the file, 8 MiB of pages in memory: with 100,000 members a check-in changes a dozen pages
    // all over the file, and with its usual 4 SQLite would copy them again and again. What a savepoint may need stays in memory.
    private const string Pragmas = """
        PRAGMA busy_timeout=10000;
        PRAGMA journal_mode=WAL;
        PRAGMA synchronous=FULL;
        PRAGMA foreign_keys=ON;
        PRAGMA temp_store=MEMORY;
        PRAGMA wal_autocheckpoint=16000;
        PRAGMA cache_size=-8192;
        """;

    private string _log = "";
    private SqliteConnection? _connection;
    private SqliteTransaction? _transaction;
    private bool _isMarked;
    private bool _isBroken;
    private bool _hasLog;

    public int GroupSize => 256;

    public bool IsOpen => _connection?.State == ConnectionState.Open;

    /// <summary>
    /// After some errors (disk full, input or output) SQLite ends the transaction by itself, and with it what others of the group did.
    /// </summary>
    public bool IsLost => _transaction is not null && !Connection.IsInTransaction();

    public bool HasRivals => false;

    private SqliteConnection Connection => _connection ?? throw new InvalidOperationException("The writer is not open.");

    private SqliteTransaction Transaction => _transaction ?? throw new InvalidOperationException("The writer has no transaction.");

    public void Open()
    {
        if (IsOpen && !_isBroken)
            return;
        // Never another file than the one before, and none is made here: what was answered for is in that one.
        if (IsOpen)
            ThrowIfGone();
        var connection = Connect(settings, SqliteOpenMode.ReadWrite);
        _connection?.Dispose();
        _log = SqliteConnections.Describe(settings).DataSource + "-wal";
        (_connection, _isBroken, _hasLog) = (connection, false, File.Exists(_log));
    }

    /// <summary>
    /// Opens the file for writing. With <see cref="SqliteOpenMode.ReadWriteCreate"/> it and its folder are made when they are not there,
    /// for nobody else to read.
    /// </summary>
    public static SqliteConnection Connect(DbSettings settings, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate)
    {
        var text = SqliteConnections.Describe(settings);
        text.Mode = mode;
        text.DefaultTimeout = 10;
        if (mode == SqliteOpenMode.ReadWriteCreate)
        {
            PrivateFiles.MakeFolder(Path.GetDirectoryName(text.DataSource)!);
            PrivateFiles.MakeFile(text.DataSource);
        }
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            connection.Execute(Pragmas);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public Session NewSession() => new(Connection, Engine.Sqlite, _transaction);

    public void Begin()
    {
        _isMarked = false;
        _transaction = Connection.BeginTransaction(IsolationLevel.Serializable, deferred: false);
    }

    public void Save()
    {
        if (_isMarked)
            Transaction.Release("unit");
        Transaction.Save("unit");
        _isMarked = true;
    }

    public void Restore() => Transaction.Rollback("unit");

    public void Commit()
    {
        ThrowIfGone();
        Transaction.Commit();
        End();
    }

    public void Rollback()
    {
        try
        {
            End();
        }
        catch (SqliteException)
        {
            Drop();
        }
    }

    /// <summary>Kept until the next one is open: it knows which file is ours.</summary>
    public void Drop() => (_transaction, _isBroken) = (null, true);

    /// <summary>It is the file that takes no writes, whoever opens it.</summary>
    public bool Renew() => false;

    public void Dispose() => _connection?.Dispose();

    /// <summary>What was not committed is rolled back.</summary>
    private void End()
    {
        var transaction = _transaction;
        _transaction = null;
        transaction?.Dispose();
    }

    /// <summary>
    /// What is written to a file that has no name any more is lost with this process: a look at two names costs a microsecond or two.
    /// </summary>
    private void ThrowIfGone()
    {
        if (Connection.HasMoved() || (_hasLog && !File.Exists(_log)))
            throw new DatabaseAway(Outage.Gone);
    }
}
