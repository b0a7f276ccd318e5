using System.Data.Common;
using Npgsql;

namespace ChatOps.Storage.Postgres;

/// <summary>Connections of Npgsql's pool, which prepares by itself what it sees twice.</summary>
internal sealed class PostgresConnections : IConnections
{
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource? _own;

    public PostgresConnections(DbSettings settings) => _source = settings.Pool ?? (_own = NpgsqlDataSource.Create(Describe(settings)));

    public IWriterConnection ForWriter(int number) => new PostgresWriterConnection(_source, number);

    /// <summary>
    /// What the operator wrote wins: behind some poolers nothing may be prepared. Npgsql's builder says yes to every word that it knows, so
    /// a plain one is asked.
    /// </summary>
    public static NpgsqlConnectionStringBuilder Describe(DbSettings settings)
    {
        var written = new DbConnectionStringBuilder { ConnectionString = settings.ConnectionString };
        var text = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        if (!written.ContainsKey("Max Auto Prepare") && !written.ContainsKey("MaxAutoPrepare"))
            text.MaxAutoPrepare = 200;
        if (!written.ContainsKey("Auto Prepare Min Usages") && !written.ContainsKey("AutoPrepareMinUsages"))
            text.AutoPrepareMinUsages = 2;
        return text;
    }

    public async ValueTask<DbConnection> RentReader(Ct ct) => await _source.OpenConnectionAsync(ct);

    public ValueTask ReturnReader(DbConnection reader) => reader.DisposeAsync();

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
