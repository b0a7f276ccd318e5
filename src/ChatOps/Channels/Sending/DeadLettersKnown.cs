using System.Collections.Concurrent;
using ChatOps.Channels.Claiming;

namespace ChatOps.Channels.Sending;

/// <summary>
/// Which cards are known to be dead letters, and under which code: each is said and counted once, however often its card changes meanwhile
/// and dies again. The row itself lies in sight of <c>doctor</c>.
/// </summary>
internal sealed class DeadLettersKnown
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, string> _codes = new(StringComparer.Ordinal);

    /// <summary>Takes what came of a sending. True: it is a dead letter that was known.</summary>
    public bool Knows(SendDecision.Go go, SendResult result)
    {
        if (result is SendResult.Dead dead)
        {
            if (_codes.Count > Most)
                _codes.Clear();
            // What was refused at the first try under the code that stands on it had died of that before, also in an earlier process.
            var isOld = go.Row is { Attempts: 0, Code: { } before } && before == dead.Code;
            var known = _codes.TryGetValue(go.Row.Id, out var code) ? code : null;
            _codes[go.Row.Id] = dead.Code;
            return isOld || known == dead.Code;
        }

        if (result is SendResult.Posted or SendResult.Shown or SendResult.Closed)
            _codes.TryRemove(go.Row.Id, out _);
        return false;
    }
}
