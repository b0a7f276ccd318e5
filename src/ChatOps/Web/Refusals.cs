using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ChatOps.Storage.Outages;

namespace ChatOps.Web;

/// <summary>
/// Requests that were refused because nobody vouches for them. Whoever can reach us can send them by the thousand: each is counted, and the
/// log says so once a minute for each reason.
/// </summary>
internal sealed class Refusals
{
    private readonly ConcurrentDictionary<string, Seldom> _told = new(StringComparer.Ordinal);
    private readonly Counter<long> _refused;
    private readonly TimeProvider _time;

    public Refusals(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        _refused = meters.Create("ChatOps").CreateCounter<long>(
            "chatops.requests.refused", description: "Requests refused for want of a signature or token that holds, by door.");
    }

    /// <summary>How many since this was last said, when it is time to say so; else 0.</summary>
    /// <param name="door">Where: slack, teams, pages, sign-in.</param>
    /// <param name="why">One of a few names of ours, never anything that was sent.</param>
    public int Counts(string door, string why)
    {
        _refused.Add(1, new KeyValuePair<string, object?>("door", door));
        return _told.GetOrAdd($"{door} {why}", _ => new Seldom(_time)).Counts();
    }
}
