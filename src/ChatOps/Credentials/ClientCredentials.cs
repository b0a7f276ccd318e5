namespace ChatOps.Credentials;

/// <summary>
/// The application's own token, by the client credentials grant. Kept until five minutes before it expires and fetched by one caller at a
/// time, so that a token which its receiver refused can be forgotten.
/// </summary>
internal sealed class ClientCredentials(ClientIdentity identity, IClock clock, HttpMessageHandler wire) : IDisposable
{
    private static readonly Duration Margin = Duration.FromMinutes(5);

    /// <summary>A login that refuses us is not asked again at once by everyone who waits.</summary>
    private static readonly Duration Breather = Duration.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly LoginWire _login = new(identity.LoginUrl, wire);
    private AccessToken? _token;
    private (TokenException Fault, Instant Until)? _refused;

    public ClientCredentials(ClientIdentity identity, IClock clock)
        : this(identity, clock, PlainHttp.Wire())
    {
    }

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
            return _token = await TokenSource.Fetch(identity, _login, ct);
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

    public void Dispose()
    {
        _one.Dispose();
        _login.Dispose();
    }

    private AccessToken? Fresh() => _token is { } token && clock.GetCurrentInstant() < token.ExpiresAt - Margin ? token : null;
}
