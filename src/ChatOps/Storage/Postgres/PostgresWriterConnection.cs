using System.Data;
using System.Data.Common;
using Npgsql;

namespace ChatOps.Storage;

internal sealed class PostgresWriterConnection(NpgsqlDataSource source) : IWriterConnection
{
    private NpgsqlConnection? _connection;
    private NpgsqlTransaction? _transaction;
    private PostgresBatch? _batch;

    /// <summary>The server keeps 64 open savepoints of a transaction in shared memory; more of them slow down everybody's readings.</summary>
    public int GroupSize => 64;

    public bool IsOpen => _connection?.State == ConnectionState.Open;

    public bool IsLost => _batch is { IsLost: true };

    private NpgsqlConnection Connection => _connection ?? throw new InvalidOperationException("The writer is not open.");

    private PostgresBatch Batch => _batch ?? throw new InvalidOperationException("The writer is not open.");

    private NpgsqlTransaction Transaction => _transaction ?? throw new InvalidOperationException("The writer has no transaction.");

    public void Open()
    {
        if (IsOpen)
            return;
        _connection?.Dispose();
        _connection = source.OpenConnection();
        _batch = new PostgresBatch(_connection);
    }

    public Session NewSession() => new(Batch);

    /// <summary>Costs no round trip: Npgsql sends it in front of the next statement.</summary>
    public void Begin()
    {
        Batch.Clear();
        _transaction = Connection.BeginTransaction();
    }

    /// <summary>The mark before is not released: the commit keeps all, and the newest mark of a name is the one that counts.</summary>
    public void Save() => Batch.Mark();

    public void Restore()
    {
        if (!Batch.TryForget())
            Transaction.Rollback("unit");
    }

    public void Flush() => Batch.Flush();

    public void Commit()
    {
        Transaction.Commit();
        End();
    }

    public void Rollback()
    {
        try
        {
            if (IsOpen)
                _transaction?.Rollback();
            End();
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        _transaction = null;
        _connection?.Dispose();
        _connection = null;
        _batch = null;
    }

    private void End()
    {
        _transaction?.Dispose();
        _transaction = null;
    }
}
