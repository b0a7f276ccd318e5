using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ChatOps.Credentials;
using ChatOps.Settings;

namespace ChatOps.Channels.Slack.Api;

/// <summary>
/// The one way to Slack's Web API: a call is made once. HTTP is 200 even for failures, so <c>ok</c> is read; everything that is not a good
/// answer becomes a <see cref="SlackException"/>.
/// </summary>
/// <remarks>https://docs.slack.dev/apis/web-api/#slack-web-api__evaluating-responses</remarks>
internal sealed class SlackHttp(IHttpClientFactory clients, SlackSettings settings, IClock clock)
{
    /// <summary>The name of the client; it gives up after 10 s.</summary>
    public const string ClientName = "slack";

    /// <summary>Letters of every script go out as they are.</summary>
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task<T> Post<T>(string method, string token, JsonObject arguments, JsonTypeInfo<T> type, Ct ct)
        where T : SlackResult =>
        Send(
            method,
            new AuthenticationHeaderValue("Bearer", token),
            new StringContent(arguments.ToJsonString(Json), Encoding.UTF8, "application/json"),
            type,
            ct);

    /// <summary>For the methods that take no JSON.</summary>
    public Task<T> PostForm<T>(
        string method,
        AuthenticationHeaderValue authorization,
        IEnumerable<KeyValuePair<string, string>> arguments,
        JsonTypeInfo<T> type,
        Ct ct)
        where T : SlackResult => Send(method, authorization, new FormUrlEncodedContent(arguments), type, ct);

    private async Task<T> Send<T>(string method, AuthenticationHeaderValue authorization, HttpContent content, JsonTypeInfo<T> type, Ct ct)
        where T : SlackResult
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.ApiUrl, method)) { Content = content };
        request.Headers.Authorization = authorization;
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, ct);
            return await Read(method, response, type, ct);
        }
        catch (HttpRequestException e)
        {
            var neverLeft =
                e.HttpRequestError
                is HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError;
            throw new SlackException(neverLeft ? "unreachable" : "connection_lost", mayHaveHappened: !neverLeft);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new SlackException("timeout", mayHaveHappened: true);
        }
        catch (JsonException)
        {
            throw new SlackException("unreadable_answer", mayHaveHappened: true);
        }
    }

    private async Task<T> Read<T>(string method, HttpResponseMessage response, JsonTypeInfo<T> type, Ct ct) where T : SlackResult
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            throw new SlackRateLimited(method, After(response), "ratelimited");
        if (!response.IsSuccessStatusCode)
            throw new SlackException(
                string.Create(CultureInfo.InvariantCulture, $"http_{(int)response.StatusCode}"),
                mayHaveHappened: (int)response.StatusCode >= 500)
            {
                After = After(response),
            };
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var result = await JsonSerializer.DeserializeAsync(body, type, ct) ?? throw new JsonException();
        if (result.Ok)
            return result with
            {
                Scopes = response.Headers.TryGetValues("x-oauth-scopes", out var scopes) ? string.Join(',', scopes) : null,
            };
        // Neither yes nor no: nobody can tell what was done.
        if (result.Error is null)
            throw new JsonException();
        var code = Code(result.Error);
        var meaning = SlackCodes.Table[code];
        throw meaning.Kind == CodeKind.Wait
            ? new SlackRateLimited(method, After(response), code)
            : new SlackException(code, meaning.MayHaveHappened);
    }

    private Duration? After(HttpResponseMessage response) => RetryAfter.Read(
        Header(response, "Retry-After"), Header(response, "Date"), clock.GetCurrentInstant());

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    /// <summary>A code goes into logs and tables: nothing but what codes are made of.</summary>
    private static string Code(string? error) =>
        error is { Length: > 0 and <= 64 } && error.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':' or '-')
            ? error
            : "unknown_error";
}
