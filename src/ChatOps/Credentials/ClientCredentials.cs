using System.Security.Cryptography;
using System.Text.Json;

namespace ChatOps.Credentials;

/// <summary>
/// The application's own token, by the client credentials grant. Kept until five minutes before it expires and fetched by one caller at a
/// time. Azure.Identity and MSAL refuse http logins, which stand-ins need, so this is a small form POST of our own.
/// </summary>
internal sealed class ClientCredentials(HttpClient http, ClientIdentity identity, IClock clock) : IDisposable
{
    private static readonly Duration Margin = Duration.FromMinutes(5);

    /// <summary>A login that refuses us is not asked again at once by everyone who waits.</summary>
    private static readonly Duration Breather = Duration.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private AccessToken? _token;
    private (TokenException Fault, Instant Until)? _refused;

    public bool IsConfigured => identity.Credential is not null;

    /// <exception cref="TokenException">The login refused, or gave no answer.</exception>
    public async ValueTask<AccessToken> Token(Ct ct)
    {
        if (Fresh() is { } kept)
            return kept;
        await _one.WaitAsync(ct);
        try
        {
            if (Fresh() is { } fetched)
                return fetched;
            if (_refused is { } refused && clock.GetCurrentInstant() < refused.Until)
                throw new TokenException(refused.Fault.Status, refused.Fault.Code);
            return _token = await Fetch(ct);
        }
        catch (TokenException fault) when (_refused is not { } before || clock.GetCurrentInstant() >= before.Until)
        {
            _refused = (fault, clock.GetCurrentInstant() + Breather);
            throw;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The receiver did not take this token: the next caller gets another one.</summary>
    public void Forget(AccessToken token) => Interlocked.CompareExchange(ref _token, null, token);

    /// <summary>The same, where only the token's text is at hand.</summary>
    public void Forget(string value)
    {
        if (_token is { } token && token.Value == value)
            Forget(token);
    }

    public void Dispose() => _one.Dispose();

    private AccessToken? Fresh() => _token is { } token && clock.GetCurrentInstant() < token.ExpiresAt - Margin ? token : null;

    private async Task<AccessToken> Fetch(Ct ct)
    {
        var now = clock.GetCurrentInstant();
        var credential = identity.Credential ?? throw new TokenException(0, "NotConfigured");
        try
        {
            using var request = TokenRequest.Of(credential, identity, now);
            using var response = await http.SendAsync(request, ct);
            var answer = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(ct), TokenJson.Default.TokenAnswer);
            return response.IsSuccessStatusCode && answer?.Read(now) is { } token
                ? token
                : throw new TokenException((int)response.StatusCode, answer?.Error.ValueKind is JsonValueKind.String ? answer.Error.GetString()! : "NoToken");
        }
        catch (JsonException fault)
        {
            throw new TokenException(0, "LoginAnswerIsNotJson", fault);
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new TokenException(0, "LoginGivesNoAnswer", fault);
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new TokenException(0, "CertificateCannotBeRead", fault);
        }
    }
}
