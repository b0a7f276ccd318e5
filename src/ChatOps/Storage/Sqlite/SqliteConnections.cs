using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatOps.Storage.Sqlite;

/// <summary>
/// One connection that writes, and a few read-only ones that are kept open. Write-ahead logging, each commit synced to disk.
/// </summary>
internal sealed class SqliteConnections(DbSettings settings) : IConnections
{
    private const int Readers = 4;

    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private readonly SemaphoreSlim _free = new(Readers);

    /// <summary>There is one.</summary>
    public IWriterConnection ForWriter(int number) => new SqliteWriterConnection(settings);

    /// <summary>The connection string with the full path of the file, which is relative to the working folder.</summary>
    public static SqliteConnectionStringBuilder Describe(DbSettings settings)
    {
        var text = new SqliteConnectionStringBuilder(settings.ConnectionString);
        text.DataSource = Path.GetFullPath(text.DataSource);
        text.Pooling = false;
        return text;
    }

    static SqliteConnections() => SqliteLibrary.Configure();

    public async ValueTask<DbConnection> RentReader(Ct ct)
    {
        await _free.WaitAsync(ct);
        try
        {
            return _idle.TryTake(out var kept) ? kept : Open();
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    public ValueTask ReturnReader(DbConnection reader)
    {
        _idle.Add((SqliteConnection)reader);
        _free.Release();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        foreach (var reader in _idle)
            reader.Dispose();
        _free.Dispose();
        return ValueTask.CompletedTask;
    }

    private SqliteConnection Open()
    {
        var text = Describe(settings);
        text.Mode = SqliteOpenMode.ReadOnly;
        var connection = new SqliteConnection(text.ToString());
        connection.Open();
        connection.Execute("PRAGMA busy_timeout=30000");
        return connection;
    }
}
