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

    /// <summary>A user-assigned managed identity by its client id. Azure gives the token; there is no secret.</summary>
    internal sealed record ManagedIdentity(string ClientId) : Credential;

    /// <summary>The first one that the settings name, or null when they name none.</summary>
    public static Credential? Of(string? secret, string? certificatePath, string? certificatePassword, string? managedIdentityClientId) =>
        !string.IsNullOrEmpty(secret) ? new Secret(secret)
        : !string.IsNullOrEmpty(certificatePath) ? new Certificate(certificatePath, certificatePassword)
        : !string.IsNullOrEmpty(managedIdentityClientId) ? new ManagedIdentity(managedIdentityClientId)
        : null;
}
