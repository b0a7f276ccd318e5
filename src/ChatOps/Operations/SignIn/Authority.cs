using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ChatOps.Operations.SignIn;

/// <summary>
/// What the sign-in's authority publishes of itself: issuer, endpoints, keys. Read when it is first needed, again after half a day, and at once for a token
/// of an unknown key, twice a minute at most. What was read last stays good while the authority can't be reached.
/// </summary>
/// <remarks>https://openid.net/specs/openid-connect-discovery-1_0.html</remarks>
internal sealed class Authority(EntraSettings settings, HttpClient http, IClock clock) : IDisposable
{
    private static readonly Duration GoodFor = Duration.FromHours(12);
    private static readonly Duration AsksAtMostEvery = Duration.FromSeconds(30);

    private readonly SemaphoreSlim _one = new(1, 1);
    private OpenIdConnectConfiguration? _known;
    private Instant _readAt = Instant.MinValue;
    private Instant _renewedAt = Instant.MinValue;

    public Uri Address => settings.Authority ?? new Uri($"https://login.microsoftonline.com/{settings.TenantId}/v2.0");

    /// <summary>Throws <see cref="HttpRequestException"/> or <see cref="IOException"/> when the authority was never reached.</summary>
    public async Task<OpenIdConnectConfiguration> Current(Ct ct) =>
        _known is { } known && clock.GetCurrentInstant() - _readAt < GoodFor ? known : await Renewed(_known, ct);

    /// <summary>What is published after <paramref name="stale"/>: another one's reading, our own, or the same when we asked just now.</summary>
    public async Task<OpenIdConnectConfiguration> Renewed(OpenIdConnectConfiguration? stale, Ct ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var now = clock.GetCurrentInstant();
            if (_known is not null && (_known != stale || now - _renewedAt < AsksAtMostEvery))
                return _known;
            if (_known is not null)
                _renewedAt = now;
            _known = await Read(ct);
            _readAt = now;
            return _known;
        }
        catch (Exception e) when (_known is not null && e is HttpRequestException or IOException)
        {
            return _known!;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<OpenIdConnectConfiguration> Read(Ct ct)
    {
        var document = $"{Address.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration";
        var retriever = new HttpDocumentRetriever(http) { RequireHttps = Address.Scheme == Uri.UriSchemeHttps };
        return await OpenIdConnectConfigurationRetriever.GetAsync(document, retriever, ct);
    }
}
