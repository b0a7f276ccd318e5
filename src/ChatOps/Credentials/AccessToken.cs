namespace ChatOps.Credentials;

/// <summary>A bearer token and how long it is good from when it was given. It does not print.</summary>
internal sealed record AccessToken(string Value, Duration Lives)
{
    public override string ToString() => "(token)";
}
