using System.Globalization;
using System.Text.Json;
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
                error.ResponseStatusCode, error.Error?.Code ?? $"Status{error.ResponseStatusCode}", RetryAfter(error, now), error)
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
                error.ResponseStatusCode, $"Status{error.ResponseStatusCode}", RetryAfter(error, now), error)
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

    /// <summary>Seconds or a date, and never less than nothing.</summary>
    private static Duration? RetryAfter(ApiException error, Instant now)
    {
        var text = error
            .ResponseHeaders?.FirstOrDefault(h => h.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase))
            .Value?.FirstOrDefault();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return Duration.FromSeconds(seconds);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? Duration.Max(Duration.Zero, Instant.FromDateTimeOffset(at) - now)
            : null;
    }
}
