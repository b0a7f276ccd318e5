namespace ChatOps.Credentials;

/// <summary>A bearer token and when it stops being good. It does not print.</summary>
internal sealed record AccessToken(string Value, Instant ExpiresAt)
{
    public override string ToString() => "(token)";
}
