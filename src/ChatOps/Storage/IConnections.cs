namespace ChatOps.Storage;

/// <summary>One engine's connections: the writer's, and those for readings.</summary>
internal interface IConnections : IAsyncDisposable
{
    IWriterConnection Writer { get; }

    ValueTask<IStatements> RentReader(Ct ct);

    ValueTask ReturnReader(IStatements reader);
}

/// <summary>
/// The one long-lived connection that writes. It is opened when needed, and anew after it broke. Everything blocks: the writer has a thread of its own,
/// and on it a statement costs less than half of what it costs with await.
/// </summary>
internal interface IWriterConnection : IDisposable
{
    /// <summary>Beyond this the engine would pay more for a group than it gains.</summary>
    int GroupSize { get; }

    bool IsOpen { get; }

    /// <summary>What an earlier unit of the group had sent failed after its end: none of the group can be kept.</summary>
    bool IsLost { get; }

    /// <summary>Opens the connection if it is not open.</summary>
    void Open();

    Session NewSession();

    void Begin();

    /// <summary>Marks where one unit of work starts, and keeps what was done since the mark before.</summary>
    void Save();

    /// <summary>Back to the mark: what the unit did is undone.</summary>
    void Restore();

    /// <summary>Sends what was not waited for.</summary>
    void Flush();

    void Commit();

    /// <summary>Ends the transaction whatever its state. A connection that cannot even do that is dropped.</summary>
    void Rollback();
}
