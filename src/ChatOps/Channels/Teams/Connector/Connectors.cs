using System.Collections.Concurrent;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace ChatOps.Channels.Teams.Connector;

/// <summary>
/// The SDK's connector clients, one a service URL, over our own way out: one call is one call, no redirects, and the token goes to trusted
/// hosts only. Clients are kept, because each of them would otherwise find out the shape of an activity anew.
/// </summary>
internal sealed class Connectors(SignedWire wire) : ConnectorFactory
{
    /// <summary>Service URLs are regional, some with the tenant behind: a handful.</summary>
    private const int Most = 100;

    private static readonly DefaultContractResolver Shapes = new();

    private readonly ConcurrentDictionary<string, IConnectorClient> _clients = new(StringComparer.Ordinal);

    public IConnectorClient For(string service)
    {
        if (_clients.TryGetValue(service, out var known))
            return known;
        if (_clients.Count >= Most)
            _clients.Clear();
        return _clients.GetOrAdd(service, Client);
    }

    /// <summary>The SDK disposes of a turn's client at its end, which ends nothing: the connections are ours.</summary>
    public override Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, Ct cancellationToken) =>
        Task.FromResult(For(serviceUrl));

    private ConnectorClient Client(string service)
    {
        var client = new ConnectorClient(new Uri(service), credentials: null, wire.Client(), disposeHttpClient: false);
        client.SerializationSettings.ContractResolver = Shapes;
        client.DeserializationSettings.ContractResolver = Shapes;
        client.DeserializationSettings.DateParseHandling = DateParseHandling.None;
        return client;
    }
}
