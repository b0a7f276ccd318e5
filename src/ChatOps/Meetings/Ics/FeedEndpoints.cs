using System.Text;
using ChatOps.Web;
using Microsoft.Net.Http.Headers;

namespace ChatOps.Meetings.Ics;

/// <summary>
/// <c>GET /calendar/{secret}.ics</c> and <c>GET /calendar/{secret}/{series}.ics</c>, and <c>HEAD</c> of both: no sign-in but the address
/// itself, which calendar clients can keep. Who asks whether it was modified is told by its bytes (ETag), or since when it is as it is.
/// </summary>
internal static class FeedEndpoints
{
    private const int ShortestSecret = 32;

    private const int LongestSecret = 128;

    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/calendar/{secret}.ics", Read, async (HttpContext context, string secret, Feeds feeds) =>
            await Answer(context, IsSecret(secret) ? await feeds.Of(secret, context.RequestAborted) : null, null));
        routes.MapMethods("/calendar/{secret}/{series}.ics", Read, async (HttpContext context, string secret, string series, Feeds feeds) =>
            await Answer(context, IsSecret(secret) ? await feeds.Of(secret, series, context.RequestAborted) : null, "meeting.ics"));
    }

    private static bool IsSecret(string text) =>
        text.Length is >= ShortestSecret and <= LongestSecret && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static Task Answer(HttpContext context, Feed? feed, string? fileName)
    {
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (feed is null)
            return Problem.Write(context.Response, StatusCodes.Status404NotFound, context.RequestAborted);
        if (fileName is not null)
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        return TypedResults.Bytes(
            Encoding.UTF8.GetBytes(feed.Text),
            "text/calendar; charset=utf-8",
            lastModified: feed.ModifiedAt.ToDateTimeOffset(),
            entityTag: new EntityTagHeaderValue($"\"{feed.Fingerprint}\"")).ExecuteAsync(context);
    }
}
