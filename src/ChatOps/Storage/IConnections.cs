using System.Data.Common;

namespace ChatOps.Storage;

/// <summary>One engine's connections: the writer's, and those for readings.</summary>
internal interface IConnections : IAsyncDisposable
{
    IWriterConnection Writer { get; }

    ValueTask<DbConnection> RentReader(Ct ct);

    ValueTask ReturnReader(DbConnection connection);
}

/// <summary>The one long-lived connection that writes. It is opened when needed, and anew after it broke.</summary>
internal interface IWriterConnection : IAsyncDisposable
{
    /// <summary>Every call blocks until it is done (SQLite): the writer then has a thread of its own.</summary>
    bool Blocks { get; }

    /// <summary>Opens the connection if it is not open.</summary>
    Task Open();

    bool IsOpen { get; }

    Session NewSession();

    Task Begin();

    /// <summary>Marks where one unit of work starts.</summary>
    Task Save();

    /// <summary>Back to the mark: what the unit did is undone.</summary>
    Task Restore();

    /// <summary>Keeps what was done since the mark.</summary>
    Task Release();

    Task Commit();

    /// <summary>Ends the transaction whatever its state. A connection that cannot even do that is dropped.</summary>
    Task Rollback();
}
