using System.Diagnostics.Metrics;
using ChatOps.Meetings.Calls;
using ChatOps.Settings;
using ChatOps.Storage;
using ChatOps.Web;

namespace ChatOps.Meetings.Graph.Watching;

/// <summary>
/// Takes what Graph tells. A notification only says that something changed, so it is kept as a reading to be made, one for all that wait:
/// repeated, late and crossing ones come to the same. Answered after that is durable.
/// </summary>
/// <remarks>https://learn.microsoft.com/graph/change-notifications-delivery-webhooks</remarks>
internal sealed partial class GraphNotifications(
    GraphSettings settings,
    Arrivals arrivals,
    Db db,
    WatchStore watches,
    CallStore calls,
    GraphSignal signal,
    IClock clock,
    IMeterFactory meters,
    ILogger<GraphNotifications> log)
{
    public const string Notifications = "/graph/notifications";
    public const string Lifecycle = "/graph/lifecycle";

    private const int MostBytes = 1_048_576;
    private const int LongestToken = 2_048;

    private readonly Counter<long> _ignored = meters
        .Create("ChatOps")
        .CreateCounter<long>("chatops.graph.ignored", description: "Notifications with a wrong client state.");

    public Task TakeNotification(HttpContext context) => Take(context, (session, notice, now) => Changed(session, notice, now));

    public Task TakeLifecycle(HttpContext context) => Take(context, (session, notice, now) => Said(session, notice, now));

    private async Task Take(HttpContext context, Func<Session, Notice, Instant, Task<bool>> keep)
    {
        var (request, response) = (context.Request, context.Response);
        if (!HttpMethods.IsPost(request.Method))
        {
            response.Headers.Allow = HttpMethods.Post;
            await Problem.Write(response, StatusCodes.Status405MethodNotAllowed, context.RequestAborted, "Graph posts here.");
            return;
        }
        var (read, refusal) = await RawBody.Read(context, MostBytes, arrivals);
        using var body = read;
        if (refusal == 0 && !settings.IsConnected)
            refusal = StatusCodes.Status401Unauthorized;
        if (refusal == 0 && request.Query["validationToken"] is [{ } token])
        {
            await Prove(response, token, context.RequestAborted);
            return;
        }
        if (refusal == 0 && !request.HasJsonContentType())
            refusal = StatusCodes.Status415UnsupportedMediaType;
        if (refusal != 0 || Notices.Read(body!.Span) is not { } notices)
        {
            await Problem.Write(response, refusal == 0 ? StatusCodes.Status400BadRequest : refusal, context.RequestAborted);
            return;
        }
        await Keep(notices, keep);
        response.StatusCode = StatusCodes.Status202Accepted;
    }

    /// <summary>The address is ours: Graph wants its token back, as plain text.</summary>
    /// <remarks>https://learn.microsoft.com/graph/change-notifications-delivery-notificationurl-validation</remarks>
    private static Task Prove(HttpResponse response, string token, Ct ct)
    {
        if (token.Length is 0 or > LongestToken)
            return Problem.Write(response, StatusCodes.Status400BadRequest, ct);
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers.XContentTypeOptions = "nosniff";
        return response.WriteAsync(token, ct);
    }

    private async Task Keep(IReadOnlyList<Notice> notices, Func<Session, Notice, Instant, Task<bool>> keep)
    {
        var now = clock.GetCurrentInstant();
        // Kept even when Graph has hung up meanwhile.
        var ignored = await db.Write(async session =>
        {
            var wrong = 0;
            foreach (var notice in notices.Distinct())
                wrong += await keep(session, notice, now) ? 0 : 1;
            return wrong;
        }, Ct.None);
        if (ignored == 0)
            return;
        _ignored.Add(ignored);
        Log.NotificationsWereIgnored(log, ignored);
    }

    private async Task<bool> Changed(Session session, Notice notice, Instant now)
    {
        if (notice is not { SubscriptionId: { } id, ClientState: { } state } || await watches.Owner(session, id, state) is not { } owner)
            return false;
        foreach (var series in await watches.SeriesOf(session, owner))
            await calls.QueueRead(session, series.Id, now);
        return true;
    }

    private async Task<bool> Said(Session session, Notice notice, Instant now)
    {
        if (notice is not { SubscriptionId: { } id, ClientState: { } state } || await watches.Owner(session, id, state) is null)
            return false;
        if (notice.Said is { } said)
        {
            await watches.Said(session, id, said, now);
            session.AfterCommit(signal.Call);
        }
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Count} notifications did not show the state that we gave, and were ignored.")]
        public static partial void NotificationsWereIgnored(ILogger log, int count);
    }
}
