namespace ChatOps.Channels.Slack.Api;

/// <summary>Slack said no, or did not say: <c>ok: false</c> with its code, an HTTP failure, or silence.</summary>
internal class SlackException(string code, bool mayHaveHappened = false) : Exception($"Slack answered {code}.")
{
    /// <summary>Slack's own code; <c>http_503</c>, <c>timeout</c> and the like where there was none.</summary>
    public string Code { get; } = code;

    /// <summary>True when the request left and its effect is not known.</summary>
    public bool MayHaveHappened { get; } = mayHaveHappened;

    /// <summary>The method that alone has to wait; null: Slack asked for no patience.</summary>
    public string? Method { get; protected init; }

    /// <summary>How long Slack asks to wait; null: it does not say.</summary>
    public Duration? After { get; init; }
}

/// <summary>
/// HTTP 429, or a code that asks for patience in an answer of 200. Only this method in this workspace has to wait.
/// </summary>
/// <remarks>https://docs.slack.dev/apis/web-api/rate-limits</remarks>
internal sealed class SlackRateLimited : SlackException
{
    public SlackRateLimited(string method, Duration? after, string code)
        : base(code) => (Method, After) = (method, after);
}
