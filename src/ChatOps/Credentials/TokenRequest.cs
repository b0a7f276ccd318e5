namespace ChatOps.Credentials;

/// <summary>The one request that a credential makes for a token. Pure but for reading the certificate's file.</summary>
internal static class TokenRequest
{
    public static HttpRequestMessage Of(Credential credential, ClientIdentity identity, Instant now) => credential switch
    {
        Credential.Secret secret => Form(identity, new() { ["client_secret"] = secret.Value }),
        Credential.Certificate certificate => Form(identity, Assertion(certificate, identity, now)),
        Credential.ManagedIdentity managed => Managed(managed, identity),
        _ => throw new InvalidOperationException("unknown credential"),
    };

    private static HttpRequestMessage Form(ClientIdentity identity, Dictionary<string, string> proof) =>
        new(HttpMethod.Post, identity.TokenUrl)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(proof)
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = identity.ClientId,
                ["scope"] = identity.Scope,
            }),
        };

    private static Dictionary<string, string> Assertion(Credential.Certificate from, ClientIdentity identity, Instant now)
    {
        using var certificate = ClientAssertion.Load(from);
        return new()
        {
            ["client_assertion_type"] = ClientAssertion.Type,
            ["client_assertion"] = ClientAssertion.Sign(certificate, identity.ClientId, identity.TokenUrl, now),
        };
    }

    /// <summary>App Service and its kin name their endpoint in the environment; everywhere else it is the instance metadata address.</summary>
    /// <remarks>
    /// https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference and
    /// https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token
    /// </remarks>
    private static HttpRequestMessage Managed(Credential.ManagedIdentity managed, ClientIdentity identity)
    {
        var endpoint = Environment.GetEnvironmentVariable("IDENTITY_ENDPOINT");
        var secret = Environment.GetEnvironmentVariable("IDENTITY_HEADER");
        var isAppService = !string.IsNullOrEmpty(endpoint) && !string.IsNullOrEmpty(secret);
        var address = isAppService ? endpoint : "http://169.254.169.254/metadata/identity/oauth2/token";
        var version = isAppService ? "2019-08-01" : "2018-02-01";
        var request = new HttpRequestMessage(HttpMethod.Get,
            $"{address}?api-version={version}&resource={Uri.EscapeDataString(identity.Resource)}&client_id={Uri.EscapeDataString(managed.ClientId)}");
        request.Headers.Add(isAppService ? "X-IDENTITY-HEADER" : "Metadata", isAppService ? secret : "true");
        return request;
    }
}
