using System.Diagnostics.Metrics;
using ChatOps.Channels.Queueing;
using ChatOps.People;

namespace ChatOps.Channels.Claiming;

/// <summary>What left, what did not, and how late. Counts and names of ours only.</summary>
internal sealed class OutboxMetrics
{
    private readonly Counter<long> _sent;
    private readonly Counter<long> _edited;
    private readonly Counter<long> _throttled;
    private readonly Counter<long> _dead;
    private readonly Counter<long> _sentAgain;
    private readonly Counter<long> _dropped;
    private readonly Histogram<double> _lag;

    public OutboxMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("ChatOps");
        _sent = meter.CreateCounter<long>("chatops.outbox.sent", description: "New messages.");
        _edited = meter.CreateCounter<long>("chatops.outbox.edited", description: "Messages brought up to date in place.");
        _throttled = meter.CreateCounter<long>("chatops.outbox.throttled", description: "Calls answered 429.");
        _dead = meter.CreateCounter<long>("chatops.outbox.dead", description: "Dead letters.");
        _sentAgain = meter.CreateCounter<long>(
            "chatops.outbox.sent_again", description: "Interrupted postings that could not be looked for and were sent once more.");
        _dropped = meter.CreateCounter<long>(
            "chatops.outbox.dropped", description: "Messages without room in the budget, or expired, by importance.");
        _lag = meter.CreateHistogram<double>("chatops.outbox.lag", "s", "From when a message was due to when it was sent.");
    }

    public void Ended(OutboxRow row, RowState state)
    {
        // A partner's words that join a message of the last minutes are not lost.
        if (state == RowState.Expired || (state == RowState.Dropped && row.Importance >= Importance.FirstNudge))
            _dropped.Add(1, new KeyValuePair<string, object?>("importance", row.Importance.ToString()), new("state", state.Text()));
    }

    public void Recorded(SendDecision.Go go, SendResult result)
    {
        var channel = new KeyValuePair<string, object?>("channel", AccountText.Of(go.Account.Channel));
        switch (result)
        {
            case SendResult.Posted posted:
                _sent.Add(1, channel);
                _lag.Record((posted.At - go.Row.DueAt).TotalSeconds, channel);
                break;
            case SendResult.Shown:
                _edited.Add(1, channel);
                break;
            case SendResult.Later { Asks: not null }:
                _throttled.Add(1, channel);
                break;
            case SendResult.Later { IsSentAgain: true }:
                _sentAgain.Add(1, channel);
                break;
            case SendResult.Dead:
                _dead.Add(1, channel);
                break;
            default:
                break;
        }
    }
}
