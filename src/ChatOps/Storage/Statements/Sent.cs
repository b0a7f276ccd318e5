namespace ChatOps.Storage;

/// <summary>A statement that was sent without waiting for its end.</summary>
internal sealed class Sent
{
    private int? _rows;

    /// <summary>How many rows it changed.</summary>
    /// <exception cref="InvalidOperationException">Not known yet: it is once a later statement was answered, or the work is over.</exception>
    public int Rows
    {
        get => _rows ?? throw new InvalidOperationException("What was sent has not arrived yet.");
        set => _rows = value;
    }
}
