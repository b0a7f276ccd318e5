namespace ChatOps.Credentials;

/// <summary>What an application shows to get a token for itself. None of them prints.</summary>
internal abstract record Credential
{
    internal sealed record Secret(string Value) : Credential
    {
        public override string ToString() => "(secret)";
    }

    /// <summary>A PEM file with certificate and private key, or a PFX file.</summary>
    internal sealed record Certificate(string Path, string? Password = null) : Credential
    {
        public override string ToString() => "(certificate)";
    }

    /// <summary>Workload identity federation: a file that the platform projects and renews, read anew for each token.</summary>
    internal sealed record FederatedToken(string Path) : Credential;

    /// <summary>Workload identity federation: a user-assigned managed identity vouches for the application. There is no secret.</summary>
    internal sealed record FederatedIdentity(string ClientId) : Credential;

    /// <summary>A user-assigned managed identity, by its client id, is the application itself. There is no secret.</summary>
    internal sealed record ManagedIdentity(string ClientId) : Credential;

    /// <summary>The one that the settings name, or null when they name none.</summary>
    public static Credential? Of(
        string? secret,
        string? certificatePath,
        string? certificatePassword,
        string? federatedTokenFile,
        string? federatedIdentityClientId,
        string? managedIdentityClientId) =>
        !string.IsNullOrEmpty(secret) ? new Secret(secret)
        : !string.IsNullOrEmpty(certificatePath) ? new Certificate(certificatePath, certificatePassword)
        : !string.IsNullOrEmpty(federatedTokenFile) ? new FederatedToken(federatedTokenFile)
        : !string.IsNullOrEmpty(federatedIdentityClientId) ? new FederatedIdentity(federatedIdentityClientId)
        : !string.IsNullOrEmpty(managedIdentityClientId) ? new ManagedIdentity(managedIdentityClientId)
        : null;
}
