namespace ChatOps.Credentials;

/// <summary>No token was to be had. <see cref="Code"/> is the login's own (<c>invalid_client</c>) or the name of the fault.</summary>
internal sealed class TokenException(int status, string code, Exception? cause = null) : Exception($"No token: {status} {code}", cause)
{
    /// <summary>The login's HTTP status; 0 when it gave no answer.</summary>
    public int Status => status;

    public string Code => code;
}
