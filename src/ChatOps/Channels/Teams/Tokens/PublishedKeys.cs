using System.Collections.Frozen;
using System.Text.Json;
using System.Threading.RateLimiting;
using ChatOps.Settings;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.Channels.Teams.Tokens;

/// <summary>
/// The keys that the OpenID metadata publishes. The library keeps them and renews them in the background after half a day. A token that
/// names a key we do not know has them fetched at once, nine times a minute at most: a stranger cannot make us ask for every request.
/// </summary>
/// <remarks>
/// A ConfigurationManager has a limit of its own on the refreshes that it is asked for, and by itself makes them in the background, so that
/// the request that asked would still see the old keys. Therefore a new manager takes the place of the old one, once it has keys.
/// </remarks>
internal sealed partial class PublishedKeys : IConfigurationRetriever<OpenIdConnectConfiguration>, IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly SlidingWindowRateLimiter _fetches = new(
        new()
        {
            PermitLimit = 3,
            Window = TimeSpan.FromSeconds(20),
            SegmentsPerWindow = 4,
        });
    private readonly TeamsSettings _settings;
    private readonly HttpDocumentRetriever _documents;
    private readonly ILogger<PublishedKeys> _log;
    private volatile ConfigurationManager<OpenIdConnectConfiguration> _published;

    public PublishedKeys(TeamsSettings settings, HttpClient http, ILogger<PublishedKeys> log)
    {
        (_settings, _log) = (settings, log);
        _documents = new(http) { RequireHttps = settings.OpenIdMetadata.Scheme == Uri.UriSchemeHttps };
        _published = Unread();
    }

    /// <summary>Null when none were ever to be had.</summary>
    public ValueTask<JsonWebKeySet?> Current(Ct ct) => Read(_published, ct);

    /// <summary>
    /// The keys after <paramref name="stale"/>: somebody else's renewal, or one of our own, or the same when there were too many or none is
    /// to be had.
    /// </summary>
    public async ValueTask<JsonWebKeySet> Renewed(JsonWebKeySet stale, Ct ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (await Current(ct) is { } current && current != stale)
                return current;
            var newer = Unread();
            if (await Read(newer, ct) is not { } keys)
                return stale;
            _published = newer;
            return keys;
        }
        finally
        {
            _one.Release();
        }
    }

    public Task<OpenIdConnectConfiguration> GetConfigurationAsync(string address, IDocumentRetriever retriever, Ct cancel) =>
        _fetches.AttemptAcquire().IsAcquired
            ? OpenIdConnectConfigurationRetriever.GetAsync(address, retriever, cancel)
            : throw new IOException("The metadata were fetched often enough.");

    /// <summary>
    /// The channels for which a key may sign. The library keeps members it does not know as they were: an array of texts.
    /// </summary>
    public static FrozenSet<string> EndorsementsOf(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value)
            ? value switch
            {
                JsonElement { ValueKind: JsonValueKind.Array } json =>
                    json.EnumerateArray().Where(i => i.ValueKind is JsonValueKind.String).Select(i => i.GetString()!).ToFrozenSet(),
                IEnumerable<object> items => items.Select(i => i.ToString()).OfType<string>().ToFrozenSet(),
                _ => [],
            }
            : [];

    public void Dispose()
    {
        _one.Dispose();
        _fetches.Dispose();
    }

    private ConfigurationManager<OpenIdConnectConfiguration> Unread() => new(_settings.OpenIdMetadata.AbsoluteUri, this, _documents);

    private async ValueTask<JsonWebKeySet?> Read(ConfigurationManager<OpenIdConnectConfiguration> published, Ct ct)
    {
        try
        {
            return (await published.GetConfigurationAsync(ct)).JsonWebKeySet;
        }
        catch (InvalidOperationException fault)
        {
            Log.MetadataCannotBeRead(_log, fault);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning, Message = "Teams: the OpenID metadata could not be read; tokens of unknown keys are refused")]
        public static partial void MetadataCannotBeRead(ILogger log, Exception fault);
    }
}
