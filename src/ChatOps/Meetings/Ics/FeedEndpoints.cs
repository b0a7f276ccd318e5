using ChatOps.Web;

namespace ChatOps.Meetings.Ics;

/// <summary>
/// <c>GET /calendar/{secret}.ics</c> and <c>GET /calendar/{secret}/{series}.ics</c>: no sign-in but the address itself, which calendar
/// clients can keep.
/// </summary>
internal static class FeedEndpoints
{
    private const int ShortestSecret = 32;

    private const int LongestSecret = 128;

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calendar/{secret}.ics", async (HttpContext context, string secret, Feeds feeds) =>
            await Answer(context, IsSecret(secret) ? await feeds.Of(secret, context.RequestAborted) : null, null));
        routes.MapGet("/calendar/{secret}/{series}.ics", async (HttpContext context, string secret, string series, Feeds feeds) =>
            await Answer(context, IsSecret(secret) ? await feeds.Of(secret, series, context.RequestAborted) : null, "meeting.ics"));
    }

    private static bool IsSecret(string text) =>
        text.Length is >= ShortestSecret and <= LongestSecret && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static Task Answer(HttpContext context, string? calendar, string? fileName)
    {
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (calendar is null)
            return Problem.Write(context.Response, StatusCodes.Status404NotFound, context.RequestAborted);
        context.Response.ContentType = "text/calendar; charset=utf-8";
        if (fileName is not null)
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        return context.Response.WriteAsync(calendar, context.RequestAborted);
    }
}
