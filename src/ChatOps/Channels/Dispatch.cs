namespace ChatOps.Channels;

/// <summary>What an adapter calls with what somebody did. In the host this is <see cref="Dispatcher.Dispatch"/>.</summary>
internal delegate Task<Answer> Dispatch(Inbound inbound, Ct ct);
