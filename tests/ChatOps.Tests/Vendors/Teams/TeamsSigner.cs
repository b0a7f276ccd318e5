using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatOps.Tests.Vendors.Teams;

/// <summary>Signs activities as the Bot Service does, with keys of our own, and publishes them with their endorsements.</summary>
internal sealed class TeamsSigner
{
    /// <summary>Making a key costs more than all that a test does with it, so every signer of this run begins with the same ones.</summary>
    private static readonly ConcurrentDictionary<int, RSA> Made = new();

    private readonly List<(RSA Rsa, RsaSecurityKey Key, string[] Endorsements)> _keys = [];

    public TeamsSigner() => Roll();

    public string Issuer { get; init; } = "https://api.botframework.com";

    public RsaSecurityKey Key => _keys[^1].Key;

    /// <summary>A new key takes over; the old ones stay published.</summary>
    public RsaSecurityKey Roll(params string[] endorsements)
    {
        var rsa = Made.GetOrAdd(_keys.Count, _ => RSA.Create(2048));
        _keys.Add(
            (rsa, new RsaSecurityKey(rsa) { KeyId = $"key-{_keys.Count + 1}" }, endorsements is [] ? ["msteams", "webchat"] : endorsements)
        );
        return Key;
    }

    public string Token(string audience, string serviceUrl, Action<SecurityTokenDescriptor>? change = null)
    {
        var now = DateTime.UtcNow;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            NotBefore = now.AddMinutes(-1),
            Expires = now.AddHours(1),
            Claims = new Dictionary<string, object> { ["serviceurl"] = serviceUrl },
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    /// <summary>The JSON Web Key Set, as the jwks_uri answers it.</summary>
    public JsonObject Published() => new()
    {
        ["keys"] = new JsonArray([.. _keys.Select(k => new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = k.Key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(k.Rsa.ExportParameters(false).Modulus),
            ["e"] = Base64UrlEncoder.Encode(k.Rsa.ExportParameters(false).Exponent),
            ["endorsements"] = new JsonArray([.. k.Endorsements.Select(e => (JsonNode)e)]),
        })]),
    };
}
