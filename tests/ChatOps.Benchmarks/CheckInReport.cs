using ChatOps.People;

namespace ChatOps.Benchmarks;

/// <summary>The table of <c>check-in</c>: what each side measured, and what is compared with what.</summary>
internal sealed class CheckInReport(IReadOnlyDictionary<Side, Figures> medians)
{
    public IEnumerable<string> Lines() =>
    [
        Figures.Header,
        .. medians.Select(m => m.Value.Row(m.Key.Title)),
        .. Compared("ChatOps / bolt", Side.Ours, Side.Of(Side.Bolt)),
        .. Compared("ChatOps / its statements", Side.Ours, Side.Of(Side.Floor)),
        .. Better(isOpen: false) is { } peer ? Compared($"ChatOps, Teams / {peer.Title}", Side.Teams, peer) : [],
        .. Better(isOpen: true) is { } open ? Compared($"ChatOps, Teams / {open.Title}", Side.TeamsOpen, open) : [],
        .. Compared("Teams / Slack", Side.Teams, Side.Of(Side.Ours)),
        .. Compared("Teams, no tokens / Slack", Side.TeamsOpen, Side.Of(Side.Ours)),
    ];

    /// <summary>The Teams peer that answers more requests.</summary>
    private Side? Better(bool isOpen) => medians
        .Where(m => m.Key is { Channel: Channel.Teams, Program: not null } && m.Key.IsOpen == isOpen)
        .OrderByDescending(m => m.Value.Rate)
        .Select(m => m.Key)
        .FirstOrDefault();

    private IEnumerable<string> Compared(string name, string side, Side to)
    {
        if (medians.TryGetValue(Side.Of(side), out var figures) && medians.TryGetValue(to, out var other))
            yield return figures.Ratio(name, other);
    }
}
