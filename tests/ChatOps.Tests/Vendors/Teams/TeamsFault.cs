using Microsoft.AspNetCore.Http;

namespace ChatOps.Tests.Vendors.Teams;

/// <summary>How matching calls end instead of succeeding. By default the next one only.</summary>
internal sealed class TeamsFault(Func<TeamsCall, bool> when, int status = 0, string? code = null, int times = 1)
{
    private int _left = times;

    public string? RetryAfter { get; init; }

    public string? Location { get; init; }

    /// <summary>The whole body, where the usual error shape is not the point.</summary>
    public string? Body { get; init; }

    /// <summary>The connection breaks without an answer.</summary>
    public bool HangsUp { get; init; }

    /// <summary>The call takes effect, and only its answer fails.</summary>
    public bool IsAfterTheFact { get; init; }

    /// <summary>The answer waits for this.</summary>
    public Task Until { get; init; } = Task.CompletedTask;

    public bool Takes(TeamsCall call)
    {
        if (_left == 0 || !when(call))
            return false;
        _left--;
        return true;
    }

    public async Task Happen(HttpContext context)
    {
        await Until;
        if (HangsUp)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = status;
        if (RetryAfter is not null)
            context.Response.Headers.RetryAfter = RetryAfter;
        if (Location is not null)
            context.Response.Headers.Location = Location;
        if ((Body ?? (code is null ? null : TeamsChats.Error(code).ToJsonString())) is { } body)
            await context.Response.WriteAsync(body);
    }
}
