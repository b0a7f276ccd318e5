using System.Text.Json.Nodes;

namespace ChatOps.Web;

/// <summary>An error as RFC 9457 writes it. The status and its usual name, and nothing that helps an attacker.</summary>
internal static class Problem
{
    public const string ContentType = "application/problem+json";

    /// <summary>Seconds. What is refused for want of room or of a database can be tried again then.</summary>
    public const string RetryAfter = "10";

    /// <param name="response">Not started yet.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="ct">The request's token.</param>
    /// <param name="detail">What an operator can do about it; nothing of what was sent.</param>
    /// <param name="failing">Names of the checks that fail, for readiness.</param>
    public static Task Write(HttpResponse response, int status, Ct ct, string? detail = null, IReadOnlyList<string>? failing = null)
    {
        response.StatusCode = status;
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = RetryAfter;
        response.ContentType = ContentType;
        var problem = new JsonObject
        {
            ["type"] = "about:blank",
            ["title"] = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
            ["status"] = status,
        };
        if (detail is not null)
            problem["detail"] = detail;
        if (failing is not null)
            problem["failing"] = new JsonArray([.. failing.Select(f => JsonValue.Create(f))]);
        return response.WriteAsync(problem.ToJsonString(), ct);
    }
}
