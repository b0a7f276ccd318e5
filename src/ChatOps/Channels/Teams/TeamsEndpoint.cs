using ChatOps.Channels.Teams.Tokens;
using ChatOps.Channels.Teams.Turns;
using ChatOps.Settings;
using ChatOps.Web;

namespace ChatOps.Channels.Teams;

/// <summary>
/// Takes what Teams posts. Checked in the order method, size, token, media type, shape: the first two here, and the token where there can
/// be no good one, because Teams is not configured; the rest by <see cref="TeamsTurns"/>.
/// </summary>
internal sealed partial class TeamsEndpoint(
    TeamsSettings settings,
    IHostEnvironment environment,
    Arrivals arrivals,
    Refusals refusals,
    IServiceProvider services,
    ILogger<TeamsEndpoint> log)
{
    private TeamsTurns? _turns;

    public async Task Receive(HttpContext context)
    {
        var ct = context.RequestAborted;
        try
        {
            if (await Take(context, ct) is var refused and not 0)
                await Refuse(context.Response, refused, ct);
        }
        catch (BadHttpRequestException fault)
        {
            await Refuse(context.Response, fault.StatusCode, ct);
        }
        catch (Exception fault) when (ct.IsCancellationRequested && fault is OperationCanceledException or IOException)
        {
            Log.TheCallerLeft(log);
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            Log.AnActivityFailed(log, fault);
            await Refuse(context.Response, 500, ct);
        }
    }

    /// <summary>0 when the request is answered, else the status to refuse it with.</summary>
    private async ValueTask<int> Take(HttpContext context, Ct ct)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
            return 405;
        var (read, refused) = await RawBody.Read(context, TeamsRequest.LargestBody, arrivals);
        using var body = read;
        if (body is null)
            return refused;
        var isAnonymous = IsAnonymousAllowed(context.Request);
        if (isAnonymous || settings.AppId is { Length: > 0 })
            return await (_turns ??= services.GetRequiredService<TeamsTurns>()).Take(context, body, isAnonymous, ct);
        if (refusals.Counts("teams", nameof(TokenFault.NotConfigured)) is var count and > 0)
            Log.TokensWereRefused(log, TokenFault.NotConfigured, count);
        return 401;
    }

    private bool IsAnonymousAllowed(HttpRequest request) =>
        settings.AllowAnonymousLoopback && environment.IsDevelopment() && request.Headers.Authorization.Count == 0 && request.IsLoopback();

    private static Task Refuse(HttpResponse response, int status, Ct ct)
    {
        if (status == 405)
            response.Headers.Allow = HttpMethods.Post;
        if (status == 401)
            response.Headers.WWWAuthenticate = "Bearer";
        return Problem.Write(response, status, ct);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Teams: tokens were refused: {Fault}, {Count} since this was last said")]
        public static partial void TokensWereRefused(ILogger log, TokenFault fault, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "Teams: an activity failed")]
        public static partial void AnActivityFailed(ILogger log, Exception fault);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Teams: the caller left before it was answered")]
        public static partial void TheCallerLeft(ILogger log);
    }
}
