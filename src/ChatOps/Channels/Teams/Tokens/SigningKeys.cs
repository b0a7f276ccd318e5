using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ChatOps.Channels.Teams.Tokens;

/// <summary>
/// The keys that the OpenID metadata publishes. Fetched once, renewed in the background after half a day, and at once when a token names a
/// key we do not know, nine times a minute at most: a stranger cannot make us ask for every request. A fetch that fails is tried again
/// by the next caller, and leaves the keys we have.
/// </summary>
/// <remarks>
/// Not ConfigurationManager: in its version 8 a requested refresh runs in the background, so the retry of the same request would still see the old keys.
/// </remarks>
internal sealed partial class SigningKeys(TeamsSettings settings, HttpClient http, IClock clock, ILogger<SigningKeys> log) : IDisposable
{
    private static readonly Duration GoodFor = Duration.FromHours(12);
    private static readonly Duration Window = Duration.FromSeconds(20);
    private const int RenewalsPerWindow = 3;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Queue<Instant> _renewals = new();
    private volatile KeySet _current = KeySet.None;
    private int _isRenewing;

    public async ValueTask<KeySet> Current(Ct ct)
    {
        var current = _current;
        if (current == KeySet.None)
            return await Renewed(current, ct);
        if (clock.GetCurrentInstant() - current.FetchedAt > GoodFor && Interlocked.Exchange(ref _isRenewing, 1) == 0)
            _ = RenewBehind(current);
        return current;
    }

    /// <summary>The keys after <paramref name="stale"/>: somebody else's renewal, or one of our own, or the same when there were too many.</summary>
    public async Task<KeySet> Renewed(KeySet stale, Ct ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_current == stale && MayRenew())
                _current = await Fetch(ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Log.MetadataCannotBeRead(log, fault);
        }
        finally
        {
            _one.Release();
        }

        return _current;
    }

    public void Dispose() => _one.Dispose();

    private async Task RenewBehind(KeySet stale)
    {
        await Renewed(stale, Ct.None);
        Volatile.Write(ref _isRenewing, 0);
    }

    private bool MayRenew()
    {
        var now = clock.GetCurrentInstant();
        while (_renewals.TryPeek(out var earlier) && now - earlier > Window)
            _renewals.Dequeue();
        if (_renewals.Count >= RenewalsPerWindow)
            return false;
        _renewals.Enqueue(now);
        return true;
    }

    private async Task<KeySet> Fetch(Ct ct)
    {
        var documents = new HttpDocumentRetriever(http) { RequireHttps = settings.OpenIdMetadata.Scheme == Uri.UriSchemeHttps };
        var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(settings.OpenIdMetadata.AbsoluteUri, documents, ct);
        var keys = KeySet.Of(metadata.JsonWebKeySet, clock.GetCurrentInstant());
        Log.KeysWereRead(log, keys.Keys.Count);
        return keys;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Teams: {Count} signing keys were read")]
        public static partial void KeysWereRead(ILogger log, int count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Teams: the OpenID metadata could not be read; tokens of unknown keys are refused")]
        public static partial void MetadataCannotBeRead(ILogger log, Exception fault);
    }
}
