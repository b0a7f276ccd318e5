using ChatOps.Credentials;

namespace ChatOps.Channels.Teams.Connector;

/// <summary>
/// The way out to the connector, shared by all clients. Each client gets an <see cref="HttpClient"/> of its own, because the SDK writes its
/// name into the headers.
/// </summary>
internal sealed class SignedWire(BotCredentials signer, WayOut wayOut) : IDisposable
{
    private readonly HttpMessageHandler _wire = PlainHttp.Wire(signer, wayOut);

    public HttpClient Client() => PlainHttp.Over(_wire, isOwner: false);

    public void Dispose() => _wire.Dispose();
}
