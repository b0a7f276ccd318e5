using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ChatOps.Channels.Teams.Connector;

/// <summary>The one way out to the connector: sends once, and turns everything but success into a <see cref="TeamsException"/>.</summary>
internal sealed class TeamsHttp(HttpClient http, IClock clock)
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json", "utf-8");

    public async Task<TAnswer> Send<TBody, TAnswer>(
        HttpMethod method, Uri address, TBody? body, JsonTypeInfo<TBody> shape, JsonTypeInfo<TAnswer> answer, Ct ct)
        where TBody : class
        where TAnswer : class, new()
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, shape)) { Headers = { ContentType = JsonType } };
        try
        {
            using var response = await http.SendAsync(request, ct);
            var bytes = await response.Content.ReadAsByteArrayAsync(ct);
            return response.IsSuccessStatusCode
                ? Read(bytes, answer)
                : throw new TeamsException((int)response.StatusCode, ErrorCode.Of(bytes), RetryAfter(response.Headers.RetryAfter));
        }
        catch (HttpRequestException fault)
        {
            throw new TeamsException(0, $"{fault.HttpRequestError}", cause: fault) { MayHaveArrived = !NeverLeft(fault.HttpRequestError) };
        }
        catch (OperationCanceledException fault) when (!ct.IsCancellationRequested)
        {
            throw new TeamsException(0, "Timeout", cause: fault) { MayHaveArrived = true };
        }
    }

    private static bool NeverLeft(HttpRequestError error) => error
        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    /// <summary>Some calls succeed with an empty body.</summary>
    private static TAnswer Read<TAnswer>(byte[] bytes, JsonTypeInfo<TAnswer> shape)
        where TAnswer : class, new()
    {
        try
        {
            return bytes.Length == 0 ? new TAnswer() : JsonSerializer.Deserialize(bytes, shape) ?? new TAnswer();
        }
        catch (JsonException fault)
        {
            throw new TeamsException(0, "AnswerIsNotJson", cause: fault) { MayHaveArrived = true };
        }
    }

    /// <summary>Seconds or a date.</summary>
    private Duration? RetryAfter(RetryConditionHeaderValue? header) =>
        header?.Delta is { } delta ? Duration.FromTimeSpan(delta)
        : header?.Date is { } date ? Duration.Max(Duration.Zero, Instant.FromDateTimeOffset(date) - clock.GetCurrentInstant())
        : null;
}
