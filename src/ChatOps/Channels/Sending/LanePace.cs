using ChatOps.Channels.Claiming;
using ChatOps.Channels.Queueing;
using ChatOps.People;

namespace ChatOps.Channels.Sending;

/// <summary>
/// How fast a lane may go. Teams: 50 requests a second per app and tenant, all kinds together; who asks for patience means one
/// conversation, and only many at once mean all. Slack: per method and workspace, learnt: a tenth of a call a second faster for each second
/// at full use, half as fast after a 429, whose pause is that method's. Instants are those of the stopwatch. Not thread-safe: one lane, one
/// loop.
/// </summary>
internal sealed class LanePace
{
    private const string Messages = "chat.postMessage";

    private static readonly Duration LongestPauseOfAll = Duration.FromSeconds(30);

    private readonly SlidingWindow? _window;
    private readonly Dictionary<string, Pace> _methods = [];
    private readonly Instant _start;
    private readonly WireGate _gate;

    /// <param name="channel">Whose limits.</param>
    /// <param name="rate">What was learnt before, messages a second; null: nothing yet.</param>
    /// <param name="pauses">What the lane's last holder was asked to leave alone, and for how long from now.</param>
    /// <param name="now">The present.</param>
    /// <param name="gate">What leaves goes through it.</param>
    public LanePace(Channel channel, double? rate, IReadOnlyList<(string Part, Duration For)> pauses, Instant now, WireGate gate)
    {
        (_start, _gate) = (now, gate);
        if (channel == Channel.Teams)
            _window = new SlidingWindow(50, Duration.FromSeconds(1));
        else
            _methods[Messages] = new Pace(Math.Clamp(rate ?? 10, 1, 50), 3, 1, now);
        foreach (var (part, wait) in pauses)
            (_window ?? (IPace)Of(part)).PauseUntil(now + wait);
    }

    public double Rate => _window?.Rate ?? _methods[Messages].Rate;

    /// <summary>Of what is due in this turn, none need be taken in hand before this. Among answers are some of another method.</summary>
    public Instant PausedUntil(Turn turn) =>
        _window?.PausedUntil
        ?? turn switch
        {
            Turn.Answers => Instant.MinValue,
            Turn.Edits => Of("chat.update").PausedUntil,
            Turn.LookUps => Of("users.info").PausedUntil,
            _ => Of(Messages).PausedUntil,
        };

    /// <summary>When this call may start; taken at once when that is now.</summary>
    public Instant Take(SendDecision.Go go, Instant now)
    {
        var mayUseReserve = MayUseReserve(go);
        if (_window is not null)
            return _window.TryTake(CallsOf(go), mayUseReserve, now) ? now : _window.NextAt(CallsOf(go), mayUseReserve, now);
        var paces = MethodsOf(go).Select(Of).ToList();
        var at = paces.Max(p => p.NextAt(1, mayUseReserve, now));
        if (at <= now)
            paces.ForEach(p => p.TryTake(1, mayUseReserve, now));
        return at;
    }

    /// <summary>
    /// Just before the call leaves, on whatever thread: where the vendor counts in windows, it is held until there is room.
    /// </summary>
    public Task Leaves(SendDecision.Go go, Ct ct)
    {
        if (_window is null)
            return Task.CompletedTask;
        var (most, length) = _window.Room(MayUseReserve(go));
        return _gate.Enter(CallsOf(go), most, length, ct);
    }

    public void Succeeded(SendDecision.Go go, Instant now)
    {
        _window?.Succeeded();
        if (_window is null && Of(MethodsOf(go)[^1]) is var pace)
            pace.ChangeRate(Math.Min(50, pace.Rate + (0.1 / pace.Rate)), now);
    }

    /// <summary>429. Several answers of one rush are one lesson.</summary>
    public void Throttled(SendResult.Patience asks, Instant now)
    {
        _window?.Refused(Duration.Min(asks.For, LongestPauseOfAll), now);
        if (_window is not null || asks.Names is not { } method)
            return;
        var pace = Of(method);
        if (pace.PausedUntil <= now)
            pace.ChangeRate(Math.Max(method == Messages ? 1 : 0.5, pace.Rate / 2), now);
        pace.PauseUntil(now + asks.For);
    }

    private static bool MayUseReserve(SendDecision.Go go) => go.Row.Turn <= Turn.PartnerWords;

    /// <summary>Limits of Slack's methods: https://docs.slack.dev/apis/web-api/rate-limits</summary>
    private Pace Of(string method)
    {
        if (!_methods.TryGetValue(method, out var pace))
            _methods[method] = pace = method == "chat.update" ? new Pace(2, 5, 2, _start) : new Pace(2, 3, 0, _start);
        return pace;
    }

    private static string[] MethodsOf(SendDecision.Go go) => go switch
    {
        { Row.Kind: CardKinds.Home, Step: Step.Post or Step.Edit } => ["views.publish"],
        { Step: Step.Edit } => ["chat.update"],
        { Step: Step.Remove } => ["chat.delete"],
        { Step: Step.Find } => ["conversations.history"],
        { Step: Step.LookUp } => ["users.info"],
        { Account.Conversation: null, Row.Place: "" } => ["conversations.open", Messages],
        _ => [Messages],
    };

    /// <summary>Where the conversation is not known yet, it is opened first: in Teams a second request of the same kind.</summary>
    private static int CallsOf(SendDecision.Go go) => go is { Step: Step.Post, Account.Conversation: null, Row.Place: "" } ? 2 : 1;
}
