namespace ChatOps.Channels;

/// <summary>Inbound to person to route to answer. A delivery that was seen before is acknowledged, not repeated.</summary>
internal sealed class Dispatcher
{
    public Task<Answer> Dispatch(Inbound inbound, Ct ct) => throw new NotImplementedException();
}
