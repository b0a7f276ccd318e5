namespace ChatOps.Credentials;

/// <summary>Which application asks for a token, where, for what, and with which credential.</summary>
/// <param name="TokenUrl"><c>{LoginUrl}/{TenantId}/oauth2/v2.0/token</c>.</param>
/// <param name="ClientId">The application's id.</param>
/// <param name="Scope">One scope, ending in <c>/.default</c>.</param>
/// <param name="Credential">Null: nothing is configured, and there is no token.</param>
internal sealed record ClientIdentity(Uri TokenUrl, string ClientId, string Scope, Credential? Credential)
{
    /// <summary>A managed identity is asked for a resource, not for a scope.</summary>
    public string Resource => Scope.EndsWith("/.default", StringComparison.Ordinal) ? Scope[..^"/.default".Length] : Scope;

    public static Uri TokenUrlOf(Uri login, string? tenant) =>
        new($"{login.AbsoluteUri.TrimEnd('/')}/{Uri.EscapeDataString(tenant ?? "common")}/oauth2/v2.0/token");
}
