using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ChatOps.Tests.Vendors.Slack;

/// <summary>Bad days, by method: each act is played once, in order.</summary>
internal sealed partial class FakeSlack
{
    private readonly Dictionary<string, Queue<Act>> _acts = [];
    private readonly List<HeldAnswer> _held = [];

    /// <summary>The next call of the method is refused with this code, without effect.</summary>
    public void Fail(string method, string code, int times = 1) => Plan(method, times, () => new Act(true, c => Write(c, Refusal(code))));

    /// <summary>The next call of the method is answered with an HTTP status and no JSON.</summary>
    public void FailWithStatus(string method, int status, int times = 1) => Plan(method, times, () => new Act(true, c =>
    {
        c.Response.StatusCode = status;
        return Task.CompletedTask;
    }));

    /// <summary>The next call of the method is answered with 200 and this, as by a proxy in between.</summary>
    public void AnswerWith(string method, string page) => Plan(method, 1, () => new Act(true, c => c.Response.WriteAsync(page)));

    public void Limit(string method, int? retryAfter, int times = 1) =>
        Limit(method, retryAfter?.ToString(CultureInfo.InvariantCulture), times);

    public void Limit(string method, string? retryAfter, int times = 1) => Plan(method, times, () => new Act(true, c =>
    {
        c.Response.StatusCode = 429;
        if (retryAfter is not null)
            c.Response.Headers.RetryAfter = retryAfter;
        return c.Response.WriteAsync(Refusal("ratelimited").ToJsonString());
    }));

    /// <summary>The next call of the method has its effect, but the connection is cut before the answer.</summary>
    public void LoseAnswer(string method, int times = 1) => Plan(method, times, () => new Act(false, c =>
    {
        c.Abort();
        return Task.CompletedTask;
    }));

    /// <summary>The next call of the method has its effect, and its answer waits for <see cref="HeldAnswer.Release"/>.</summary>
    public HeldAnswer Hold(string method)
    {
        var held = new HeldAnswer();
        lock (_lock)
            _held.Add(held);
        Plan(method, 1, () => new Act(false, held.Wait));
        return held;
    }

    private void Plan(string method, int times, Func<Act> act)
    {
        lock (_lock)
        {
            if (!_acts.TryGetValue(method, out var acts))
                _acts[method] = acts = [];
            for (var i = 0; i < times; i++)
                acts.Enqueue(act());
        }
    }

    private Act? TakeAct(string method)
    {
        lock (_lock)
            return _acts.TryGetValue(method, out var acts) && acts.TryDequeue(out var act) ? act : null;
    }

    private void LetGo()
    {
        lock (_lock)
            _held.ForEach(h => h.Release());
    }

    private sealed record Act(bool IsBefore, Func<HttpContext, Task> Play);
}

/// <summary>An answer that Slack keeps to itself for now.</summary>
internal sealed class HeldAnswer : IDisposable
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the call has arrived and had its effect.</summary>
    public Task Reached => _reached.Task;

    public void Release() => _released.TrySetResult();

    public void Dispose() => Release();

    internal async Task Wait(HttpContext context)
    {
        _reached.TrySetResult();
        try
        {
            await _released.Task.WaitAsync(context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
        }
    }
}
