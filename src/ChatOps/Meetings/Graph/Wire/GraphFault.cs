namespace ChatOps.Meetings.Graph.Wire;

/// <summary>
/// A call to Graph that brought no good answer. <see cref="Code"/> is Graph's own (<c>ErrorItemNotFound</c>), or the name of the fault when
/// there was no answer.
/// </summary>
/// <param name="status">The HTTP status; 0 when there was no answer.</param>
/// <param name="code">Never a text of Graph's: those may name people.</param>
/// <param name="retryAfter">What Graph asked for, or null.</param>
/// <param name="cause">What was thrown.</param>
internal sealed class GraphFault(int status, string code, Duration? retryAfter = null, Exception? cause = null)
    : Exception($"Graph: {status} {code}", cause)
{
    public int Status => status;

    public string Code => code;

    public Duration? RetryAfter => retryAfter;

    /// <summary>Graph may have done what was asked although we know of no answer.</summary>
    public bool MayHaveHappened { get; init; }

    /// <summary>What to name to Microsoft when they are asked.</summary>
    public string? RequestId { get; init; }
}
