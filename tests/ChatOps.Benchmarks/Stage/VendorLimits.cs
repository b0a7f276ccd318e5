using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ChatOps.Benchmarks.Stage;

/// <summary>
/// What the vendors take, and how long they think: fifty requests in any second from Teams' tenant, ten messages from Slack's workspace.
/// One more is answered 429, come back in a second.
/// </summary>
internal sealed class VendorLimits(TimeSpan answersIn)
{
    private readonly Window _teams = new(50);
    private readonly Window _slack = new(10);
    private int _messages;
    private int _throttled;

    /// <summary>New messages that were taken.</summary>
    public int Messages => _messages;

    public int Throttled => _throttled;

    /// <summary>The answer; null: it was refused, or is what the vendors say without limits.</summary>
    public async Task<string?> Answer(HttpContext context, Ct ct)
    {
        var path = context.Request.Path.Value ?? "";
        var isSlackMessage = path == "/slack/chat.postMessage";
        if (!isSlackMessage && !path.StartsWith("/emea/", StringComparison.Ordinal))
            return path == "/slack/users.info" ? await Slow("""{"ok":false,"error":"fatal_error"}""", ct) : null;
        var channel = isSlackMessage ? (string?)(await JsonNode.ParseAsync(context.Request.Body, cancellationToken: ct))?["channel"] : null;
        if (!(isSlackMessage ? _slack : _teams).Takes())
        {
            Interlocked.Increment(ref _throttled);
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "1";
            return "{}";
        }
        // As they were seeded: a look-up finds nothing new of anybody.
        if (path.Contains("/members/", StringComparison.Ordinal))
            return await Slow($$"""{"id":"29:{{path[^8..]}}","name":"Tess Sample{{path[^8..]}}"}""", ct);
        var number = context.Request.Method == HttpMethods.Post ? Interlocked.Increment(ref _messages) : 0;
        return await Slow(
            isSlackMessage
                ? string.Create(CultureInfo.InvariantCulture, $$"""{"ok":true,"channel":"{{channel}}","ts":"1700000000.{{number:D6}}"}""")
                : string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{1700000000000 + number}}"}"""),
            ct);
    }

    private async Task<string> Slow(string answer, Ct ct)
    {
        await Task.Delay(answersIn, ct);
        return answer;
    }

    /// <summary>So many in any second, by when they arrive.</summary>
    private sealed class Window(int most)
    {
        private readonly Queue<long> _taken = new();

        public bool Takes()
        {
            lock (_taken)
            {
                var now = Stopwatch.GetTimestamp();
                while (_taken.Count > 0 && Stopwatch.GetElapsedTime(_taken.Peek(), now) >= TimeSpan.FromSeconds(1))
                    _taken.Dequeue();
                if (_taken.Count >= most)
                    return false;
                _taken.Enqueue(now);
                return true;
            }
        }
    }
}
