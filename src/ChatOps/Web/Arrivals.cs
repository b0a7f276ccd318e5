using System.Net;
using System.Net.Sockets;
using ChatOps.Storage.Outages;

namespace ChatOps.Web;

/// <summary>
/// Bodies that are read before anybody knows who sends them. Two things are limited: how many of them one address may leave unfinished, and
/// how many bytes all of them hold together. At a limit the one gives way that has been coming for longest. A vendor's body is there within
/// a moment, so it is never that one, however many come on a Monday morning, and however many others dawdle behind the same proxy.
/// </summary>
internal sealed partial class Arrivals(int mostUnfinished, int mostBytes, TimeProvider time, ILogger<Arrivals> log)
{
    /// <summary>Of one address. Bodies that are there at once do not count, so this is far more than a vendor ever has.</summary>
    public const int MostUnfinished = 256;

    /// <summary>Bytes of memory in all bodies together, until it is known who sent them.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly LinkedList<Arrival> _unfinished = new();
    private readonly Dictionary<IPAddress, LinkedList<Arrival>> _ofAddress = [];
    private readonly Seldom _told = new(time);
    private long _bytes;

    public Arrivals(TimeProvider time, ILogger<Arrivals> log) : this(MostUnfinished, MostBytes, time, log)
    {
    }

    /// <summary>What all bodies hold that nobody vouches for yet.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
                return _bytes;
        }
    }

    /// <summary>How many bodies are waited for.</summary>
    public int Unfinished
    {
        get
        {
            lock (_gate)
                return _unfinished.Count;
        }
    }

    /// <param name="from">Behind a trusted proxy the forwarded address; null where a connection has none.</param>
    public Arrival Begin(IPAddress? from) => new(this, Network(from));

    internal void Wait(Arrival arrival)
    {
        lock (_gate)
        {
            if (arrival.IsWaiting || arrival.Refused != 0)
                return;
            var mine = _ofAddress.GetValueOrDefault(arrival.From) ?? new();
            if (mine.Count >= mostUnfinished)
                GiveWay(mine.First!.Value, StatusCodes.Status429TooManyRequests);
            arrival.IsWaiting = true;
            _ofAddress[arrival.From] = mine;
            mine.AddLast(arrival.Here);
            _unfinished.AddLast(arrival.Everywhere);
        }
    }

    /// <summary>False when it was refused meanwhile, or is refused now because there is no room.</summary>
    internal bool Hold(Arrival arrival, int bytes)
    {
        lock (_gate)
        {
            while (arrival.Refused == 0 && _bytes - arrival.Bytes + bytes > mostBytes)
                GiveWay(_unfinished.First?.Value ?? arrival, StatusCodes.Status503ServiceUnavailable);
            if (arrival.Refused != 0)
                return false;
            _bytes += bytes - arrival.Bytes;
            arrival.Bytes = bytes;
            return true;
        }
    }

    /// <summary>No longer waited for. False when it has given way already.</summary>
    internal bool Finish(Arrival arrival)
    {
        lock (_gate)
        {
            Leave(arrival);
            return arrival.Refused == 0;
        }
    }

    internal void End(Arrival arrival)
    {
        lock (_gate)
        {
            Leave(arrival);
            _bytes -= arrival.Bytes;
            arrival.Bytes = 0;
        }
    }

    private void GiveWay(Arrival arrival, int status)
    {
        arrival.Refused = status;
        End(arrival);
        arrival.Stop();
        if (_told.Counts() is var count and > 0)
            Log.BodiesGaveWay(log, count);
    }

    private void Leave(Arrival arrival)
    {
        if (!arrival.IsWaiting)
            return;
        arrival.IsWaiting = false;
        _unfinished.Remove(arrival.Everywhere);
        var mine = _ofAddress[arrival.From];
        mine.Remove(arrival.Here);
        if (mine.Count == 0)
            _ofAddress.Remove(arrival.From);
    }

    /// <summary>Somebody who has one address of IPv6 has a whole /64.</summary>
    private static IPAddress Network(IPAddress? address) => address switch
    {
        null => IPAddress.None,
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), .. new byte[8]]),
        _ => address,
    };

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Requests whose bodies come too slowly or hold too much were refused: {Count} since this was last said")]
        public static partial void BodiesGaveWay(ILogger logger, int count);
    }
}
