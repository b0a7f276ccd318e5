using System.Collections.Concurrent;

namespace ChatOps.Meetings.Graph.Wire;

/// <summary>
/// At most two calls at a time into one mailbox: Outlook takes four of an application, and a second instance of ours has its own two. A
/// mailbox that asked for rest gets it: calls before that end as if it had asked again, without being sent, because refused calls count
/// too.
/// </summary>
/// <param name="steady">A stopwatch: rest is not longer or shorter when the clock is set.</param>
/// <remarks>https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits</remarks>
internal sealed class MailboxGates(IClock steady)
{
    private const int AtATime = 2;
    private const int Many = 1000;

    private readonly ConcurrentDictionary<string, Gate> _gates = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="GraphFault">429 of our own: the mailbox still rests.</exception>
    public async Task<IDisposable> Enter(string mailbox, Ct ct)
    {
        var gate = _gates.GetOrAdd(mailbox, _ => new Gate());
        await gate.Turns.WaitAsync(ct);
        if (gate.RestsUntil is { } until && until - steady.GetCurrentInstant() is var left && left > Duration.Zero)
        {
            gate.Turns.Release();
            throw new GraphFault(429, "MailboxRests", left);
        }
        return new Turn(this, mailbox, gate);
    }

    public void Rest(string mailbox, Duration wait) =>
        _gates.GetOrAdd(mailbox, _ => new Gate()).RestsUntil = steady.GetCurrentInstant() + wait;

    private void Leave(string mailbox, Gate gate)
    {
        // Nobody is inside and nobody is asked to rest: the gate need not be remembered. One that enters this very moment keeps its own;
        // two gates of one mailbox for one call are within what Outlook allows.
        if (gate.Turns.Release() == AtATime - 1 && _gates.Count > Many && !(gate.RestsUntil > steady.GetCurrentInstant()))
            _gates.TryRemove(mailbox, out _);
    }

    private sealed class Gate
    {
        private long _restsUntil = long.MinValue;

        public SemaphoreSlim Turns { get; } = new(AtATime, AtATime);

        public Instant? RestsUntil
        {
            get => Interlocked.Read(ref _restsUntil) is var ticks and not long.MinValue ? Instant.FromUnixTimeTicks(ticks) : null;
            set => Interlocked.Exchange(ref _restsUntil, value?.ToUnixTimeTicks() ?? long.MinValue);
        }
    }

    private sealed class Turn(MailboxGates gates, string mailbox, Gate gate) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
                gates.Leave(mailbox, gate);
        }
    }
}
