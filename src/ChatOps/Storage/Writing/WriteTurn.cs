namespace ChatOps.Storage.Writing;

/// <summary>Whose work it is: what one turn gives is done in the order in which it came, at one of the writers.</summary>
/// <param name="Key">The same for all that belongs to this turn.</param>
internal record WriteTurn(string Key)
{
    /// <summary>
    /// Locks what these turns of one group may touch, before any of them reads: all at once, so that it is in one order. Not asked where
    /// there is one writer.
    /// </summary>
    /// <param name="db">The transaction of the group.</param>
    /// <param name="turns">Of the same type, each once.</param>
    public virtual Task Hold(Session db, IReadOnlyList<WriteTurn> turns) => Task.CompletedTask;

    /// <summary>At which of so many writers: always the same one.</summary>
    public int At(int writers)
    {
        // FNV-1a: .NET's own hash of a text is another one after each start.
        var hash = 2166136261u;
        foreach (var c in Key)
            hash = (hash ^ c) * 16777619;
        return (int)(((ulong)hash * (uint)writers) >> 32);
    }
}
