namespace ChatOps.Credentials;

/// <summary>
/// The application's own token, by the client credentials grant. Kept until five minutes before it expires and fetched by one caller at a
/// time, so that a token which its receiver refused can be forgotten.
/// </summary>
/// <param name="identity">Who we are, and where tokens are given.</param>
/// <param name="steady">A stopwatch: what a token has left does not change when the clock is set.</param>
/// <param name="wire">The way to the login.</param>
internal sealed class ClientCredentials(ClientIdentity identity, IClock steady, HttpMessageHandler wire) : IDisposable
{
    private static readonly Duration Margin = Duration.FromMinutes(5);

    /// <summary>A login that refuses us is not asked again at once by everyone who waits.</summary>
    private static readonly Duration Breather = Duration.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly LoginWire _login = new(identity.LoginUrl, wire);
    private Kept? _kept;
    private (TokenException Fault, Instant Until)? _refused;

    public ClientCredentials(ClientIdentity identity, IClock steady)
        : this(identity, steady, PlainHttp.Wire())
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
            if (_refused is { } refused && steady.GetCurrentInstant() < refused.Until)
                throw new TokenException(refused.Fault.Status, refused.Fault.Code);
            var asked = steady.GetCurrentInstant();
            var token = await TokenSource.Fetch(identity, _login, ct);
            _kept = new Kept(token, asked + token.Lives - Margin);
            return token;
        }
        catch (TokenException fault) when (_refused is not { } before || steady.GetCurrentInstant() >= before.Until)
        {
            _refused = (fault, steady.GetCurrentInstant() + Breather);
            throw;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The receiver did not take this token: the next caller gets another one.</summary>
    public void Forget(AccessToken token)
    {
        if (_kept is { } kept && kept.Token == token)
            Interlocked.CompareExchange(ref _kept, null, kept);
    }

    /// <summary>The same, where only the token's text is at hand.</summary>
    public void Forget(string value)
    {
        if (_kept is { } kept && kept.Token.Value == value)
            Forget(kept.Token);
    }

    public void Dispose()
    {
        _one.Dispose();
        _login.Dispose();
    }

    private AccessToken? Fresh() => _kept is { } kept && steady.GetCurrentInstant() < kept.Until ? kept.Token : null;

    private sealed record Kept(AccessToken Token, Instant Until);
}
