using Microsoft.AspNetCore.Http;

namespace ChatOps.Tests.Vendors.Graph;

/// <summary>How matching calls end instead of succeeding. By default the next one only.</summary>
internal sealed class GraphScript(Func<GraphCall, bool> when, int status = 0, string? code = null, int times = 1)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = times;

    public string? RetryAfter { get; init; }

    /// <summary>What a proxy in between says, or JSON that ends too early.</summary>
    public string? Page { get; init; }

    /// <summary>The call takes effect, and only its answer fails.</summary>
    public bool IsAfterTheFact { get; init; }

    /// <summary>The answer waits for this; the call has taken effect or not by then, as <see cref="IsAfterTheFact"/> says.</summary>
    public Task Until { get; init; } = Task.CompletedTask;

    /// <summary>After the wait the call is answered as if nothing had been.</summary>
    public bool IsOnlySlow { get; init; }

    /// <summary>Ends when the first such call has come this far.</summary>
    public Task Reached => _reached.Task;

    public bool Takes(GraphCall call)
    {
        if (_left == 0 || !when(call))
            return false;
        _left--;
        return true;
    }

    /// <summary>False: answer as usual.</summary>
    public async Task<bool> Happen(HttpContext context)
    {
        _reached.TrySetResult();
        await Until;
        if (IsOnlySlow)
            return false;
        if (status == 0)
        {
            context.Abort();
            return true;
        }
        if (Page is not null)
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = RetryAfter;
            context.Response.ContentType = Page.StartsWith('<') ? "text/html" : "application/json";
            // An empty text would begin a body, which a 304 has not: what follows on its connection could not be read.
            if (Page.Length > 0)
                await context.Response.WriteAsync(Page);
            return true;
        }
        await FakeGraph.Write(context.Response, GraphAnswer.Error(status, code ?? $"Status{status}", RetryAfter));
        return true;
    }
}
