using System.Data.Common;

namespace ChatOps.Storage;

/// <summary>One engine's connections: the writers', and those for readings.</summary>
internal interface IConnections : IAsyncDisposable
{
    /// <summary>For a writer, which disposes it. Its number is another than those of this process's other writers.</summary>
    IWriterConnection ForWriter(int number);

    ValueTask<DbConnection> RentReader(Ct ct);

    ValueTask ReturnReader(DbConnection reader);
}

/// <summary>A long-lived connection that writes. It is opened when needed, and anew after it broke.</summary>
internal interface IWriterConnection : IDisposable
{
    /// <summary>Beyond this the engine would pay more for a group than it gains.</summary>
    int GroupSize { get; }

    bool IsOpen { get; }

    /// <summary>Others may write between two statements of a unit: what it read before it locked anything may be another by then.</summary>
    bool HasRivals { get; }

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

    /// <summary>Nobody knows what state it is in: the next <see cref="Open"/> makes another one. Throws nothing.</summary>
    void Drop();

    /// <summary>
    /// It takes no writes. A server that became the copy of another one, or was set to be read only for a while, goes on saying so on the
    /// connections of that time: the next <see cref="Open"/> makes a new one. Throws nothing.
    /// </summary>
    /// <returns>False: a new one would take none either.</returns>
    bool Renew();
}
