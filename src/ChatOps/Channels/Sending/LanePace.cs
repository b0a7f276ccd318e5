using ChatOps.Channels.Claiming;
using ChatOps.Channels.Queueing;
using ChatOps.People;

namespace ChatOps.Channels.Sending;

/// <summary>
/// How fast a lane may go. Teams: 50 requests a second per app and tenant, all kinds together (45 and a burst of 5). Slack: per method and
/// workspace, learnt: a tenth of a call a second faster for each second at full use, half as fast after a 429. Both: one message a second
/// in a chat. Not thread-safe: one lane, one loop.
/// </summary>
internal sealed class LanePace
{
    public static readonly Duration ChatPause = Duration.FromSeconds(1);

    private readonly bool _learns;
    private readonly Pace _messages;
    private readonly Pace _edits;
    private readonly Pace _lookUps;

    /// <param name="channel">Whose limits.</param>
    /// <param name="rate">What was learnt before, messages a second; null: nothing yet.</param>
    /// <param name="pausedUntil">What the lane's last holder was asked to wait for.</param>
    /// <param name="now">The present.</param>
    public LanePace(Channel channel, double? rate, Instant pausedUntil, Instant now)
    {
        _learns = channel == Channel.Slack;
        _messages = _learns ? new(Math.Clamp(rate ?? 10, 1, 50), 3, 1, now) : new(45, 5, 2, now);
        _edits = _learns ? new(2, 5, 2, now) : _messages;
        _lookUps = _learns ? new(2, 3, 0, now) : _messages;
        if (pausedUntil > now)
            Pause(pausedUntil, now);
    }

    public double Rate => _messages.Rate;

    public Instant PausedUntil => _messages.PausedUntil;

    /// <summary>When this call may start; taken at once when that is now.</summary>
    public Instant Take(SendDecision.Go go, Instant now)
    {
        var (pace, calls, mayUseReserve) = (Of(go.Step), CallsOf(go), go.Row.Turn <= Turn.PartnerWords);
        return pace.TryTake(calls, mayUseReserve, now) ? now : pace.NextAt(calls, mayUseReserve, now);
    }

    public void Succeeded(Step step, Instant now)
    {
        if (_learns && Of(step) is var pace)
            pace.ChangeRate(Math.Min(50, pace.Rate + (0.1 / pace.Rate)), now);
    }

    /// <summary>429. Several answers of one rush are one lesson.</summary>
    public void Throttled(Step step, Instant until, Instant now)
    {
        if (_learns && _messages.PausedUntil <= now && Of(step) is var pace)
            pace.ChangeRate(Math.Max(pace == _messages ? 1 : 0.5, pace.Rate / 2), now);
        Pause(until, now);
    }

    private void Pause(Instant until, Instant now)
    {
        if (until <= now)
            return;
        _messages.PauseUntil(until);
        _edits.PauseUntil(until);
        _lookUps.PauseUntil(until);
    }

    private Pace Of(Step step) => step switch
    {
        Step.Post => _messages,
        Step.LookUp or Step.Find => _lookUps,
        _ => _edits,
    };

    /// <summary>Where the conversation is not known yet, it is opened first: in Teams a second request of the same kind.</summary>
    private double CallsOf(SendDecision.Go go) => !_learns && go is { Step: Step.Post, Account.Conversation: null, Row.Place: "" } ? 2 : 1;
}
