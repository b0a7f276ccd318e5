using System.Text;
using ChatOps.Channels.Slack.Reading;
using ChatOps.Settings;
using ChatOps.Web;
using Microsoft.Net.Http.Headers;

namespace ChatOps.Channels.Slack;

/// <summary>
/// What every request of Slack passes, in this order: method 405, size 413, signature 401, media type 415. Nothing is parsed before.
/// </summary>
internal sealed partial class SlackEndpoint(SlackSettings settings, Arrivals arrivals, Refusals refusals, ILogger<SlackEndpoint> log)
{
    public const int MostBytes = 1_048_576;

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(settings.SigningSecret ?? "");

    /// <summary>The signing secret.</summary>
    public ReadOnlySpan<byte> Secret => _secret;

    /// <summary>The body of a genuine request, or null when it has been answered.</summary>
    public async ValueTask<RawBody?> Open(HttpContext context, string mediaType)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            return await Refuse(context, StatusCodes.Status405MethodNotAllowed, "Slack posts here.");
        }

        var (body, refused) = await RawBody.Read(context, MostBytes, arrivals);
        if (body is null)
            return await Refuse(
                context, refused, refused == StatusCodes.Status413PayloadTooLarge ? "The request is longer than 1,048,576 bytes." : null);
        if (!IsGenuine(request.Headers, body))
        {
            body.Dispose();
            if (refusals.Counts("slack", "signature") is var count and > 0)
                Log.RequestsAreNotGenuine(log, count, _secret.Length > 0);
            return await Refuse(context, StatusCodes.Status401Unauthorized, "The request is not signed by Slack for this app.");
        }

        body.Believe();
        if (IsOf(request.ContentType, mediaType))
            return body;
        using (body)
        {
            // Slack's probe of the certificate is a form, wherever it is sent.
            if (SlackForm.TryFind(body.Span, "ssl_check"u8, out _))
                return null;
            return await Refuse(context, StatusCodes.Status415UnsupportedMediaType, $"The body has to be {mediaType}.");
        }
    }

    public static async ValueTask<RawBody?> Refuse(HttpContext context, int status, string? detail)
    {
        await Problem.Write(context.Response, status, context.RequestAborted, detail);
        return null;
    }

    /// <summary>By the real clock: a demo's faster one would make every signature late.</summary>
    private bool IsGenuine(IHeaderDictionary headers, RawBody body) =>
        SlackSignature.IsGenuine(
            _secret,
            headers[SlackSignature.TimestampHeader],
            headers[SlackSignature.SignatureHeader],
            body.Span,
            SystemClock.Instance.GetCurrentInstant());

    private static bool IsOf(string? contentType, string mediaType) =>
        string.Equals(contentType, mediaType, StringComparison.OrdinalIgnoreCase)
        || (
            MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        );

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Requests to Slack's addresses were refused: {Count} since this was last said; a signing secret is set: {HasSecret}")]
        public static partial void RequestsAreNotGenuine(ILogger logger, int count, bool hasSecret);
    }
}
