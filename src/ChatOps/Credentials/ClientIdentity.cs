namespace ChatOps.Credentials;

/// <summary>Which application asks for a token, where, for what, and with which credential.</summary>
/// <param name="LoginUrl">The login's address, without the tenant.</param>
/// <param name="TenantId">The tenant's id; null where the settings name none.</param>
/// <param name="ClientId">The application's id.</param>
/// <param name="Scope">One scope, ending in <c>/.default</c>.</param>
/// <param name="Credential">Null: nothing is configured, and there is no token.</param>
internal sealed record ClientIdentity(Uri LoginUrl, string? TenantId, string ClientId, string Scope, Credential? Credential)
{
    /// <summary>
    /// <c>{LoginUrl}/{TenantId}</c>, over https: MSAL takes no other. What is called in its place is <see cref="LoginWire"/>'s business.
    /// </summary>
    public string Authority =>
        $"https://{LoginUrl.Authority}{LoginUrl.AbsolutePath.TrimEnd('/')}/{Uri.EscapeDataString(TenantId ?? "common")}";

    /// <summary>A managed identity is asked for a resource, not for a scope.</summary>
    public string Resource => Scope.EndsWith("/.default", StringComparison.Ordinal) ? Scope[..^"/.default".Length] : Scope;
}
