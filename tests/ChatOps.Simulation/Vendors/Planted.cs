namespace ChatOps.Simulation.Vendors;

/// <summary>
/// A fault that a test puts at the vendors' end of the way out, to see that it is found: the host is told that all went well.
/// </summary>
internal abstract class Planted
{
    private int _passed;

    /// <summary>How many calls it could happen to are let pass before.</summary>
    public int After { get; init; } = 2;

    protected abstract bool CanHappenTo(OutgoingCall call);

    protected abstract Task<HttpResponseMessage> Happen(OutgoingCall call, Func<OutgoingCall, Task<HttpResponseMessage>> take);

    public virtual Task<HttpResponseMessage> Take(OutgoingCall call, Func<OutgoingCall, Task<HttpResponseMessage>> take) =>
        CanHappenTo(call) && ++_passed == After ? Happen(call, take) : take(call);

    /// <summary>
    /// A change that brings a newer text into a message never arrives, and no change of that message after it: the next one would mend it
    /// before anybody looks.
    /// </summary>
    internal sealed class DroppedUpdate : Planted
    {
        private readonly Dictionary<(string, string), OutgoingCall> _last = [];
        private OutgoingCall? _dropped;

        protected override bool CanHappenTo(OutgoingCall call) => IsNewer(_last, call);

        protected override Task<HttpResponseMessage> Happen(OutgoingCall call, Func<OutgoingCall, Task<HttpResponseMessage>> take)
        {
            _dropped = call;
            return Pretended(call);
        }

        public override Task<HttpResponseMessage> Take(OutgoingCall call, Func<OutgoingCall, Task<HttpResponseMessage>> take) =>
            _dropped is { } dropped && call.IsUpdate && (call.Chat, call.Message) == (dropped.Chat, dropped.Message)
                ? Pretended(call)
                : base.Take(call, take);

        private static Task<HttpResponseMessage> Pretended(OutgoingCall call)
        {
            var answer = $$"""{"ok":true,"id":"{{call.Message}}","channel":"{{call.Chat}}","ts":"{{call.Message}}"}""";
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(answer, null, "application/json") });
        }
    }

    /// <summary>A new message comes twice.</summary>
    internal sealed class PostedTwice : Planted
    {
        protected override bool CanHappenTo(OutgoingCall call) => call.IsPost;

        protected override async Task<HttpResponseMessage> Happen(OutgoingCall call, Func<OutgoingCall, Task<HttpResponseMessage>> take)
        {
            await take(call);
            return await take(call);
        }
    }

    /// <summary>A change is overtaken by the next one of its message, and comes after it.</summary>
    internal sealed class Overtaken : Planted
    {
        private readonly Dictionary<(string, string), OutgoingCall> _last = [];
        private OutgoingCall? _older;

        protected override bool CanHappenTo(OutgoingCall call)
        {
            _older = call.IsUpdate ? _last.GetValueOrDefault((call.Chat, call.Message)) : null;
            return IsNewer(_last, call);
        }

        protected override async Task<HttpResponseMessage> Happen(OutgoingCall call, Func<OutgoingCall, Task<HttpResponseMessage>> take)
        {
            var answer = await take(call);
            await take(_older!);
            return answer;
        }
    }

    /// <summary>Whether it brings a newer text into a message than the change before.</summary>
    private static bool IsNewer(Dictionary<(string, string), OutgoingCall> last, OutgoingCall call)
    {
        if (!call.IsUpdate)
            return false;
        var isNewer = last.TryGetValue((call.Chat, call.Message), out var before) && Token.IsNewer(call.Text, before.Text);
        last[(call.Chat, call.Message)] = call;
        return isNewer;
    }
}
