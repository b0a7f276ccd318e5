using System.Net;

namespace ChatOps.Web;

/// <summary>One body on its way in, as <see cref="Arrivals"/> counts it.</summary>
internal sealed class Arrival : IDisposable
{
    private readonly Arrivals _all;
    private CancellationTokenSource? _stop;

    internal Arrival(Arrivals all, IPAddress from)
    {
        (_all, From) = (all, from);
        (Here, Everywhere) = (new(this), new(this));
    }

    /// <summary>The status to answer with when it had to give way, else 0.</summary>
    public int Refused { get; internal set; }

    internal IPAddress From { get; }

    internal LinkedListNode<Arrival> Here { get; }

    internal LinkedListNode<Arrival> Everywhere { get; }

    internal bool IsWaiting { get; set; }

    internal int Bytes { get; set; }

    /// <summary>The rest is not here yet. The token ends the waiting when this body has to give way.</summary>
    public Ct Waits(Ct ct)
    {
        _stop ??= CancellationTokenSource.CreateLinkedTokenSource(ct);
        _all.Wait(this);
        return _stop.Token;
    }

    /// <summary>It takes this much memory now; false when there is no room for it.</summary>
    public bool Holds(int bytes) => _all.Hold(this, bytes);

    /// <summary>All of it is here. False when it had to give way before.</summary>
    public bool IsWhole() => _all.Finish(this);

    /// <summary>Counts no longer.</summary>
    public void Dispose()
    {
        _all.End(this);
        _stop?.Dispose();
        _stop = null;
    }

    internal void Stop() => _stop?.Cancel();
}
