using System.Text.Json.Nodes;

namespace ChatOps.Channels.Web;

/// <summary>An error as RFC 9457 writes it. The status and its usual name, and nothing that helps an attacker.</summary>
internal static class Problem
{
    public const string ContentType = "application/problem+json";

    public static Task Write(HttpResponse response, int status, Ct ct)
    {
        response.StatusCode = status;
        response.ContentType = ContentType;
        var problem = new JsonObject
        {
            ["type"] = "about:blank",
            ["title"] = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
            ["status"] = status,
        };
        return response.WriteAsync(problem.ToJsonString(), ct);
    }
}
