using System.Data;
using System.Data.Common;
using Npgsql;

namespace ChatOps.Storage;

/// <summary>Connections of Npgsql's pool, which prepares by itself what it sees twice.</summary>
internal sealed class PostgresConnections : IConnections
{
    private readonly NpgsqlDataSource _source;
    private readonly PostgresWriterConnection _writer;

    public PostgresConnections(DbSettings settings)
    {
        _source = NpgsqlDataSource.Create(Describe(settings));
        _writer = new PostgresWriterConnection(_source);
    }

    public IWriterConnection Writer => _writer;

    public static NpgsqlConnectionStringBuilder Describe(DbSettings settings)
    {
        var text = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        if (!text.ContainsKey("Max Auto Prepare"))
            text.MaxAutoPrepare = 200;
        if (!text.ContainsKey("Auto Prepare Min Usages"))
            text.AutoPrepareMinUsages = 2;
        return text;
    }

    public async ValueTask<DbConnection> RentReader(Ct ct) => await _source.OpenConnectionAsync(ct);

    public ValueTask ReturnReader(DbConnection connection) => connection.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _source.DisposeAsync();
    }
}

internal sealed class PostgresWriterConnection(NpgsqlDataSource source) : IWriterConnection
{
    private NpgsqlConnection? _connection;
    private NpgsqlTransaction? _transaction;

    public bool Blocks => false;

    public bool IsOpen => _connection?.State == ConnectionState.Open;

    private NpgsqlConnection Connection => _connection ?? throw new InvalidOperationException("The writer is not open.");

    private NpgsqlTransaction Transaction => _transaction ?? throw new InvalidOperationException("The writer has no transaction.");

    public async Task Open()
    {
        if (IsOpen)
            return;
        if (_connection is not null)
            await _connection.DisposeAsync();
        _connection = await source.OpenConnectionAsync();
    }

    public Session NewSession() => new(Engine.Postgres, Connection);

    /// <summary>Costs no round trip: Npgsql sends it in front of the next statement, as it does with the savepoint.</summary>
    public async Task Begin() => _transaction = await Connection.BeginTransactionAsync();

    public Task Save() => Transaction.SaveAsync("unit");

    public Task Restore() => Transaction.RollbackAsync("unit");

    public Task Release() => Transaction.ReleaseAsync("unit");

    public async Task Commit()
    {
        await Transaction.CommitAsync();
        await End();
    }

    public async Task Rollback()
    {
        try
        {
            if (IsOpen && _transaction is not null)
                await _transaction.RollbackAsync();
            await End();
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
        {
            await Drop();
        }
    }

    public async ValueTask DisposeAsync() => await Drop();

    private async Task End()
    {
        if (_transaction is not null)
            await _transaction.DisposeAsync();
        _transaction = null;
    }

    private async Task Drop()
    {
        _transaction = null;
        if (_connection is not null)
            await _connection.DisposeAsync();
        _connection = null;
    }
}
