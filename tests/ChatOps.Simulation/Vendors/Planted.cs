namespace ChatOps.Simulation.Vendors;

/// <summary>
/// A fault that a test puts at the vendors' end of the way out, to see that it is found: the host is told that all went well.
/// </summary>
internal abstract class Planted
{
    private int _passed;

    /// <summary>How many calls it could happen to are let pass before.</summary>
    public int After { get; init; } = 3;

    protected abstract bool CanHappenTo(OutgoingCall call);

    protected abstract Task<HttpResponseMessage> Happen(OutgoingCall call, Func<OutgoingCall, Task<HttpResponseMessage>> take);

    public virtual Task<HttpResponseMessage> Take(OutgoingCall call, Func<OutgoingCall, Task<HttpResponseMessage>> take) =>
        CanHappenTo(call) && ++_passed == After ? Happen(call, take) : take(call);

    /// <summary>What a member shared comes as a change of the partner's message, and never arrives.</summary>
    internal sealed class DroppedUpdate : Planted
    {
        protected override bool CanHappenTo(OutgoingCall call) => call.IsUpdate && Token.In(call.Text).Any(t => t.Kind == TextKind.Share);

        protected override Task<HttpResponseMessage> Happen(OutgoingCall call, Func<OutgoingCall, Task<HttpResponseMessage>> take) =>
            Task.FromResult(
                new HttpResponseMessage
                {
                    Content = new StringContent(
                        $$"""{"ok":true,"id":"{{call.Message}}","channel":"{{call.Chat}}","ts":"{{call.Message}}"}""",
                        null,
                        "application/json"
                    ),
                }
            );
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

    /// <summary>A change is overtaken by the next change of the same message, and comes after it.</summary>
    internal sealed class Overtaken : Planted
    {
        private OutgoingCall? _held;

        /// <summary>Any of them is held back for the next change of its message.</summary>
        protected override bool CanHappenTo(OutgoingCall call) =>
            _held is null && call.IsUpdate && Token.In(call.Text).Any(t => t.Kind == TextKind.Share);

        protected override Task<HttpResponseMessage> Happen(OutgoingCall call, Func<OutgoingCall, Task<HttpResponseMessage>> take)
        {
            _held = call;
            return take(call);
        }

        public override async Task<HttpResponseMessage> Take(OutgoingCall call, Func<OutgoingCall, Task<HttpResponseMessage>> take)
        {
            if (
                _held is not { } older
                || !call.IsUpdate
                || (call.Chat, call.Message) != (older.Chat, older.Message)
                || !Token.IsNewer(call.Text, older.Text))
                return await base.Take(call, take);
            var answer = await take(call);
            await take(older);
            return answer;
        }
    }
}
