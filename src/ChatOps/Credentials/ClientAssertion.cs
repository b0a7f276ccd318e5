using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatOps.Credentials;

/// <summary>A signed statement "I am this application", in the place of a secret.</summary>
/// <remarks>https://learn.microsoft.com/entra/identity-platform/certificate-credentials</remarks>
internal static class ClientAssertion
{
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly Duration GoodFor = Duration.FromMinutes(10);

    public static X509Certificate2 Load(Credential.Certificate from) =>
        Path.GetExtension(from.Path).ToLowerInvariant() is ".pfx" or ".p12"
            ? X509CertificateLoader.LoadPkcs12FromFile(from.Path, from.Password)
            : string.IsNullOrEmpty(from.Password)
                ? X509Certificate2.CreateFromPemFile(from.Path)
                : X509Certificate2.CreateFromEncryptedPemFile(from.Path, from.Password);

    public static string Sign(X509Certificate2 certificate, string clientId, Uri audience, Instant now)
    {
        using var key = certificate.GetRSAPrivateKey() ?? throw new TokenException(0, "CertificateHasNoRsaKey");
        var header = new JsonObject
        {
            ["alg"] = "PS256",
            ["typ"] = "JWT",
            ["x5t#S256"] = Base64Url.EncodeToString(SHA256.HashData(certificate.RawData)),
        };
        var claims = new JsonObject
        {
            ["aud"] = audience.AbsoluteUri,
            ["iss"] = clientId,
            ["sub"] = clientId,
            ["jti"] = Guid.NewGuid().ToString(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + GoodFor).ToUnixTimeSeconds(),
        };
        var signed = $"{Part(header)}.{Part(claims)}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Part(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
