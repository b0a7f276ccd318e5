using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace ChatOps.Credentials;

/// <summary>One token for one asking, by MSAL: nothing is kept here and nothing is tried twice.</summary>
internal static class TokenSource
{
    /// <summary>The audience for which a managed identity vouches for an application.</summary>
    private const string TokenExchange = "api://AzureADTokenExchange";

    /// <exception cref="TokenException">The login refused, or gave no answer, or the credential cannot be read.</exception>
    public static async Task<AccessToken> Fetch(ClientIdentity identity, LoginWire wire, Ct ct)
    {
        var credential = identity.Credential ?? throw new TokenException(0, "NotConfigured");
        try
        {
            using var certificate = credential is Credential.Certificate file ? Load(file) : null;
            var token = credential is Credential.ManagedIdentity managed
                ? await OfManagedIdentity(managed.ClientId, identity.Resource, wire, ct)
                : await Application(identity, credential, certificate, wire)
                    .AcquireTokenForClient([identity.Scope])
                    .WithForceRefresh(true)
                    .ExecuteAsync(ct);
            return token.AccessToken is { Length: > 0 } value
                ? new AccessToken(value, Left(token.ExpiresOn))
                : throw new TokenException(0, "NoToken");
        }
        catch (MsalServiceException fault)
        {
            throw new TokenException(fault.StatusCode, fault.ErrorCode);
        }
        catch (MsalException fault)
        {
            throw new TokenException(0, fault.ErrorCode);
        }
        catch (JsonException fault)
        {
            throw new TokenException(0, "LoginAnswerIsNotJson", fault);
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new TokenException(0, "LoginGivesNoAnswer", fault);
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new TokenException(
                0, credential is Credential.FederatedToken ? "FederatedTokenCannotBeRead" : "CertificateCannotBeRead", fault);
        }
    }

    /// <summary>MSAL adds what the login says to the real clock, a moment ago.</summary>
    private static Duration Left(DateTimeOffset expiresOn) =>
        Instant.FromDateTimeOffset(expiresOn) - SystemClock.Instance.GetCurrentInstant();

    private static IConfidentialClientApplication Application(
        ClientIdentity identity, Credential credential, X509Certificate2? certificate, LoginWire wire)
    {
        var application = ConfidentialClientApplicationBuilder.Create(identity.ClientId)
            .WithAuthority(identity.Authority, validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(wire, retryOnceOn5xx: false);
        return (credential switch
        {
            Credential.Secret secret => application.WithClientSecret(secret.Value),
            Credential.Certificate => application.WithCertificate(certificate),
            Credential.FederatedToken file => application.WithClientAssertion(async (AssertionRequestOptions asked) =>
                (await File.ReadAllTextAsync(file.Path, asked.CancellationToken)).Trim()),
            Credential.FederatedIdentity federated => application.WithClientAssertion(async (AssertionRequestOptions asked) =>
                (await OfManagedIdentity(federated.ClientId, TokenExchange, wire, asked.CancellationToken)).AccessToken),
            _ => throw new InvalidOperationException("unknown credential"),
        }).Build();
    }

    private static Task<AuthenticationResult> OfManagedIdentity(string clientId, string resource, LoginWire wire, Ct ct) =>
        ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(clientId))
            .WithHttpClientFactory(wire, retryOnceOn5xx: false)
            .Build()
            .AcquireTokenForManagedIdentity(resource)
            .WithForceRefresh(true)
            .ExecuteAsync(ct);

    private static X509Certificate2 Load(Credential.Certificate from) =>
        Path.GetExtension(from.Path).ToLowerInvariant() is ".pfx" or ".p12"
            ? X509CertificateLoader.LoadPkcs12FromFile(from.Path, from.Password)
            : string.IsNullOrEmpty(from.Password)
                ? X509Certificate2.CreateFromPemFile(from.Path)
                : X509Certificate2.CreateFromEncryptedPemFile(from.Path, from.Password);
}
