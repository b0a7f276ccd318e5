namespace ChatOps.Storage;

/// <summary>The database. All writing goes through one writer with group commit; readings have connections of their own.</summary>
internal sealed class Db
{
    public Engine Engine => throw new NotImplementedException();

    /// <summary>
    /// Runs the work inside the writer's transaction, in a savepoint of its own, and returns after the commit. The work may be run again after a
    /// deadlock, so it touches nothing but the session. An exception, or <see cref="Session.Undo"/>, undoes this work only.
    /// </summary>
    public Task<T> Write<T>(Func<Session, Task<T>> work, Ct ct) => throw new NotImplementedException();

    /// <summary>Runs a reading on a connection of its own.</summary>
    public Task<T> Read<T>(Func<Session, Task<T>> work, Ct ct) => throw new NotImplementedException();
}
