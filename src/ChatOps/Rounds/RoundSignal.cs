using System.Threading.Channels;

namespace ChatOps.Rounds;

/// <summary>Wakes whoever makes rounds: a moderator waits for what comes of their word.</summary>
internal sealed class RoundSignal
{
    private readonly Channel<bool> _wakes = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _wakes.Writer.TryWrite(true);

    public ValueTask<bool> Next(Ct ct) => _wakes.Reader.ReadAsync(ct);
}
