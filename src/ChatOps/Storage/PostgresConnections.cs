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
        _writer.Dispose();
        await _source.DisposeAsync();
    }
}
