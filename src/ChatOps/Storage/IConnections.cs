using System.Data.Common;

namespace ChatOps.Storage;

/// <summary>One engine's connections: the writer's, and those for readings.</summary>
internal interface IConnections : IAsyncDisposable
{
    IWriterConnection Writer { get; }

    ValueTask<DbConnection> RentReader(Ct ct);

    ValueTask ReturnReader(DbConnection reader);
}

/// <summary>The one long-lived connection that writes. It is opened when needed, and anew after it broke.</summary>
internal interface IWriterConnection : IDisposable
{
    /// <summary>Beyond this the engine would pay more for a group than it gains.</summary>
    int GroupSize { get; }

    bool IsOpen { get; }

    /// <summary>The engine has ended the transaction by itself: none of the group can be kept.</summary>
    bool IsLost { get; }

    /// <summary>Opens the connection if it is not open.</summary>
    void Open();

    Session NewSession();

    void Begin();

    /// <summary>Marks where one unit of work starts, and keeps what was done since the mark before.</summary>
    void Save();

    /// <summary>Back to the mark: what the unit did is undone.</summary>
    void Restore();

    void Commit();

    /// <summary>Ends the transaction whatever its state. A connection that cannot even do that is dropped.</summary>
    void Rollback();
}
