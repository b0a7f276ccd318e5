using System.Text.Json;
using ChatOps.Credentials;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;

namespace ChatOps.Meetings.Graph.Wire;

/// <summary>What was thrown by a call, as a <see cref="GraphFault"/>. Pure.</summary>
internal static class GraphFaults
{
    /// <summary>Null: it is no fault of the call (we stop, or a bug).</summary>
    public static GraphFault? Of(Exception thrown, Instant now, Ct ct) =>
        thrown switch
        {
            GraphFault already => already,
            ODataError error => new GraphFault(
                error.ResponseStatusCode, CodeOf(error), RetryAfterOf(error, now), error)
            {
                MayHaveHappened = IsDoubtful(error.ResponseStatusCode),
                RequestId = error.Error?.InnerError?.RequestId,
            },
            // It was done, and only its answer can't be read.
            ApiException { ResponseStatusCode: >= 200 and < 300 } => new GraphFault(0, "AnswerIsNotJson", cause: thrown)
            {
                MayHaveHappened = true,
            },
            ApiException error => new GraphFault(
                error.ResponseStatusCode, $"Status{error.ResponseStatusCode}", RetryAfterOf(error, now), error)
            {
                MayHaveHappened = IsDoubtful(error.ResponseStatusCode),
            },
            HttpRequestException error => new GraphFault(0, $"{error.HttpRequestError}", cause: error)
            {
                MayHaveHappened = !NeverLeft(error.HttpRequestError),
            },
            JsonException => new GraphFault(0, "AnswerIsNotJson", cause: thrown) { MayHaveHappened = true },
            IOException => new GraphFault(0, "ConnectionLost", cause: thrown) { MayHaveHappened = true },
            OperationCanceledException when !ct.IsCancellationRequested => new GraphFault(0, "Timeout", cause: thrown)
            {
                MayHaveHappened = true,
            },
            _ => null,
        };

    /// <summary>A gateway's fault says nothing about what the service behind it did.</summary>
    private static bool IsDoubtful(int status) => status is 408 or 500 or 502 or 504;

    private static bool NeverLeft(HttpRequestError error) =>
        error
            is HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError;

    /// <summary>
    /// The more telling one where the outer says nothing; the status where there is none. Nothing but what codes are made of goes on.
    /// </summary>
    /// <remarks>https://learn.microsoft.com/graph/errors#code-property</remarks>
    private static string CodeOf(ODataError error)
    {
        var inner = error.Error?.InnerError?.AdditionalData.TryGetValue("code", out var more) is true ? more as string : null;
        return ((string?[])[error.Error?.Code, inner]).FirstOrDefault(c => IsCode(c) && c is not "UnknownError")
            ?? $"Status{error.ResponseStatusCode}";
    }

    private static bool IsCode(string? text) =>
        text is { Length: > 0 and <= 64 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');

    private static Duration? RetryAfterOf(ApiException error, Instant now) =>
        RetryAfter.Read(Header(error, "Retry-After"), Header(error, "Date"), now);

    private static string? Header(ApiException error, string name) =>
        error.ResponseHeaders?.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();
}
