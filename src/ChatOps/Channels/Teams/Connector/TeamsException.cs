namespace ChatOps.Channels.Teams.Connector;

/// <summary>A call to the connector that did not succeed. Never carries a text, only codes.</summary>
/// <param name="status">HTTP status; 0 when there was no answer.</param>
/// <param name="code">The connector's <c>error.code</c>, or the name of the fault on the way there.</param>
/// <param name="retryAfter">What <c>Retry-After</c> asked for.</param>
/// <param name="cause">What broke underneath.</param>
internal sealed class TeamsException(int status, string code, Duration? retryAfter = null, Exception? cause = null)
    : Exception($"Teams: {status} {code}", cause)
{
    public int Status => status;

    public string Code => code;

    public Duration? RetryAfter => retryAfter;

    /// <summary>The request may have been carried out although we have no answer.</summary>
    public bool MayHaveArrived { get; init; }
}
