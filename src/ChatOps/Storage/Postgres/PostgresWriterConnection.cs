using System.Data;
using System.Data.Common;
using Npgsql;

namespace ChatOps.Storage.Postgres;

internal sealed class PostgresWriterConnection(NpgsqlDataSource source, int number) : IWriterConnection
{
    private NpgsqlConnection? _connection;
    private NpgsqlTransaction? _transaction;

    /// <summary>
    /// The server keeps 64 open savepoints of a transaction in shared memory; more of them slow down everybody's readings.
    /// </summary>
    public int GroupSize => 64;

    public bool IsOpen => _connection?.State == ConnectionState.Open;

    public bool IsLost => false;

    public bool HasRivals => true;

    private NpgsqlConnection Connection => _connection ?? throw new InvalidOperationException("The writer is not open.");

    private NpgsqlTransaction Transaction => _transaction ?? throw new InvalidOperationException("The writer has no transaction.");

    public void Open()
    {
        if (IsOpen)
            return;
        _connection?.Dispose();
        _connection = source.OpenConnection();
    }

    public Session NewSession() => new(Connection, Engine.Postgres, _transaction) { Writer = number };

    /// <summary>Costs no round trip, nor does <see cref="Save"/>: Npgsql sends both in front of the next statement.</summary>
    public void Begin() => _transaction = Connection.BeginTransaction();

    /// <summary>The mark before is not released: the commit keeps all, and the newest mark of a name is the one that counts.</summary>
    public void Save() => Transaction.Save("unit");

    public void Restore() => Transaction.Rollback("unit");

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
            Drop();
        }
    }

    public void Drop()
    {
        try
        {
            Dispose();
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
        {
            // The pool finds out by itself that it is of no use any more.
        }
    }

    /// <summary>Neither are the others of its pool of any use, nor those of the scheduler, which has one of its own.</summary>
    public bool Renew()
    {
        Drop();
        source.Clear();
        NpgsqlConnection.ClearAllPools();
        return true;
    }

    public void Dispose()
    {
        var connection = _connection;
        (_transaction, _connection) = (null, null);
        connection?.Dispose();
    }

    private void End()
    {
        _transaction?.Dispose();
        _transaction = null;
    }
}
