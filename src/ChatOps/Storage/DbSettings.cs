using System.Data.Common;
using Npgsql;

namespace ChatOps.Storage;

/// <summary>Which database, and how to reach it.</summary>
internal sealed record DbSettings
{
    /// <summary>From the connection string when null: <c>Host=</c> means PostgreSQL.</summary>
    public Engine? Engine { get; init; }

    /// <summary>A relative <c>Data Source</c> is relative to the working folder; the folder is created.</summary>
    public string ConnectionString { get; init; } = "Data Source=data/chatops.db";

    /// <summary>
    /// PostgreSQL's connections, where hosts of one process share them and somebody else closes them. Null: each host has its own.
    /// </summary>
    public NpgsqlDataSource? Pool { get; init; }

    /// <summary>
    /// PostgreSQL: so many writers for what members do, beside the one for everything else. More make the groups smaller and let partners
    /// wait for each other: on two processors two took 1.5 times the processor time of one.
    /// </summary>
    public int Writers { get; init; } = 1;

    public Engine EngineInUse =>
        Engine
        ?? (
            new DbConnectionStringBuilder { ConnectionString = ConnectionString }.ContainsKey("Host")
                ? ChatOps.Storage.Engine.Postgres
                : ChatOps.Storage.Engine.Sqlite);

    /// <summary>Never the connection string: it may hold a password.</summary>
    public override string ToString() => EngineInUse.ToString();
}
